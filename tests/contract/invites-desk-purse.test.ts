import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DAY, HOUR } from '#core/kernel/time'
import { type Shuke, startShuke } from '../bench'
import {
  balanceOf,
  campaignForm,
  campaignOf,
  type Desk,
  friendOf,
  inviterOf,
  openDesk,
} from './invites-desk-bench'
import { docs } from './points-bench'

/** The same moves for the same seed, everywhere (mulberry32). */
const seeded = (seed: number) => {
  let state = seed
  return (below: number): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}

const MOVES = 45

describe('the purse of a campaign', () => {
  let shuke: Shuke
  let desk: Desk

  beforeAll(async () => {
    shuke = await startShuke()
    desk = await openDesk(shuke)
  })
  afterAll(() => shuke.stop())

  /** A small campaign whose money is exactly its worst case: everything runs dry on the way. */
  const play = async (seed: number) => {
    const below = seeded(seed)
    const { operator } = desk
    const campaignId = await campaignOf(desk, {
      stock: 3,
      budgetFen: 3 * 550,
      endsAt: (await shuke.cloud.clock.now()) + 300 * DAY,
      risk: { ...campaignForm(0).risk, perHour: 2 },
    })
    const inviters = [await inviterOf(desk, campaignId), await inviterOf(desk, campaignId)]
    const friends: { who: string; id: string }[] = []
    const any = <T>(some: readonly T[]): T => some[below(some.length)] as T
    const tell = (route: string, input: object) =>
      shuke.send(operator, 'operator', route, input, `r${seed}-${told++}-xxxxxxxxxxxxxxx`)
    let told = 0
    const moves: Record<string, () => Promise<unknown>> = {
      joins: async () => friends.push(await friendOf(desk, any(inviters).code).catch(lost)),
      joinsToo: async () => friends.push(await friendOf(desk, any(inviters).code).catch(lost)),
      leaves: async () => {
        const { who } = any(friends.length > 0 ? friends : inviters.slice(1))
        await shuke.call(who, 'member', 'membership.close', { sure: true })
      },
      settles: () => shuke.call(any(inviters).who, 'member', 'invites.settle', {}),
      pauses: () => tell('invites.pause', { campaignId, why: '试一试' }),
      goesOn: () => tell('invites.resume', { campaignId }),
      grows: async () => {
        const [{ stock = 0 } = {}] = await docs<{ stock: number }>(shuke, 'invitePurses', {
          _id: campaignId,
        })
        await tell('invites.raise', { campaignId, stock: stock + 1, budgetFen: (stock + 1) * 550 })
      },
      blocks: () => tell('invites.block', { memberId: any(inviters).id, why: '看一看' }),
      unblocks: () => tell('invites.unblock', { memberId: any(inviters).id, why: '没事' }),
      decides: async () => {
        const { friends: held } = await shuke.must(operator, 'operator', 'invites.people', {
          campaignId,
          state: 'held',
        })
        const [first] = held
        const way = below(2) === 0 ? 'allow' : 'refuse'
        const input = { campaignId, friendId: first?.friendId ?? 'mnobody', way, why: '看过' }
        await tell('invites.decide', input)
      },
      aWeek: async () => {
        await shuke.cloud.clock.advance(8 * DAY)
        await shuke.cloud.fireTimer('jobs')
      },
      anHour: () => shuke.cloud.clock.advance(2 * HOUR),
    }
    const seen: string[] = []
    for (let move = 0; move < MOVES; move += 1) {
      const name = any(Object.keys(moves))
      await moves[name]?.()
      seen.push(name)
      const { purse, friends: places, fen } = await balanceOf(desk, campaignId)
      const at = `seed ${seed}: ${seen.slice(-4).join(' → ')}`
      expect([at, places, fen]).toEqual([at, purse.stock, purse.budgetFen])
      expect([at, purse.left >= 0, purse.leftFen >= 0]).toEqual([at, true, true])
    }
    const given = await docs<{ state: string }>(shuke, 'inviteRewards', { campaignId })
    expect(given.length).toBeGreaterThan(0)
  }

  /** Not open just now: nobody joined by it. */
  const lost = () => ({ who: shuke.person(), id: 'mnobody' })

  it('grows while friends come, and nothing of either is lost', async () => {
    const campaignId = await campaignOf(desk)
    const { code } = await inviterOf(desk, campaignId)
    const raise = (stock: number) =>
      shuke.call(desk.operator, 'operator', 'invites.raise', { campaignId, stock })
    await Promise.all([friendOf(desk, code), raise(110), friendOf(desk, code), raise(120)])
    await shuke.cloud.fireTimer('jobs')
    const { purse, friends, fen } = await balanceOf(desk, campaignId)
    expect([friends, fen]).toEqual([purse.stock, purse.budgetFen])
    expect(purse).toMatchObject({ left: purse.stock - 2 })
    expect(purse.stock).toBeGreaterThan(100)
  })

  it.each([11, 23])('is worth its stock and its budget after every move (seed %i)', play, 240_000)
})

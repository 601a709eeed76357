import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DAY, HOUR, MINUTE } from '#core/kernel/time'
import type { Shuke } from '../bench'
import { join } from '../story'
import {
  balanceOf,
  booksOf,
  friendOf,
  inviterIn,
  NO_RISK,
  progress,
  publish,
  purseOf,
  rewardsOf,
  runCampaign,
  settle,
  startBrand,
  visit,
} from './invites-bench'
import { fireJobs } from './jobs-bench'
import { change, memberBy } from './points-bench'
import type { Till } from './sales-bench'

const points = (many: number) => ({ kind: 'points' as const, points: many })

/** What somebody would try who wants more than they brought, and what may go wrong beside it. */
describe('nobody gains, and nobody loses, by odd orders', () => {
  let shuke: Shuke
  let till: Till

  beforeAll(async () => {
    ;({ shuke, till } = await startBrand())
  })
  afterAll(() => shuke.stop())

  const close = (who: string) => shuke.must(who, 'member', 'membership.close', { sure: true })
  const ticketsOf = async (who: string) =>
    (await shuke.must(who, 'member', 'coupons.wallet', { filter: 'usable' })).tickets
  const isBalanced = async (campaignId: string) => {
    const { missing, lost } = await booksOf(shuke, campaignId)
    expect([missing, lost]).toEqual([0, 0])
  }
  const say = (route: 'invites.block' | 'invites.unblock', memberId: string) =>
    shuke.must(till.operator, 'operator', route, { memberId, why: '刷单' })

  it('a step that is earned again is given again, though its coupon is limited to one', async () => {
    const templateId = await publish(shuke, till.operator, { perMember: 1 })
    const steps = [{ now: { kind: 'coupon' as const, templateId } }]
    const campaignId = await runCampaign(shuke, { steps, friend: points(1) })
    const { inviter, code } = await inviterIn(shuke, campaignId)
    for (let turn = 0; turn < 3; turn += 1) {
      const friend = await friendOf(shuke, code)
      await settle(shuke, inviter)
      expect(await ticketsOf(inviter)).toHaveLength(1)
      await close(friend)
      await settle(shuke, inviter)
      expect(await ticketsOf(inviter)).toHaveLength(0)
    }
    await isBalanced(campaignId)
  })

  it('points that were spent before the account was closed do not come back into the purse', async () => {
    const campaignId = await runCampaign(shuke, { friend: points(30) })
    const { inviter, code } = await inviterIn(shuke, campaignId)
    const friend = await friendOf(shuke, code)
    await settle(shuke, inviter)
    const { _id } = await memberBy(shuke, friend)
    await change(
      shuke,
      'members',
      { _id },
      { $set: { account: { balance: 0, debt: 0, lots: [] } } },
    )
    await close(friend)
    await settle(shuke, inviter)
    await fireJobs(shuke)
    const own = (await rewardsOf(shuke, campaignId)).filter(({ part }) => part === 'friend')
    expect(own.map(({ state }) => state)).toEqual(['note'])
    expect(own[0]?.worthFen).toBeGreaterThan(0)
    expect((await purseOf(shuke, campaignId)).left).toBe(99)
    await isBalanced(campaignId)
  })

  it.each([
    ['inviter first', ['inviter', 'friend']],
    ['friend first', ['friend', 'inviter']],
  ] as const)(
    'both sides of a ring are listed: the friend keeps nothing (%s)',
    async (_n, order) => {
      const campaignId = await runCampaign(shuke)
      const { inviter, code } = await inviterIn(shuke, campaignId)
      const friend = await friendOf(shuke, code)
      await settle(shuke, inviter)
      expect(await balanceOf(shuke, friend)).toBe(30)
      const people = { inviter, friend }
      for (const one of order) await say('invites.block', (await memberBy(shuke, people[one]))._id)
      await fireJobs(shuke)
      expect([await balanceOf(shuke, friend), await balanceOf(shuke, inviter)]).toEqual([0, 0])
      await isBalanced(campaignId)
    },
  )

  it('a friend who leaves while the inviter is listed keeps nothing', async () => {
    const campaignId = await runCampaign(shuke)
    const { inviter, code } = await inviterIn(shuke, campaignId)
    const friend = await friendOf(shuke, code)
    await say('invites.block', (await memberBy(shuke, inviter))._id)
    await close(friend)
    await fireJobs(shuke)
    const own = (await rewardsOf(shuke, campaignId)).filter(({ part }) => part === 'friend')
    expect(own.map(({ state }) => state)).toEqual(['back'])
  })

  it('friends of one phone are over the plan in whatever order they ask', async () => {
    const campaignId = await runCampaign(shuke, { risk: { ...NO_RISK, perDevice: 1 } })
    const teams = [await inviterIn(shuke, campaignId), await inviterIn(shuke, campaignId)]
    const friends: string[] = []
    for (const { code } of teams) {
      const friend = shuke.person()
      await visit(shuke, friend, code, { phoneId: 'one phone' })
      await join(shuke, friend)
      await shuke.cloud.clock.advance(1000)
      friends.push(friend)
    }
    for (const friend of friends.reverse()) await settle(shuke, friend)
    const held = await Promise.all(
      teams.map(async ({ inviter, code }) => (await progress(shuke, inviter, code)).held),
    )
    expect(held[0] ?? 0).toBe(1 - (held[1] ?? 0))
  })

  it('who was looked at once is not looked at again when they are kept', async () => {
    const campaignId = await runCampaign(shuke, { risk: { ...NO_RISK, perDevice: 1 } })
    const { inviter, code } = await inviterIn(shuke, campaignId)
    const other = await inviterIn(shuke, campaignId)
    for (const to of [code, other.code]) {
      const friend = shuke.person()
      await visit(shuke, friend, to, { phoneId: 'their phone' })
      await join(shuke, friend)
      await settle(shuke, friend)
    }
    await shuke.cloud.clock.advance(7 * DAY + MINUTE)
    for (const _time of [1, 2, 3]) await settle(shuke, inviter)
    await change(shuke, 'inviteTeams', { _id: code }, { $set: { owed: true } })
    await settle(shuke, inviter)
    expect(await progress(shuke, inviter, code)).toMatchObject({ kept: 1, held: 0 })
    expect(await progress(shuke, other.inviter, other.code)).toMatchObject({ kept: 0, held: 1 })
  })

  /** A purse at rest, and a friend who has just left. */
  const leaving = async (rest: number) => {
    const campaignId = await runCampaign(shuke, { steps: [{ now: points(100) }] })
    await change(shuke, 'inviteCampaigns', { _id: campaignId }, { $unset: { 'form.friend': 1 } })
    await shuke.cloud.clock.advance(MINUTE)
    const { inviter, code } = await inviterIn(shuke, campaignId)
    const friend = await friendOf(shuke, code)
    await settle(shuke, inviter)
    await shuke.cloud.clock.advance(rest)
    await close(friend)
    return { campaignId, inviter }
  }

  /** Places of the requests on purses among those of a taking back. */
  const purseRequests = async () => {
    const { inviter } = await leaving(HOUR)
    await settle(shuke, inviter)
    const { operations } = shuke.lastCall('member')
    const found = operations.flatMap((one, i) => (one.collection === 'invitePurses' ? [i + 1] : []))
    expect(found.length).toBeGreaterThan(1)
    return found
  }

  it('a slow giving back and the jobs beside it fill no purse twice', async () => {
    for (const at of await purseRequests()) {
      const { campaignId, inviter } = await leaving(3 * HOUR)
      const slow = { on: 'operation', fn: 'member', at: [at], fault: 'slow', ms: 2500 }
      shuke.cloud.chaos.set({ seed: 1, rules: [slow as never] })
      const settled = settle(shuke, inviter)
      while (shuke.cloud.chaos.log().length === 0) await new Promise((go) => setTimeout(go, 20))
      await shuke.cloud.fireTimer('jobs')
      await settled
      shuke.cloud.chaos.clear()
      expect(await purseOf(shuke, campaignId)).toMatchObject({ left: 100, leftFen: 10_000_000 })
    }
  }, 180_000)

  it('a purse that nobody had touched for days gets back what a crash left out', async () => {
    for (const at of await purseRequests()) {
      const { campaignId, inviter } = await leaving(3 * DAY)
      const kill = { on: 'operation', fn: 'member', at: [at], fault: 'kill' }
      shuke.cloud.chaos.set({ seed: 1, rules: [kill as never] })
      await settle(shuke, inviter).catch(() => undefined)
      shuke.cloud.chaos.clear()
      await fireJobs(shuke)
      await shuke.cloud.clock.advance(15 * MINUTE)
      await fireJobs(shuke)
      await isBalanced(campaignId)
      expect((await purseOf(shuke, campaignId)).left).toBe(100)
    }
  }, 180_000)

  it('showing oneself is agreed to anew after an account was closed', async () => {
    const campaignId = await runCampaign(shuke)
    const { inviter, code } = await inviterIn(shuke, campaignId)
    await shuke.must(inviter, 'member', 'invites.showMe', { show: true })
    await close(inviter)
    await join(shuke, inviter)
    expect(await progress(shuke, inviter, code)).toMatchObject({ shown: false })
  })

  it('what finds nothing left after a raise either is not tried for ever', async () => {
    const campaignId = await runCampaign(shuke, { stock: 1, steps: [{ now: points(1) }] })
    const { inviter, code } = await inviterIn(shuke, campaignId)
    const friends = [await friendOf(shuke, code), await friendOf(shuke, code)]
    const gone = await friendOf(shuke, code)
    await close(gone)
    const raisedAt = shuke.cloud.clock.now()
    await change(shuke, 'inviteCampaigns', { _id: campaignId }, { $set: { raisedAt } })
    await shuke.cloud.clock.advance(MINUTE)
    for (const friend of [...friends, ...friends]) await settle(shuke, friend)
    await settle(shuke, inviter)
    const rewards = await rewardsOf(shuke, campaignId)
    expect(Math.max(...rewards.map(({ gen }) => gen))).toBe(2)
  })

  it('a friend who moves between a raise and the jobs puts nobody back to sleep', async () => {
    const campaignId = await runCampaign(shuke, { stock: 1, steps: [{ now: points(1) }] })
    const { code } = await inviterIn(shuke, campaignId)
    await friendOf(shuke, code)
    const late = await friendOf(shuke, code)
    const input = { campaignId, stock: 2 }
    await shuke.must(till.operator, 'operator', 'invites.raise', input)
    const mover = shuke.person()
    await visit(shuke, mover, code)
    await fireJobs(shuke)
    await fireJobs(shuke)
    expect(await balanceOf(shuke, late)).toBe(30)
  })
})

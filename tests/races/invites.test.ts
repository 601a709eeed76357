import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Shuke } from '../bench'
import { balanced } from '../contract/balanced'
import {
  booksOf,
  comeBy,
  docs,
  inviterIn,
  progress,
  runCampaign,
  startBrand,
} from '../contract/invites-bench'
import { fireJobs } from '../contract/jobs-bench'

const TEAMS = 20
const FRIENDS = 200
/** Friends who can be rewarded: far fewer than come. */
const STOCK = 30
/** The till's rule: ten points pay a yuan. */
const FEN_PER_POINT = 10

const points = (many: number) => ({ kind: 'points' as const, points: many })

const times = <T>(count: number, make: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => make(index)))

interface Team {
  credits: { friendId: string; state: string }[]
  counted: number
}

describe('at the same moment', () => {
  let shuke: Shuke

  beforeAll(async () => {
    ;({ shuke } = await startBrand(8))
  })
  afterAll(() => shuke.stop())

  /** In portions, because nobody opens a shop two hundred at a time; the settling is at once. */
  const crowd = async (codes: readonly string[]): Promise<string[]> => {
    const people: string[] = []
    while (people.length < FRIENDS) {
      const from = people.length
      const coming = await times(20, (i) => comeBy(shuke, codes[(from + i) % codes.length] ?? ''))
      people.push(...coming)
    }
    return people
  }

  const settleAll = (people: readonly string[]) =>
    Promise.all(people.map((one) => shuke.call(one, 'member', 'invites.settle', {})))

  it(`${FRIENDS} friends of ${TEAMS} teams want ${STOCK} places and no more have one`, async () => {
    const steps = [{ now: points(100) }]
    const worst = (100 + 30) * FEN_PER_POINT * STOCK
    const campaignId = await runCampaign(shuke, { stock: STOCK, budgetFen: worst, steps })
    const teams = await times(TEAMS, () => inviterIn(shuke, campaignId))
    const people = await crowd(teams.map(({ code }) => code))
    await settleAll(people)
    await fireJobs(shuke)
    const { purse, rewards, missing, lost } = await booksOf(shuke, campaignId)
    expect([purse.left, missing, lost]).toEqual([0, 0, 0])
    const given = rewards.filter(({ state }) => state === 'given')
    expect(given.filter(({ part }) => part === 'friend')).toHaveLength(STOCK)
    expect(given.filter(({ part }) => part === 'now').length).toBeLessThanOrEqual(TEAMS)
    expect(purse.leftFen).toBeGreaterThanOrEqual(0)
    for (const { inviter, code } of teams) {
      const { counted, owed } = await progress(shuke, inviter, code)
      expect([counted, owed]).toEqual([FRIENDS / TEAMS, false])
      await balanced(shuke, inviter)
    }
  })

  it('every friend of one inviter is counted, and each reward is given once', async () => {
    const campaignId = await runCampaign(shuke)
    const { inviter, code } = await inviterIn(shuke, campaignId)
    const people = await times(40, () => comeBy(shuke, code))
    const everybody = [...people, ...people, inviter, inviter]
    await settleAll(everybody)
    await fireJobs(shuke)
    await fireJobs(shuke)
    const [team] = await docs<Team>(shuke, 'inviteTeams', { _id: code })
    expect(team?.counted).toBe(40)
    expect(new Set(team?.credits.map(({ friendId }) => friendId)).size).toBe(40)
    expect((await balanced(shuke, inviter)).account.balance).toBe(300)
    for (const one of people.slice(0, 10))
      expect((await balanced(shuke, one)).account.balance).toBe(30)
    expect(await booksOf(shuke, campaignId)).toMatchObject({ missing: 0, lost: 0 })
  })

  it('two invitations opened together make one inviter, for ever', async () => {
    const campaignId = await runCampaign(shuke)
    const [a, b] = [await inviterIn(shuke, campaignId), await inviterIn(shuke, campaignId)]
    const friend = shuke.person()
    await Promise.all(
      [a, b].map(({ code }) =>
        shuke.must(friend, 'member', 'invites.visit', { code, way: 'qr', scene: 1047 }),
      ),
    )
    await comeBy(shuke, a.code, friend)
    const both = await Promise.all([a, b].map((one) => progress(shuke, one.inviter, one.code)))
    expect(both.map(({ counted }) => counted).sort()).toEqual([0, 1])
  })
})

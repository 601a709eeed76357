import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MINUTE } from '#core/kernel/time'
import { newRequestId, roundTrips, type Shuke } from '../bench'
import { balanced } from './balanced'
import {
  balanceOf,
  booksOf,
  comeBy,
  docs,
  inviterIn,
  progress,
  publish,
  runCampaign,
  startBrand,
  visit,
} from './invites-bench'

const faults = ['kill', 'lost-before', 'lost-after'] as const
type Fault = (typeof faults)[number]

interface Row {
  action: string
  subject: string
}

/** Kills every single request of a joining and of a settling, before and after its effect. */
describe('what a crash cuts short', () => {
  let shuke: Shuke
  let campaignId: string
  let templateId: string
  let inviter: string
  let code: string

  beforeAll(async () => {
    const brand = await startBrand()
    shuke = brand.shuke
    templateId = await publish(shuke, brand.till.operator, { stock: 1000, perMember: 10 })
    campaignId = await runCampaign(shuke, {
      friend: { kind: 'coupon', templateId },
      steps: [{ now: { kind: 'points', points: 100 } }],
    })
  })
  afterAll(() => shuke.stop())

  const newTeam = async () => {
    ;({ inviter, code } = await inviterIn(shuke, campaignId))
  }

  const strike = (at: number, fault: Fault) =>
    shuke.cloud.chaos.set({
      seed: 1,
      rules: [{ on: 'operation', fault, fn: 'member', at: [at] } as never],
    })

  const calm = () => {
    const struck = shuke.cloud.chaos.log().length
    shuke.cloud.chaos.clear()
    return struck
  }

  const consentOf = async () => {
    const { consent } = await shuke.must(shuke.person(), 'member', 'membership.home', {})
    return { version: consent?.version ?? '', hash: consent?.hash ?? '' }
  }

  const joinBy = (person: string, consent: { version: string; hash: string }, requestId: string) =>
    shuke.call(person, 'member', 'membership.join', { consent }, requestId)

  const walletOf = async (person: string) =>
    (await shuke.must(person, 'member', 'coupons.wallet', { filter: 'usable' })).tickets.length

  /** Everything that one friend means, whatever happened on the way. */
  const isPaidOnce = async (friend: string) => {
    expect(await walletOf(friend)).toBe(1)
    expect(await balanceOf(shuke, inviter)).toBe(100)
    await balanced(shuke, inviter)
    expect(await progress(shuke, inviter, code)).toMatchObject({ counted: 1, owed: false })
    const { missing, lost, rewards } = await booksOf(shuke, campaignId)
    expect([missing, lost]).toEqual([0, 0])
    expect(rewards.filter(({ state }) => state !== 'given')).toEqual([])
  }

  /** The timer goes off every ten minutes. */
  const rested = async () => {
    for (let round = 0; round < 3; round += 1) await shuke.cloud.clock.advance(10 * MINUTE)
  }

  const joinings = Array.from({ length: 6 }, (_, i) => i + 1).flatMap((at) =>
    faults.map((fault) => ({ at, fault })),
  )

  it('joins in six requests', async () => {
    await newTeam()
    await comeBy(shuke, code)
    expect(roundTrips(shuke.lastCall('member'))).toHaveLength(joinings.length / faults.length)
  })

  it.each(joinings)('a joining: $fault at request $at, retried', async ({ at, fault }) => {
    await newTeam()
    const friend = shuke.person()
    const consent = await consentOf()
    await visit(shuke, friend, code)
    const requestId = newRequestId()
    strike(at, fault)
    await joinBy(friend, consent, requestId).catch(() => undefined)
    expect(calm()).toBe(1)
    expect(await joinBy(friend, consent, requestId)).toMatchObject({ ok: true })
    await shuke.must(friend, 'member', 'invites.settle', {})
    await rested()
    await isPaidOnce(friend)
    const rows = await docs<Row>(shuke, 'audit', { action: 'membership.join' })
    const { _id } = await balanced(shuke, friend)
    expect(rows.filter(({ subject }) => subject === _id)).toHaveLength(1)
  })

  /** A retry has met every fault at every request; what is left to the jobs meets each of them once. */
  const forgotten = joinings.filter(({ at, fault }) => faults[at % faults.length] === fault)

  it.each(forgotten)(
    'a joining: $fault at request $at, left to the jobs',
    async ({ at, fault }) => {
      await newTeam()
      const friend = shuke.person()
      await visit(shuke, friend, code)
      const consent = await consentOf()
      strike(at, fault)
      await joinBy(friend, consent, newRequestId()).catch(() => undefined)
      calm()
      const { member } = await shuke.must(friend, 'member', 'membership.home', {})
      await rested()
      if (member) return isPaidOnce(friend)
      expect(await progress(shuke, inviter, code)).toMatchObject({ counted: 0, owed: false })
    },
  )

  it('a settling: at every request, by every fault, and the jobs or a retry end it', async () => {
    await newTeam()
    const first = await comeBy(shuke, code)
    await shuke.must(first, 'member', 'invites.settle', {})
    const requests = roundTrips(shuke.lastCall('member')).length
    expect(requests).toBeGreaterThan(15)
    for (let at = 2; at <= requests; at += 1) {
      const fault = faults[at % faults.length] ?? 'kill'
      await newTeam()
      const friend = await comeBy(shuke, code)
      strike(at, fault)
      await shuke.call(friend, 'member', 'invites.settle', {}).catch(() => undefined)
      expect([at, calm()]).toEqual([at, 1])
      if (at % 2 === 0) await shuke.must(friend, 'member', 'invites.settle', {})
      await rested()
      await isPaidOnce(friend)
    }
  })
})

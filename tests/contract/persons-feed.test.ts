import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Event } from '#core/events/event'
import { MINUTE } from '#core/kernel/time'
import type { Person } from '#core/persons/person'
import { codeOf, type Shuke } from '../bench'
import { claim, codeOn, join } from '../story'
import { addDocs, change, docs, memberBy } from './points-bench'
import { memberWith, sell, startTill, type Till, takeBack } from './sales-bench'

/** 2026-03-02, a Monday noon in Beijing. */
const NOON = Date.UTC(2026, 2, 2, 4)

describe('what the product does', () => {
  let shuke: Shuke
  let till: Till

  const jobs = async () => {
    for (let times = 0; times < 2; times += 1) {
      await shuke.cloud.clock.advance(2 * MINUTE)
      await shuke.cloud.fireTimer('jobs')
    }
  }
  const eventsOf = async (memberId: string) =>
    (await docs<Event>(shuke, 'events', { key: `m.${memberId}` })).sort((a, b) => a.at - b.at)
  const personOf = async (memberId: string) =>
    (await docs<Person>(shuke, 'persons', { _id: `m.${memberId}` }))[0]

  beforeAll(async () => {
    const started = await startTill(NOON)
    shuke = started.shuke
    till = started.till
  })
  afterAll(() => shuke.stop())

  it('becomes events of the member, each once, and a person', async () => {
    const member = await memberWith(shuke, till)
    const { _id: memberId } = await memberBy(shuke, member)
    const couponId = await claim(shuke, member, till.templateId)
    const code = await codeOn(shuke, member, couponId)
    const at = { storeId: till.storeId, code }
    const { receipt } = await shuke.must(till.clerk, 'clerk', 'redemption.redeem', at)
    await jobs()
    await jobs()
    expect((await eventsOf(memberId)).map(({ kind }) => kind)).toEqual([
      'joined',
      'claimed',
      'redeemed',
    ])
    expect((await personOf(memberId))?.stages.at(0)?.[1]).toBe(3)

    const undo = { storeId: till.storeId, couponId, redemptionId: receipt.redemptionId }
    await shuke.must(till.clerk, 'clerk', 'redemption.undo', undo)
    await jobs()
    const person = await personOf(memberId)
    expect(person?.days.redeemed).toBeUndefined()
    expect(person?.days.claimed).toHaveLength(1)
  })

  it('keeps by whose invitation somebody joined', async () => {
    const member = await join(shuke)
    const { _id: memberId } = await memberBy(shuke, member)
    await addDocs(shuke, 'inviteTeams', [{ _id: 'team1', campaignId: 'c1', at: 0 }])
    await change(shuke, 'members', { _id: memberId }, { $set: { invitedTeam: 'team1' } })
    await jobs()
    const [joined] = await eventsOf(memberId)
    expect(joined).toMatchObject({ kind: 'joined', channel: 'invite:c1' })
    expect((await personOf(memberId))?.channel).toBe('invite:c1')
  })

  it('lifts whoever buys twice to loyal, and lets a return take it back, with its reason', async () => {
    const member = await memberWith(shuke, till)
    const { _id: memberId } = await memberBy(shuke, member)
    const buy = async () => {
      await shuke.cloud.clock.advance(MINUTE)
      return (await sell(shuke, till, member, { fen: 12_800 })).sale
    }
    const sale = await buy()
    await buy()
    await jobs()
    const show = async () =>
      (await shuke.must(till.operator, 'operator', 'persons.show', { id: `m.${memberId}` })).person
    const loyal = await show()
    expect(loyal.now.name).toBe('忠诚 L')
    expect(loyal.now.events.map(({ text }) => text)).toEqual(['一店购买 ¥128', '一店购买 ¥128'])
    expect(loyal.orders).toBe(2)

    const reply = await takeBack(shuke, till, sale, 12_800, { who: till.manager })
    expect(codeOf(reply)).toBe('ok')
    await jobs()
    const left = await show()
    expect(left.now.name).toBe('购买 P')
    expect(left.now.lost).toHaveLength(1)
    expect(left.orders).toBe(1)
  })

  it('keeps a closed membership in every sum, without a name', async () => {
    const member = await join(shuke)
    const { _id: memberId } = await memberBy(shuke, member)
    await shuke.cloud.clock.advance(MINUTE)
    await shuke.must(member, 'member', 'membership.close', { sure: true })
    await jobs()
    const person = await personOf(memberId)
    expect(person?.days).toMatchObject({ joined: [expect.any(Number)], left: [expect.any(Number)] })
    expect(person?.membership).toEqual([])
    expect(person?.stages).toEqual([])
  })
})

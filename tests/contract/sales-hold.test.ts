import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { statusAfter } from '#core/coupons/life-cycle'
import type { CouponStatus, StoryEvent } from '#core/coupons/views'
import { MINUTE } from '#core/kernel/time'
import { codeOf, newRequestId, roundTrips, type Shuke } from '../bench'
import { claim, codeOn, hire, join, publish } from '../story'
import { balanced } from './balanced'
import { docs } from './points-bench'
import { memberWith, quote, record, startTill, type Till, visit } from './sales-bench'

interface Books {
  status: CouponStatus
  heldUntil: number
  heldFor: string
  story: StoryEvent[]
}

describe('coupons held for a sale in progress', () => {
  let shuke: Shuke
  let till: Till
  let second: string

  beforeAll(async () => {
    ;({ shuke, till } = await startTill(Date.parse('2027-01-15T09:00:00+08:00')))
    const benefit = { kind: 'percent-off' as const, offPercent: 10, capFen: 2000, minFen: 0 }
    const stacking = { group: '折扣', alone: false }
    const over = { name: '九折', benefit, stacking, perMember: 5 }
    second = await publish(shuke, till.operator, over)
  })
  afterAll(() => shuke.stop())

  const buyer = async () => {
    const member = await memberWith(shuke, till)
    const ids = [await claim(shuke, member, till.templateId), await claim(shuke, member, second)]
    const shown = await quote(shuke, till, member)
    expect(shown.used).toHaveLength(2)
    return { member, ids, signed: shown.quote }
  }
  const hold = (signed: string, { who = till.clerk, requestId = newRequestId() } = {}) =>
    shuke.call(who, 'clerk', 'sales.hold', { storeId: till.storeId, quote: signed }, requestId)
  const held = async (signed: string) => {
    const reply = await hold(signed)
    if (!reply.ok) throw new Error(reply.error.code)
    return reply.data
  }
  const release = (signed: string, requestId = newRequestId()) =>
    shuke.call(
      till.clerk,
      'clerk',
      'sales.release',
      { storeId: till.storeId, quote: signed },
      requestId,
    )
  const books = async (id: string | undefined): Promise<Books> => {
    const [found] = await docs<Books>(shuke, 'coupons', { _id: id ?? '' })
    if (!found) throw new Error('no such coupon')
    expect(statusAfter(found.story)).toBe(found.status)
    return found
  }
  const eventsOf = async (id: string | undefined) =>
    (await books(id)).story.map(({ event }) => event)
  const statuses = async (ids: string[]) =>
    Promise.all(ids.map(async (id) => (await books(id)).status))

  it('are held all together in three round trips, and nobody else can use them', async () => {
    const { member, ids, signed } = await buyer()
    const { until } = await held(signed)
    expect(roundTrips(shuke.lastCall('clerk'))).toHaveLength(3)
    expect(until - shuke.cloud.clock.now()).toBeGreaterThan(4.5 * MINUTE)
    expect(await statuses(ids)).toEqual(['held', 'held'])
    const again = await quote(shuke, till, member)
    expect(again.used).toEqual([])
    expect(again.coupons.map(({ why }) => why)).toEqual(Array(2).fill('正在另一笔收款里用着'))
    const couponIds = [ids[0] ?? '']
    await expect(quote(shuke, till, member, { couponIds })).rejects.toThrow('正在另一笔收款里用着')
    expect(codeOf(await record(shuke, till, signed))).toBe('sales.quote-changed')
    expect(await statuses(ids)).toEqual(['held', 'held'])
  })

  it('are redeemed by the sale that holds them, in six round trips', async () => {
    const { member, ids, signed } = await buyer()
    const { quote: kept } = await held(signed)
    const sold = await record(shuke, till, kept)
    if (!sold.ok) throw new Error(sold.error.code)
    expect(roundTrips(shuke.lastCall('clerk'))).toHaveLength(5 + ids.length)
    expect(sold.data.sale.coupons).toHaveLength(2)
    for (const id of ids) {
      expect(await eventsOf(id)).toEqual(['issued', 'held', 'redeemed'])
      expect(await books(id)).toMatchObject({ heldFor: '', heldUntil: 0 })
    }
    await balanced(shuke, member)
  })

  it('keep their price as long as they are held, however old the quote was', async () => {
    const { ids, signed } = await buyer()
    await shuke.cloud.clock.advance(4 * MINUTE)
    const { quote: kept } = await held(signed)
    await shuke.cloud.clock.advance(4 * MINUTE)
    expect(codeOf(await record(shuke, till, kept))).toBe('ok')
    expect(await statuses(ids)).toEqual(['redeemed', 'redeemed'])
  })

  it('are not redeemed alone meanwhile', async () => {
    const member = await memberWith(shuke, till)
    const id = await claim(shuke, member, till.templateId)
    const shown = await quote(shuke, till, member)
    const code = await codeOn(shuke, member, id)
    await held(shown.quote)
    const input = { storeId: till.storeId, code }
    const reply = await shuke.call(till.clerk, 'clerk', 'redemption.redeem', input)
    expect(codeOf(reply)).toBe('redemption.coupon-held')
  })

  it('are free again when their time is over, also before any job has seen it', async () => {
    const { member, ids, signed } = await buyer()
    const { quote: kept } = await held(signed)
    await shuke.cloud.clock.set(shuke.cloud.clock.now() + 5 * MINUTE + 1000)
    expect(codeOf(await record(shuke, till, kept))).toBe('sales.quote-expired')
    const fresh = await quote(shuke, till, member)
    expect(fresh.used).toHaveLength(2)
    const { quote: keptAgain } = await held(fresh.quote)
    expect(await eventsOf(ids[0])).toEqual(['issued', 'held', 'released', 'held'])
    expect(codeOf(await record(shuke, till, keptAgain))).toBe('ok')
    for (const id of ids)
      expect(await eventsOf(id)).toEqual(['issued', 'held', 'released', 'held', 'redeemed'])
  })

  it('say in their story that a hold ended, when a sale takes them without a new one', async () => {
    const { member, ids, signed } = await buyer()
    await held(signed)
    await shuke.cloud.clock.set(shuke.cloud.clock.now() + 5 * MINUTE + 1000)
    const fresh = await quote(shuke, till, member)
    expect(codeOf(await record(shuke, till, fresh.quote))).toBe('ok')
    for (const id of ids)
      expect(await eventsOf(id)).toEqual(['issued', 'held', 'released', 'redeemed'])
  })

  it('are written down as free by the jobs', async () => {
    const { ids, signed } = await buyer()
    await held(signed)
    await shuke.cloud.fireTimer('jobs')
    expect(await statuses(ids)).toEqual(['held', 'held'])
    await shuke.cloud.clock.set(shuke.cloud.clock.now() + 5 * MINUTE + 1000)
    await shuke.cloud.fireTimer('jobs')
    await shuke.cloud.fireTimer('jobs')
    for (const id of ids) {
      expect(await eventsOf(id)).toEqual(['issued', 'held', 'released'])
      expect(await books(id)).toMatchObject({ status: 'issued', heldFor: '', heldUntil: 0 })
    }
  })

  it('go back at once when the clerk gives the sale up', async () => {
    const { member, ids, signed } = await buyer()
    const { quote: kept } = await held(signed)
    const requestId = newRequestId()
    expect(await release(kept, requestId)).toMatchObject({ ok: true, data: { released: 2 } })
    expect(await release(kept, requestId)).toMatchObject({ ok: true, data: { released: 2 } })
    expect(await release(kept)).toMatchObject({ ok: true, data: { released: 0 } })
    expect(await release(signed)).toMatchObject({ ok: true, data: { released: 0 } })
    expect(await statuses(ids)).toEqual(['issued', 'issued'])
    expect(codeOf(await record(shuke, till, kept))).toBe('sales.quote-changed')
    expect((await quote(shuke, till, member)).used).toHaveLength(2)
  })

  it('never go back when the sale has taken them', async () => {
    const { ids, signed } = await buyer()
    const { quote: kept } = await held(signed)
    await record(shuke, till, kept)
    expect(await release(kept)).toMatchObject({ ok: true, data: { released: 0 } })
    expect(await statuses(ids)).toEqual(['redeemed', 'redeemed'])
  })

  it('are held all or none: one that has changed lets the other go', async () => {
    const { member, ids, signed } = await buyer()
    const { storeId, clerk } = till
    const code = await codeOn(shuke, member, ids[0] ?? '')
    await shuke.must(clerk, 'clerk', 'redemption.redeem', { storeId, code })
    expect(codeOf(await hold(signed))).toBe('sales.quote-changed')
    expect(await statuses(ids)).toEqual(['redeemed', 'issued'])
  })

  it('are held by one of two tills at once', async () => {
    const { member, ids, signed } = await buyer()
    const other = await quote(shuke, till, member)
    const replies = await Promise.all([hold(signed), hold(other.quote, { who: till.manager })])
    expect(replies.map(codeOf).sort()).toEqual(['ok', 'sales.quote-changed'])
    expect(await statuses(ids)).toEqual(['held', 'held'])
    const [winner] = replies.flatMap((reply) => (reply.ok ? [reply.data.quote] : []))
    expect(codeOf(await record(shuke, till, winner ?? ''))).toBe('ok')
  })

  it('are held once by a retry, which gets the first answer, also when all is over', async () => {
    const { ids, signed } = await buyer()
    const requestId = newRequestId()
    const first = await hold(signed, { requestId })
    const both = await Promise.all([1, 2].map(() => hold(signed, { requestId })))
    if (!first.ok) throw new Error(first.error.code)
    for (const reply of both) expect(reply).toMatchObject({ data: first.data })
    await record(shuke, till, first.data.quote)
    await shuke.cloud.clock.advance(20 * MINUTE)
    expect(await hold(signed, { requestId })).toMatchObject({ data: first.data })
    for (const id of ids) expect(await eventsOf(id)).toEqual(['issued', 'held', 'redeemed'])
    const other = await buyer()
    expect(codeOf(await hold(other.signed, { requestId }))).toBe('request.replay-changed')
  })

  const places = [
    { action: 'modifyDocument', collection: 'coupons' },
    { action: 'insertDocument', collection: 'audit' },
  ]
  const strikes = places.flatMap((place) =>
    (['kill', 'lost-before', 'lost-after'] as const).map((fault) => ({ ...place, fault })),
  )
  it.each(strikes)('are held once by the retry after $fault at $collection', async (strike) => {
    const { ids, signed } = await buyer()
    const requestId = newRequestId()
    const rule = { on: 'operation', fn: 'clerk', at: [1], ...strike } as const
    shuke.cloud.chaos.set({ seed: 1, rules: [rule] })
    await hold(signed, { requestId }).catch(() => undefined)
    expect(shuke.cloud.chaos.log()).toHaveLength(1)
    shuke.cloud.chaos.clear()
    const again = await hold(signed, { requestId })
    if (!again.ok) throw new Error(again.error.code)
    for (const id of ids) expect(await eventsOf(id)).toEqual(['issued', 'held'])
    expect(codeOf(await record(shuke, till, again.data.quote))).toBe('ok')
  })

  it('refuses what can not be held, and writes nothing', async () => {
    const { member, ids, signed } = await buyer()
    const bare = await quote(shuke, till, member, { couponIds: [] })
    const before = await shuke.documents()
    expect(codeOf(await hold(bare.quote))).toBe('sales.nothing-to-hold')
    expect(codeOf(await hold('a.b'))).toBe('sales.not-ours')
    expect(codeOf(await release('a.b'))).toBe('sales.not-ours')
    const elsewhere = { storeId: till.otherStoreId, quote: signed }
    const foreign = await shuke.call(till.operator, 'clerk', 'sales.hold', elsewhere)
    expect(codeOf(foreign)).toBe('staff.not-your-store')
    expect(await shuke.documents()).toEqual(before)
    await shuke.cloud.clock.set(shuke.cloud.clock.now() + 5 * MINUTE + 1000)
    expect(codeOf(await hold(signed))).toBe('sales.quote-expired')
    expect(await statuses(ids)).toEqual(['issued', 'issued'])
  })

  it('refuses a clerk’s own coupons', async () => {
    const clerk = await hire(shuke, till.operator, till.storeId)
    await join(shuke, clerk)
    await claim(shuke, clerk, till.templateId)
    const own = await quote(shuke, till, clerk, { visit: await visit(shuke, till, clerk) })
    expect(codeOf(await hold(own.quote, { who: clerk }))).toBe('sales.own-sale')
  })

  it('are void with a membership that is closed, and the sale does not come about', async () => {
    const { member, ids, signed } = await buyer()
    const { quote: kept } = await held(signed)
    await shuke.must(member, 'member', 'membership.close', { sure: true })
    expect(codeOf(await record(shuke, till, kept))).toBe('sales.not-ours')
    expect(await statuses(ids)).toEqual(['voided', 'voided'])
  })
})

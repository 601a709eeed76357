import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { statusAfter } from '#core/coupons/life-cycle'
import type { CouponStatus, StoryEvent } from '#core/coupons/views'
import { MINUTE } from '#core/kernel/time'
import { codeOf, newRequestId, type Shuke } from '../bench'
import { claim, publish } from '../story'
import { balanced } from './balanced'
import { docs } from './points-bench'
import { briefOf, couponOf, memberWith, quote, record, startTill, type Till } from './sales-bench'

const member = 'members'
const write = 'modifyDocument'
const add = 'insertDocument'

/** Every write of a recording with two coupons, struck before and after its effect. */
const places = [
  { name: 'taking the first coupon', action: write, collection: 'coupons', at: [1] },
  { name: 'taking the second coupon', action: write, collection: 'coupons', at: [2] },
  { name: 'the commit in the member', action: write, collection: member, at: [1] },
  { name: 'the audit row', action: add, collection: 'audit', at: [1] },
  { name: 'the sale itself', action: add, collection: 'sales', at: [1] },
]
const strikes = places.flatMap((place) =>
  (['kill', 'lost-before', 'lost-after'] as const).map((fault) => ({ ...place, fault })),
)

interface SaleDoc {
  _id: string
  coupons: { id: string }[]
}

interface CouponDoc {
  status: CouponStatus
  used: number
  costFen: number
  salesFen: number
  sales: number
  heldAt: number
  story: StoryEvent[]
}

interface Row {
  action: string
  uses: object[]
}

const UNTOUCHED = { status: 'issued', used: 0, costFen: 0, salesFen: 0, sales: 0, heldAt: 0 }

describe('a sale that a crash cuts short', () => {
  let shuke: Shuke
  let till: Till
  /** Three uses, so that a sale leaves some. */
  let punchId: string

  beforeAll(async () => {
    ;({ shuke, till } = await startTill(Date.parse('2027-01-15T09:00:00+08:00')))
    const benefit = { kind: 'amount-off' as const, offFen: 500, minFen: 0 }
    const stacking = { group: '次卡', alone: false }
    const over = { name: '三次减 5', benefit, stacking, uses: 3, perMember: 5 }
    punchId = await publish(shuke, till.operator, over)
  })
  afterAll(() => shuke.stop())

  const buyer = async () => {
    const who = await memberWith(shuke, till, 100)
    const couponId = await claim(shuke, who, till.templateId)
    const punch = await claim(shuke, who, punchId)
    const { quote: signed, used } = await quote(shuke, till, who, { points: 50 })
    expect(used).toHaveLength(2)
    return { who, couponId, punch, signed, requestId: newRequestId() }
  }
  type Buyer = Awaited<ReturnType<typeof buyer>>

  const booksOf = async (couponId: string): Promise<CouponDoc> => {
    const [found] = await docs<CouponDoc>(shuke, 'coupons', { _id: couponId })
    if (!found) throw new Error('no such coupon')
    expect(statusAfter(found.story)).toBe(found.status)
    return found
  }

  const struck = async ({ signed, requestId }: Buyer, strike: Strike) => {
    const { action, collection, fault, at = [1] } = strike
    const rule = { on: 'operation', fault, fn: 'clerk', action, collection, at } as const
    shuke.cloud.chaos.set({ seed: 1, rules: [rule] })
    await record(shuke, till, signed, requestId).catch(() => undefined)
    expect(shuke.cloud.chaos.log()).toHaveLength(1)
    shuke.cloud.chaos.clear()
  }
  type Strike = Omit<(typeof strikes)[number], 'name' | 'at'> & { at?: number[] }

  const salesOf = async (who: string) => {
    const { _id: memberId } = await balanced(shuke, who)
    return docs<SaleDoc>(shuke, 'sales', { memberId })
  }

  const isSoldOnce = async ({ who, couponId, punch }: Buyer) => {
    const found = await salesOf(who)
    const sold = found[0]?.coupons.map(({ id }) => id)
    expect([found.length, sold?.sort()]).toEqual([1, [couponId, punch].sort()])
    const once = { used: 1, sales: 1, salesFen: 7800 }
    expect(await booksOf(couponId)).toMatchObject({ ...once, status: 'redeemed', costFen: 1200 })
    expect(await booksOf(punch)).toMatchObject({ ...once, status: 'issued', costFen: 500 })
    expect((await briefOf(shuke, who)).balance).toBe(100 - 50 + 78)
    const rows = await docs<Row>(shuke, 'audit', { subject: found[0]?._id })
    expect(rows).toMatchObject([{ action: 'sales.record', uses: [{ saleId: found[0]?._id }, {}] }])
  }

  const isAsBefore = async ({ who, couponId, punch }: Buyer) => {
    expect(await salesOf(who)).toEqual([])
    for (const id of [couponId, punch]) expect(await booksOf(id)).toMatchObject(UNTOUCHED)
    expect((await briefOf(shuke, who)).balance).toBe(100)
  }

  const settled = async () => {
    await shuke.cloud.clock.advance(3 * MINUTE)
    await shuke.cloud.fireTimer('jobs')
  }

  it.each(strikes)('is finished by its retry: $fault at $name', async (strike) => {
    const one = await buyer()
    await struck(one, strike)
    const again = await record(shuke, till, one.signed, one.requestId)
    expect(codeOf(again)).toBe('ok')
    await isSoldOnce(one)
    await settled()
    await isSoldOnce(one)
    for (const id of [one.couponId, one.punch]) expect((await booksOf(id)).heldAt).toBe(0)
  })

  it.each(strikes)(
    'is settled by the jobs when nobody retries: $fault at $name',
    async (strike) => {
      const one = await buyer()
      await struck(one, strike)
      await settled()
      const { balance } = await briefOf(shuke, one.who)
      if (balance !== 100) return isSoldOnce(one)
      await isAsBefore(one)
      const stories = [one.couponId, one.punch].map(async (id) => (await booksOf(id)).story.length)
      const untouched = (await Promise.all(stories)).every((length) => length === 1)
      const late = await record(shuke, till, one.signed, one.requestId)
      expect(codeOf(late)).toBe(untouched ? 'ok' : 'sales.quote-expired')
    },
  )

  it('gives the coupon back behind a fence, leaves a row, and never sells after that', async () => {
    const one = await buyer()
    await struck(one, { action: write, collection: member, fault: 'kill' })
    expect(await couponOf(shuke, one.couponId)).toMatchObject({ status: 'redeemed' })
    await settled()
    const rows = () =>
      docs<object>(shuke, 'audit', { subject: one.couponId, action: 'jobs.settle' })
    expect(await rows()).toMatchObject([{ before: '收款未完成', after: '券已退回' }])
    await isAsBefore(one)
    await shuke.cloud.fireTimer('jobs')
    expect(await rows()).toHaveLength(1)
    const late = await record(shuke, till, one.signed, one.requestId)
    expect(codeOf(late)).toBe('sales.quote-expired')
    expect((await briefOf(shuke, one.who)).balance).toBe(100)
    const fresh = await quote(shuke, till, one.who)
    expect(codeOf(await record(shuke, till, fresh.quote))).toBe('ok')
  })

  it('never sells what was settled while it was slow', async () => {
    const one = await buyer()
    const slow = { on: 'operation', fault: 'slow', fn: 'clerk', action: write, ms: 6000 } as const
    shuke.cloud.chaos.set({ seed: 1, rules: [{ ...slow, collection: member, at: [1] }] })
    const pending = record(shuke, till, one.signed, one.requestId)
    while (shuke.cloud.chaos.log().length === 0) await new Promise((go) => setTimeout(go, 20))
    await settled()
    shuke.cloud.chaos.clear()
    expect(codeOf(await pending)).toBe('sales.quote-expired')
    await isAsBefore(one)
  })

  it('gives back in the same call what its first try held, when the quote has ended', async () => {
    const one = await buyer()
    await struck(one, { action: write, collection: member, fault: 'kill' })
    await shuke.cloud.clock.advance(5 * MINUTE + 1000)
    const late = await record(shuke, till, one.signed, one.requestId)
    expect(codeOf(late)).toBe('sales.quote-expired')
    await isAsBefore(one)
  })

  it('gives one of two back when only that one was taken, and nobody retries', async () => {
    const one = await buyer()
    await struck(one, { action: write, collection: 'coupons', fault: 'kill', at: [2] })
    const taken = [await booksOf(one.couponId), await booksOf(one.punch)]
    expect(taken.map(({ used }) => used).sort()).not.toEqual([0, 0])
    await settled()
    await isAsBefore(one)
    const fresh = await quote(shuke, till, one.who)
    expect(fresh.used).toHaveLength(2)
  })

  it('leaves alone another sale of the same coupon that is still at work', async () => {
    const one = await buyer()
    await struck(one, { action: write, collection: member, fault: 'kill' })
    // The coupon of three uses is free for the next sale while the first one is unsettled.
    const next = await quote(shuke, till, one.who, { points: 50 })
    expect(next.used).toMatchObject([{ couponId: one.punch }])
    expect(codeOf(await record(shuke, till, next.quote))).toBe('ok')
    expect(await booksOf(one.punch)).toMatchObject({ used: 2, sales: 2 })
    await settled()
    await settled()
    expect(await booksOf(one.punch)).toMatchObject({ used: 1, sales: 1, costFen: 500, heldAt: 0 })
    expect(await booksOf(one.couponId)).toMatchObject(UNTOUCHED)
    expect(await salesOf(one.who)).toMatchObject([{ coupons: [{ id: one.punch }] }])
  })

  it('voids what a closed membership held for a sale that never came', async () => {
    const one = await buyer()
    await struck(one, { action: write, collection: member, fault: 'kill' })
    await shuke.must(one.who, 'member', 'membership.close', { sure: true })
    expect(codeOf(await record(shuke, till, one.signed, one.requestId))).toBe('sales.not-ours')
    for (const id of [one.couponId, one.punch])
      expect(await booksOf(id)).toMatchObject({ status: 'voided', heldAt: 0, used: 0, costFen: 0 })
  })

  it('is sold once by two deliveries of the same request at once', async () => {
    const one = await buyer()
    const both = await Promise.all([1, 2].map(() => record(shuke, till, one.signed, one.requestId)))
    expect(both.map(codeOf)).toEqual(['ok', 'ok'])
    expect(both[0]).toMatchObject({ data: (both[1] as { data: object }).data })
    await isSoldOnce(one)
  })
})

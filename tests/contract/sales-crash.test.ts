import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MINUTE } from '#core/kernel/time'
import { codeOf, newRequestId, type Shuke } from '../bench'
import { claim } from '../story'
import { balanced } from './balanced'
import { docs } from './points-bench'
import { briefOf, couponOf, memberWith, quote, record, startTill, type Till } from './sales-bench'

const member = 'members'
const write = 'modifyDocument'
const add = 'insertDocument'

/** Every write of a recording, struck before and after its effect. */
const places = [
  { name: 'holding the coupon', action: write, collection: 'coupons' },
  { name: 'the commit in the member', action: write, collection: member },
  { name: 'the audit row', action: add, collection: 'audit' },
  { name: 'the sale itself', action: add, collection: 'sales' },
]
const strikes = places.flatMap((place) =>
  (['kill', 'lost-before', 'lost-after'] as const).map((fault) => ({ ...place, fault })),
)

interface SaleDoc {
  _id: string
  coupon?: { id: string }
}

describe('a sale that a crash cuts short', () => {
  let shuke: Shuke
  let till: Till

  beforeAll(async () => {
    ;({ shuke, till } = await startTill(Date.parse('2027-01-15T09:00:00+08:00')))
  })
  afterAll(() => shuke.stop())

  const buyer = async () => {
    const who = await memberWith(shuke, till, 100)
    const couponId = await claim(shuke, who, till.templateId)
    const { quote: signed } = await quote(shuke, till, who, { points: 50 })
    return { who, couponId, signed, requestId: newRequestId() }
  }
  type Buyer = Awaited<ReturnType<typeof buyer>>

  const struck = async ({ signed, requestId }: Buyer, { action, collection, fault }: Strike) => {
    const rule = { on: 'operation', fault, fn: 'clerk', action, collection, at: [1] } as const
    shuke.cloud.chaos.set({ seed: 1, rules: [rule] })
    await record(shuke, till, signed, requestId).catch(() => undefined)
    expect(shuke.cloud.chaos.log()).toHaveLength(1)
    shuke.cloud.chaos.clear()
  }
  type Strike = Omit<(typeof strikes)[number], 'name'>

  const salesOf = async (who: string) => {
    const { _id: memberId } = await balanced(shuke, who)
    return docs<SaleDoc>(shuke, 'sales', { memberId })
  }

  const isSoldOnce = async ({ who, couponId }: Buyer) => {
    const found = await salesOf(who)
    expect(found).toMatchObject([{ coupon: { id: couponId } }])
    expect((await couponOf(shuke, couponId)).status).toBe('redeemed')
    expect((await briefOf(shuke, who)).balance).toBe(100 - 50 + 83)
    const rows = await docs<{ action: string }>(shuke, 'audit', { _id: found[0]?._id })
    expect(rows).toMatchObject([{ action: 'sales.record' }])
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
    expect((await couponOf(shuke, one.couponId)).heldAt).toBe(0)
  })

  it.each(strikes)(
    'is settled by the jobs when nobody retries: $fault at $name',
    async (strike) => {
      const one = await buyer()
      await struck(one, strike)
      await settled()
      const coupon = await couponOf(shuke, one.couponId)
      expect(coupon.heldAt).toBe(0)
      const { balance } = await briefOf(shuke, one.who)
      if (balance !== 100) return isSoldOnce(one)
      expect(await salesOf(one.who)).toEqual([])
      expect(coupon.status).toBe('issued')
      const late = await record(shuke, till, one.signed, one.requestId)
      expect(codeOf(late)).toBe(coupon.story.length === 1 ? 'ok' : 'sales.quote-expired')
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
    expect(await salesOf(one.who)).toEqual([])
    expect(await couponOf(shuke, one.couponId)).toMatchObject({ status: 'issued', heldAt: 0 })
  })

  it('gives back in the same call what its first try held, when the quote has ended', async () => {
    const one = await buyer()
    await struck(one, { action: write, collection: member, fault: 'kill' })
    await shuke.cloud.clock.advance(5 * MINUTE + 1000)
    const late = await record(shuke, till, one.signed, one.requestId)
    expect(codeOf(late)).toBe('sales.quote-expired')
    expect(await couponOf(shuke, one.couponId)).toMatchObject({ status: 'issued', heldAt: 0 })
  })

  it('voids what a closed membership held for a sale that never came', async () => {
    const one = await buyer()
    await struck(one, { action: write, collection: member, fault: 'kill' })
    await shuke.must(one.who, 'member', 'membership.close', { sure: true })
    expect(codeOf(await record(shuke, till, one.signed, one.requestId))).toBe('sales.not-ours')
    expect(await couponOf(shuke, one.couponId)).toMatchObject({ status: 'voided', heldAt: 0 })
  })

  it('is sold once by two deliveries of the same request at once', async () => {
    const one = await buyer()
    const both = await Promise.all([1, 2].map(() => record(shuke, till, one.signed, one.requestId)))
    expect(both.map(codeOf)).toEqual(['ok', 'ok'])
    expect(both[0]).toMatchObject({ data: (both[1] as { data: object }).data })
    await isSoldOnce(one)
  })
})

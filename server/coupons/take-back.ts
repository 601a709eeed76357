import type { Tx } from '../platform/store'
import type { CouponDoc } from './records'
import { coupons, holdingId, holdings, shards } from './records'

interface GivenBack {
  at: number
  /** When it was handed out before: where it came back, and the redemption that ends with it. */
  store?: string
  redemptionId?: string
}

/** An open redemption could be undone and would make the coupon usable beside its points. */
const ended = ({ redemptions }: CouponDoc, { at, redemptionId }: GivenBack) =>
  redemptions.map((one) => (one.id === redemptionId ? { ...one, undoneAt: at } : one))

/** What it cost so far, less what the redemption that ends with it had given away. */
const costAfter = ({ redemptions, costFen }: CouponDoc, { redemptionId }: GivenBack): number =>
  costFen - (redemptions.find(({ id }) => id === redemptionId)?.fen ?? 0)

/**
 * Takes a coupon back for good inside the given transaction: to the shard of the stock that it came
 * from, and off the member's count. `back` grows, so that the coupon's id is never given a second
 * time. What one day gave stays given on that day.
 */
export const takeBackCoupon = async (
  tx: Tx,
  coupon: CouponDoc,
  given: GivenBack,
): Promise<CouponDoc> => {
  const { at, store } = given
  const event = { at, event: 'cancelled' as const, ...(store === undefined ? {} : { store }) }
  const set = {
    status: 'voided' as const,
    touchedAt: at,
    rev: coupon.rev + 1,
    stockId: '',
    used: 0,
    costFen: costAfter(coupon, given),
    redemptions: ended(coupon, given),
    story: [...coupon.story, event],
  }
  const _id = holdingId(coupon.templateId, coupon.memberId)
  const holding = await tx.get(holdings, _id)
  if (!holding) throw new Error('a coupon that nobody was given')
  await tx.update(shards, coupon.stockId, { inc: { left: 1, rev: 1 }, set: { at } })
  await tx.set(holdings, { _id, count: holding.count - 1, back: holding.back + 1 })
  await tx.update(coupons, coupon._id, { set })
  return { ...coupon, ...set }
}

import { maskedMember } from '#core/membership/rules'
import type { RedeemQuote } from '#core/redemption/contract'
import { type Redemption, UNDO_WINDOW } from '#core/redemption/rules'
import type { Receipt } from '#core/redemption/views'
import type { CouponDoc } from '../coupons'

export const quoteOf = (coupon: CouponDoc): RedeemQuote => ({
  couponId: coupon._id,
  name: coupon.name,
  benefit: coupon.benefit,
  rule: coupon.rule,
  rules: coupon.rules,
  expiresAt: coupon.expiresAt,
  member: maskedMember(coupon.memberNumber),
})

export const receiptOf = (
  coupon: CouponDoc,
  { id, storeName, at }: Redemption,
  state: Receipt['state'],
): Receipt => ({
  redemptionId: id,
  couponId: coupon._id,
  name: coupon.name,
  benefit: coupon.benefit,
  member: maskedMember(coupon.memberNumber),
  store: storeName,
  at,
  undoUntil: at + UNDO_WINDOW,
  state,
  ...(coupon.paid ? { paid: coupon.paid.points } : {}),
})

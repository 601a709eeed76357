import type { Uses } from '#core/coupons/views'
import { maskedMember } from '#core/membership/rules'
import { type Redemption, UNDO_WINDOW } from '#core/redemption/rules'
import type { Receipt } from '#core/redemption/views'
import type { CouponDoc } from '../coupons'

/** Told only of a coupon that has several uses. */
export const usesOf = ({ uses, used }: Pick<CouponDoc, 'uses' | 'used'>): { uses?: Uses } =>
  uses > 1 ? { uses: { all: uses, left: Math.max(0, uses - used) } } : {}

/** The coupon as it is after the deed. */
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
  ...usesOf(coupon),
  ...(coupon.paid ? { paid: coupon.paid.points } : {}),
})

import type { Redemption } from '#core/redemption/rules'
import type { CouponDoc } from '../coupons'
import type { CouponUse } from '../platform/audit'

/** Who bears the cost, as an entry of the settlement names them: a partner by name. */
export const bearerText = ({ bearer }: CouponDoc): string =>
  bearer.kind === 'partner' ? bearer.name : bearer.kind

/** A redemption as an entry of its store's settlement; taken back, it is the same entry below zero. */
export const entryOf = (
  coupon: CouponDoc,
  { id, fen, saleId }: Redemption,
  { back }: { back: boolean },
): CouponUse => ({
  couponId: coupon._id,
  templateId: coupon.templateId,
  name: coupon.name,
  redemptionId: id,
  // Not -fen: a gift of no stated value would be -0, which JSON does not keep.
  fen: back ? 0 - fen : fen,
  back,
  bearer: bearerText(coupon),
  ...(saleId === undefined ? {} : { saleId }),
})

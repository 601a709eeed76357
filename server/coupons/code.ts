import { nextInMs } from '#core/codes/rotating'
import type { couponsMemberRoutes } from '#core/coupons/contract'
import { statusAt } from '#core/coupons/rules'
import { ok } from '#core/kernel/result'
import { standing } from '#core/redemption/rules'
import { shownCode } from '../platform/codes'
import type { UseCase } from '../platform/context'
import { ownCoupon } from './read'
import type { CouponDoc } from './records'

const redeemedOf = ({ redemptions }: CouponDoc) => {
  const last = standing(redemptions)
  return last ? { redeemed: { at: last.at, store: last.storeName } } : {}
}

/** The code to show now. A coupon that can not be used shows none. Polled while the page is open. */
export const code: UseCase<(typeof couponsMemberRoutes)['coupons.code']> = async (
  { couponId },
  { member, now },
) => {
  const own = await ownCoupon(couponId, member._id)
  if (!own.ok) return own
  const status = statusAt(own.value, now)
  const redeemed = redeemedOf(own.value)
  if (status !== 'issued') return ok({ status, nextInMs: nextInMs(now), ...redeemed })
  // Of a coupon with several uses the till may have taken one just now.
  return ok({ status, ...shownCode('coupon', own.value.handle, now), ...redeemed })
}

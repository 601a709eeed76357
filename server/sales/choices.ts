import { statusAt } from '#core/coupons/rules'
import { HOUR } from '#core/kernel/time'
import type { WalletCoupon } from '#core/pricing/views'
import { type CouponDoc, coupons } from '../coupons'
import { find, gte, oneOf } from '../platform/store'

/** As many as the engine looks through in a few milliseconds; the soonest ending come first. */
const CHOICES = 50

/** One that ended while the goods were added up is still shown, with the reason. */
const JUST_ENDED = HOUR

/** Kinds that take something off a purchase; a gift is handed over on its own. */
const REBATES = ['amount-off', 'percent-off', 'exchange', 'item-price'] as const

/** A member's coupons that may take something off a sale, soonest ending first; also held ones. */
export const rebatesOf = (memberId: string, now: number): Promise<CouponDoc[]> =>
  find(coupons, {
    where: {
      memberId,
      status: oneOf(['issued', 'held']),
      expiresAt: gte(now - JUST_ENDED),
      'benefit.kind': oneOf(REBATES),
    },
    order: [['expiresAt', 'asc']],
    limit: CHOICES,
  })

const walletCouponOf = (coupon: CouponDoc): WalletCoupon => {
  const { _id: id, name, benefit, storeIds, scope, windows, stacking } = coupon
  const { startsAt, expiresAt } = coupon
  return { id, name, benefit, storeIds, scope, windows, stacking, startsAt, expiresAt }
}

/** Coupons as the price sees them: those that are free, and those that another sale holds. */
export const choicesOf = (found: readonly CouponDoc[], now: number) => {
  const isHeld = (coupon: CouponDoc) => statusAt(coupon, now) === 'held'
  return {
    coupons: found.filter((one) => !isHeld(one)).map(walletCouponOf),
    held: found.filter(isHeld).map(walletCouponOf),
  }
}

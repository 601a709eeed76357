import type { couponsMemberRoutes } from '#core/coupons/contract'
import { factsOf } from '#core/coupons/facts'
import { ok } from '#core/kernel/result'
import { decideCancel } from '#core/shop/rules'
import type { UseCase } from '../platform/context'
import { storesFor } from '../stores'
import { catalogueFor } from './catalogue-for'
import { ownCoupon } from './read'
import type { CouponDoc } from './records'
import { endingTemplateId, isWanted } from './reminder'
import { ticketOf } from './view'

const reminderFor = async (couponId: string) => {
  const templateId = endingTemplateId()
  if (templateId === undefined) return {}
  return { reminder: { templateId, wanted: await isWanted(couponId) } }
}

const shopFor = (coupon: CouponDoc, now: number) =>
  coupon.paid ? { shop: { paid: coupon.paid.points, canCancel: decideCancel(coupon, now).ok } } : {}

/** A coupon with its rules, stores and story. */
export const show: UseCase<(typeof couponsMemberRoutes)['coupons.show']> = async (
  { couponId },
  { member, now },
) => {
  const own = await ownCoupon(couponId, member._id)
  if (!own.ok) return own
  const coupon = own.value
  const [stores, reminder, catalogue] = await Promise.all([
    storesFor(coupon.storeIds),
    reminderFor(coupon._id),
    catalogueFor(coupon.scope),
  ])
  const { rules, story } = coupon
  const shop = shopFor(coupon, now)
  const facts = factsOf(coupon, catalogue)
  return ok({ ticket: ticketOf(coupon, now), facts, rules, stores, story, ...shop, ...reminder })
}

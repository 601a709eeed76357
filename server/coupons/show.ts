import type { couponsMemberRoutes } from '#core/coupons/contract'
import { ok } from '#core/kernel/result'
import type { UseCase } from '../platform/context'
import { storesFor } from '../stores'
import { ownCoupon } from './read'
import { endingTemplateId, isWanted } from './reminder'
import { ticketOf } from './view'

const reminderFor = async (couponId: string) => {
  const templateId = endingTemplateId()
  if (templateId === undefined) return {}
  return { reminder: { templateId, wanted: await isWanted(couponId) } }
}

/** A coupon with its rules, stores and story. */
export const show: UseCase<(typeof couponsMemberRoutes)['coupons.show']> = async (
  { couponId },
  { member, now },
) => {
  const own = await ownCoupon(couponId, member._id)
  if (!own.ok) return own
  const coupon = own.value
  const [stores, reminder] = await Promise.all([
    storesFor(coupon.storeIds),
    reminderFor(coupon._id),
  ])
  const { rules, story } = coupon
  return ok({ ticket: ticketOf(coupon, now), rules, stores, story, ...reminder })
}

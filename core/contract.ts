import { auditOperatorRoutes } from './audit/contract'
import { brandOperatorRoutes } from './brand/contract'
import { couponsMemberRoutes, couponsOperatorRoutes } from './coupons/contract'
import { insertsMemberRoutes, insertsOperatorRoutes } from './inserts/contract'
import { membershipMemberRoutes } from './membership/contract'
import { redemptionClerkRoutes } from './redemption/contract'
import { remindersMemberRoutes } from './reminders/contract'
import { staffClerkRoutes, staffOperatorRoutes } from './staff/contract'
import { storesOperatorRoutes } from './stores/contract'

/** Every route of the product, by the function that serves it. */
export const contract = {
  member: {
    ...membershipMemberRoutes,
    ...couponsMemberRoutes,
    ...insertsMemberRoutes,
    ...remindersMemberRoutes,
  },
  clerk: { ...staffClerkRoutes, ...redemptionClerkRoutes },
  operator: {
    ...auditOperatorRoutes,
    ...brandOperatorRoutes,
    ...couponsOperatorRoutes,
    ...insertsOperatorRoutes,
    ...staffOperatorRoutes,
    ...storesOperatorRoutes,
  },
}
export type Contract = typeof contract

export { type RefusalCode, refusals, sentenceOf } from './refusals'

import { auditOperatorRoutes } from './audit/contract'
import { brandOperatorRoutes } from './brand/contract'
import { couponsMemberRoutes, couponsOperatorRoutes } from './coupons/contract'
import { couponsRefusals } from './coupons/refusals'
import { insertsMemberRoutes, insertsOperatorRoutes } from './inserts/contract'
import { insertsRefusals } from './inserts/refusals'
import { kernelRefusals } from './kernel/refusals'
import { membershipMemberRoutes } from './membership/contract'
import { membershipRefusals } from './membership/refusals'
import { redemptionClerkRoutes } from './redemption/contract'
import { redemptionRefusals } from './redemption/refusals'
import { remindersMemberRoutes } from './reminders/contract'
import { staffClerkRoutes, staffOperatorRoutes } from './staff/contract'
import { staffRefusals } from './staff/refusals'
import { storesOperatorRoutes } from './stores/contract'
import { storesRefusals } from './stores/refusals'

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

/** One sentence per refusal code, for the person who reads it. */
export const refusals = {
  ...kernelRefusals,
  ...membershipRefusals,
  ...couponsRefusals,
  ...insertsRefusals,
  ...redemptionRefusals,
  ...staffRefusals,
  ...storesRefusals,
}
export type RefusalCode = keyof typeof refusals

/** Fills a sentence's `{placeholders}` from the refusal's details. */
export const sentenceOf = (
  code: RefusalCode,
  details: Record<string, string | number> = {},
): string => refusals[code].replace(/\{(\w+)\}/g, (_, key: string) => String(details[key] ?? ''))

import { auditOperatorRoutes } from './audit/contract'
import { boardOperatorRoutes } from './board/contract'
import { brandOperatorRoutes } from './brand/contract'
import { checkinMemberRoutes } from './checkin/contract'
import { claimcodesMemberRoutes, claimcodesOperatorRoutes } from './claimcodes/contract'
import { complianceOperatorRoutes } from './compliance/contract'
import { couponsMemberRoutes, couponsOperatorRoutes } from './coupons/contract'
import { forecastOperatorRoutes } from './forecast/contract'
import { grantsOperatorRoutes } from './grants/contract'
import { identityOperatorRoutes } from './identity/contract'
import { insertsMemberRoutes, insertsOperatorRoutes } from './inserts/contract'
import { invitesMemberRoutes } from './invites/contract'
import { invitesOperatorRoutes } from './invites/desk'
import { membershipMemberRoutes, membershipOperatorRoutes } from './membership/contract'
import { ordersMemberRoutes, ordersOperatorRoutes } from './orders/contract'
import { personsOperatorRoutes } from './persons/contract'
import { pointsMemberRoutes, pointsOperatorRoutes } from './points/contract'
import { productsClerkRoutes, productsOperatorRoutes } from './products/contract'
import { programMemberRoutes, programOperatorRoutes } from './program/contract'
import { redemptionClerkRoutes } from './redemption/contract'
import { remindersMemberRoutes } from './reminders/contract'
import { salesClerkRoutes } from './sales/contract'
import { segmentsOperatorRoutes } from './segments/contract'
import { settlementClerkRoutes, settlementOperatorRoutes } from './settlement/contract'
import { shopClerkRoutes, shopMemberRoutes } from './shop/contract'
import { staffClerkRoutes, staffOperatorRoutes } from './staff/contract'
import { storesMemberRoutes, storesOperatorRoutes } from './stores/contract'
import { tagsOperatorRoutes } from './tags/contract'
import { wecomOperatorRoutes } from './wecom/contract'

/** Every route of the product, by the function that serves it. */
export const contract = {
  member: {
    ...membershipMemberRoutes,
    ...couponsMemberRoutes,
    ...insertsMemberRoutes,
    ...remindersMemberRoutes,
    ...pointsMemberRoutes,
    ...programMemberRoutes,
    ...checkinMemberRoutes,
    ...shopMemberRoutes,
    ...storesMemberRoutes,
    ...claimcodesMemberRoutes,
    ...invitesMemberRoutes,
    ...ordersMemberRoutes,
  },
  clerk: {
    ...staffClerkRoutes,
    ...redemptionClerkRoutes,
    ...salesClerkRoutes,
    ...shopClerkRoutes,
    ...productsClerkRoutes,
    ...settlementClerkRoutes,
  },
  operator: {
    ...auditOperatorRoutes,
    ...brandOperatorRoutes,
    ...couponsOperatorRoutes,
    ...complianceOperatorRoutes,
    ...insertsOperatorRoutes,
    ...staffOperatorRoutes,
    ...storesOperatorRoutes,
    ...membershipOperatorRoutes,
    ...pointsOperatorRoutes,
    ...programOperatorRoutes,
    ...productsOperatorRoutes,
    ...settlementOperatorRoutes,
    ...grantsOperatorRoutes,
    ...claimcodesOperatorRoutes,
    ...invitesOperatorRoutes,
    ...wecomOperatorRoutes,
    ...ordersOperatorRoutes,
    ...identityOperatorRoutes,
    ...personsOperatorRoutes,
    ...forecastOperatorRoutes,
    ...segmentsOperatorRoutes,
    ...tagsOperatorRoutes,
    ...boardOperatorRoutes,
  },
}
export type Contract = typeof contract

export { type RefusalCode, refusals, sentenceOf } from './refusals'

import './listening'
import { auditOperatorRoutes } from '#core/audit/contract'
import { boardOperatorRoutes } from '#core/board/contract'
import { brandOperatorRoutes } from '#core/brand/contract'
import { claimcodesOperatorRoutes } from '#core/claimcodes/contract'
import { complianceOperatorRoutes } from '#core/compliance/contract'
import { couponsOperatorRoutes } from '#core/coupons/contract'
import { forecastOperatorRoutes } from '#core/forecast/contract'
import { grantsOperatorRoutes } from '#core/grants/contract'
import { identityOperatorRoutes } from '#core/identity/contract'
import { insertsOperatorRoutes } from '#core/inserts/contract'
import { invitesOperatorRoutes } from '#core/invites/desk'
import { membershipOperatorRoutes } from '#core/membership/contract'
import { ordersOperatorRoutes } from '#core/orders/contract'
import { personsOperatorRoutes } from '#core/persons/contract'
import { pointsOperatorRoutes } from '#core/points/contract'
import { productsOperatorRoutes } from '#core/products/contract'
import { programOperatorRoutes } from '#core/program/contract'
import { segmentsOperatorRoutes } from '#core/segments/contract'
import { settlementOperatorRoutes } from '#core/settlement/contract'
import { staffOperatorRoutes } from '#core/staff/contract'
import { storesOperatorRoutes } from '#core/stores/contract'
import { tagsOperatorRoutes } from '#core/tags/contract'
import { wecomOperatorRoutes } from '#core/wecom/contract'
import { auditOperatorHandlers } from './audit'
import { boardOperatorHandlers } from './board'
import { brandOperatorHandlers } from './brand'
import { claimcodesOperatorHandlers } from './claimcodes'
import { complianceOperatorHandlers } from './compliance'
import { couponsOperatorHandlers } from './coupons'
import { forecastOperatorHandlers } from './forecast'
import { grantsOperatorHandlers } from './grants'
import { identityOperatorHandlers } from './identity'
import { insertsOperatorHandlers } from './inserts'
import { invitesOperatorHandlers } from './invites/desk'
import { membershipOperatorHandlers } from './membership'
import { ordersOperatorHandlers } from './orders'
import { personsOperatorHandlers } from './persons'
import { serve } from './platform/pipeline/serve'
import { pointsOperatorHandlers } from './points'
import { productsOperatorHandlers } from './products'
import { programOperatorHandlers } from './program'
import { segmentsOperatorHandlers } from './segments'
import { settlementOperatorHandlers } from './settlement'
import { staffOperatorHandlers } from './staff'
import { storesOperatorHandlers } from './stores'
import { tagsOperatorHandlers } from './tags'
import { wecomOperatorHandlers } from './wecom'

/** Only its own routes: what a function does not serve it need not load (cold start). */
const routes = {
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
  ...boardOperatorRoutes,
  ...forecastOperatorRoutes,
  ...segmentsOperatorRoutes,
  ...tagsOperatorRoutes,
}

/** `main` of the function that the brand's operators call. */
export const main = serve('operator', routes, {
  ...auditOperatorHandlers,
  ...brandOperatorHandlers,
  ...couponsOperatorHandlers,
  ...complianceOperatorHandlers,
  ...insertsOperatorHandlers,
  ...staffOperatorHandlers,
  ...storesOperatorHandlers,
  ...membershipOperatorHandlers,
  ...pointsOperatorHandlers,
  ...programOperatorHandlers,
  ...productsOperatorHandlers,
  ...settlementOperatorHandlers,
  ...grantsOperatorHandlers,
  ...claimcodesOperatorHandlers,
  ...invitesOperatorHandlers,
  ...wecomOperatorHandlers,
  ...ordersOperatorHandlers,
  ...identityOperatorHandlers,
  ...personsOperatorHandlers,
  ...boardOperatorHandlers,
  ...forecastOperatorHandlers,
  ...segmentsOperatorHandlers,
  ...tagsOperatorHandlers,
})

import { productsClerkRoutes } from '#core/products/contract'
import { redemptionClerkRoutes } from '#core/redemption/contract'
import { salesClerkRoutes } from '#core/sales/contract'
import { settlementClerkRoutes } from '#core/settlement/contract'
import { shopClerkRoutes } from '#core/shop/contract'
import { staffClerkRoutes } from '#core/staff/contract'
import { serve } from './platform/pipeline/serve'
import { productsClerkHandlers } from './products'
import { redemptionClerkHandlers } from './redemption'
import { salesClerkHandlers } from './sales'
import { settlementClerkHandlers } from './settlement'
import { shopClerkHandlers } from './shop'
import { staffClerkHandlers } from './staff'

/** Only its own routes: what a function does not serve it need not load (cold start). */
const routes = {
  ...staffClerkRoutes,
  ...redemptionClerkRoutes,
  ...salesClerkRoutes,
  ...shopClerkRoutes,
  ...productsClerkRoutes,
  ...settlementClerkRoutes,
}

/** `main` of the function that clerks and managers call. */
export const main = serve('clerk', routes, {
  ...staffClerkHandlers,
  ...redemptionClerkHandlers,
  ...salesClerkHandlers,
  ...shopClerkHandlers,
  ...productsClerkHandlers,
  ...settlementClerkHandlers,
})

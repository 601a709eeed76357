import { redemptionClerkRoutes } from '#core/redemption/contract'
import { staffClerkRoutes } from '#core/staff/contract'
import { serve } from './platform/pipeline/serve'
import { redemptionClerkHandlers } from './redemption'
import { staffClerkHandlers } from './staff'

/** Only its own routes: what a function does not serve it need not load (cold start). */
const routes = {
  ...staffClerkRoutes,
  ...redemptionClerkRoutes,
}

/** `main` of the function that clerks and managers call. */
export const main = serve('clerk', routes, {
  ...staffClerkHandlers,
  ...redemptionClerkHandlers,
})

import { couponsMemberRoutes } from '#core/coupons/contract'
import { insertsMemberRoutes } from '#core/inserts/contract'
import { membershipMemberRoutes } from '#core/membership/contract'
import { remindersMemberRoutes } from '#core/reminders/contract'
import { couponsMemberHandlers } from './coupons'
import { insertsMemberHandlers } from './inserts'
import { membershipMemberHandlers } from './membership'
import { serve } from './platform/pipeline/serve'
import { remindersMemberHandlers } from './reminders'

/** Only its own routes: what a function does not serve it need not load (cold start). */
const routes = {
  ...membershipMemberRoutes,
  ...couponsMemberRoutes,
  ...insertsMemberRoutes,
  ...remindersMemberRoutes,
}

/** `main` of the function that shoppers and members call. */
export const main = serve('member', routes, {
  ...membershipMemberHandlers,
  ...couponsMemberHandlers,
  ...insertsMemberHandlers,
  ...remindersMemberHandlers,
})

import { checkinMemberRoutes } from '#core/checkin/contract'
import { claimcodesMemberRoutes } from '#core/claimcodes/contract'
import { couponsMemberRoutes } from '#core/coupons/contract'
import { insertsMemberRoutes } from '#core/inserts/contract'
import { invitesMemberRoutes } from '#core/invites/contract'
import { membershipMemberRoutes } from '#core/membership/contract'
import { ordersMemberRoutes } from '#core/orders/contract'
import { pointsMemberRoutes } from '#core/points/contract'
import { programMemberRoutes } from '#core/program/contract'
import { remindersMemberRoutes } from '#core/reminders/contract'
import { shopMemberRoutes } from '#core/shop/contract'
import { storesMemberRoutes } from '#core/stores/contract'
import { checkinMemberHandlers } from './checkin'
import { claimcodesMemberHandlers } from './claimcodes'
import { couponsMemberHandlers } from './coupons'
import { insertsMemberHandlers } from './inserts'
import { invitesMemberHandlers } from './invites'
import { membershipMemberHandlers } from './membership'
import { ordersMemberHandlers } from './orders/of-member'
import { serve } from './platform/pipeline/serve'
import { pointsMemberHandlers } from './points'
import { programMemberHandlers } from './program'
import { remindersMemberHandlers } from './reminders'
import { shopMemberHandlers } from './shop'
import { storesMemberHandlers } from './stores'

/** Only its own routes: what a function does not serve it need not load (cold start). */
const routes = {
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
}

/** `main` of the function that shoppers and members call. */
export const main = serve('member', routes, {
  ...membershipMemberHandlers,
  ...couponsMemberHandlers,
  ...insertsMemberHandlers,
  ...remindersMemberHandlers,
  ...pointsMemberHandlers,
  ...programMemberHandlers,
  ...checkinMemberHandlers,
  ...shopMemberHandlers,
  ...storesMemberHandlers,
  ...claimcodesMemberHandlers,
  ...invitesMemberHandlers,
  ...ordersMemberHandlers,
})

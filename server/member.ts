import { contract } from '#core/contract'
import { couponsMemberHandlers } from './coupons'
import { insertsMemberHandlers } from './inserts'
import { membershipMemberHandlers } from './membership'
import { serve } from './platform/pipeline/serve'
import { remindersMemberHandlers } from './reminders'

/** `main` of the function that shoppers and members call. */
export const main = serve('member', contract.member, {
  ...membershipMemberHandlers,
  ...couponsMemberHandlers,
  ...insertsMemberHandlers,
  ...remindersMemberHandlers,
})

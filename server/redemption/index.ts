import type { redemptionClerkRoutes } from '#core/redemption/contract'
import type { Handlers } from '../platform/context'
import { pick } from './pick'
import { quote } from './quote'
import { redeem } from './redeem'
import { reverse } from './reverse'
import { today } from './today'
import { undo } from './undo'

export { commitOnCoupon } from './commit'
export { bearerText, entryOf } from './entry'
export { UNDO } from './log'
export { todayOf } from './today'

export const redemptionClerkHandlers: Handlers<typeof redemptionClerkRoutes> = {
  'redemption.quote': quote,
  'redemption.pick': pick,
  'redemption.redeem': redeem,
  'redemption.undo': undo,
  'redemption.reverse': reverse,
  'redemption.today': today,
}

import type { redemptionClerkRoutes } from '#core/redemption/contract'
import type { Handlers } from '../platform/context'
import { soon } from '../platform/soon'
import { pick } from './pick'
import { quote } from './quote'
import { redeem } from './redeem'
import { today } from './today'
import { undo } from './undo'

export { commitOnCoupon } from './commit'
export { REDEEM, UNDO } from './log'
export { todayOf } from './today'

export const redemptionClerkHandlers: Handlers<typeof redemptionClerkRoutes> = {
  'redemption.quote': quote,
  'redemption.pick': pick,
  'redemption.redeem': redeem,
  'redemption.undo': undo,
  'redemption.reverse': soon,
  'redemption.today': today,
}

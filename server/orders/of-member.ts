import type { ordersMemberRoutes } from '#core/orders/contract'
import type { Handlers } from '../platform/context'
import { claim, claimsOf } from './claim'
import { forget } from './forget'

/** Apart from the desk's, which bring the readers of files: members must not wait for those to load. */
export const ordersMemberHandlers: Handlers<typeof ordersMemberRoutes> = {
  'orders.claims': claimsOf,
  'orders.claim': claim,
  'orders.forget': forget,
}

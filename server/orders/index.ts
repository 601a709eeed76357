/**
 * Orders of marketplaces. A file is read in slices (files/), what it says of each order is kept beside
 * the orders (stage.ts), and put in force or out of it in slices too (apply.ts, put.ts); an order is
 * always what all imports in force say together, and its events follow it (core/orders/import-*.ts).
 */
import type { ordersOperatorRoutes } from '#core/orders/contract'
import type { Handlers } from '../platform/context'
import { cancel, check, list, pause, resume, start, undo } from './imports'
import { push, rejected, rejects, show } from './rejected'
import { saveRules, showRules } from './rules'
import { search } from './search'

export { claimsSlice } from './claims-slice'
export { forgetNumbers } from './forget'
export { ordersSlice } from './work'

export const ordersOperatorHandlers: Handlers<typeof ordersOperatorRoutes> = {
  'orders.check': check,
  'orders.imports': list,
  'orders.import': show,
  'orders.push': push,
  'orders.rejects': rejects,
  'orders.rejected': rejected,
  'orders.start': start,
  'orders.pause': pause,
  'orders.resume': resume,
  'orders.cancel': cancel,
  'orders.undo': undo,
  'orders.search': search,
  'orders.rules': showRules,
  'orders.saveRules': saveRules,
}

import type { settlementClerkRoutes, settlementOperatorRoutes } from '#core/settlement/contract'
import type { Handlers } from '../platform/context'
import { all, rows } from './all'
import { csv } from './csv'
import { ofStore } from './of-store'
import { print } from './print-statement'

export { entriesOf } from './sums'

export const settlementClerkHandlers: Handlers<typeof settlementClerkRoutes> = {
  'settlement.ofStore': ofStore,
}

export const settlementOperatorHandlers: Handlers<typeof settlementOperatorRoutes> = {
  'settlement.all': all,
  'settlement.rows': rows,
  'settlement.csv': csv,
  'settlement.print': print,
}

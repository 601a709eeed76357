import type { settlementClerkRoutes, settlementOperatorRoutes } from '#core/settlement/contract'
import type { Handlers } from '../platform/context'
import { soon } from '../platform/soon'

export const settlementClerkHandlers: Handlers<typeof settlementClerkRoutes> = {
  'settlement.ofStore': soon,
}

export const settlementOperatorHandlers: Handlers<typeof settlementOperatorRoutes> = {
  'settlement.all': soon,
  'settlement.rows': soon,
  'settlement.csv': soon,
  'settlement.print': soon,
}

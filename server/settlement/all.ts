import { ok, refuse } from '#core/kernel/result'
import type { settlementOperatorRoutes } from '#core/settlement/contract'
import { spanOf, statementOf } from '#core/settlement/rules'
import type { UseCase } from '../platform/context'
import { readStore } from '../stores'
import { pageOfRows } from './rows'
import { ALL_STORES, entriesOf, statementsOf } from './sums'

type Routes = typeof settlementOperatorRoutes

/** Every store that used coupons in the period, and all of them together. */
export const all: UseCase<Routes['settlement.all']> = async (period, { now }) => {
  const span = spanOf(period, now)
  if (!span.ok) return span
  const entries = await entriesOf(span.value)
  const statements = await statementsOf(entries)
  return ok({ statements, total: statementOf(ALL_STORES, entries) })
}

/** The single entries of one store, newest first. */
export const rows: UseCase<Routes['settlement.rows']> = async (
  { storeId, from, to, after },
  { now },
) => {
  const span = spanOf({ from, to }, now)
  if (!span.ok) return span
  if (!(await readStore(storeId))) return refuse('stores.not-found')
  return ok(await pageOfRows(span.value, storeId, after))
}

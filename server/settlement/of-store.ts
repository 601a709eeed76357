import { ok, refuse } from '#core/kernel/result'
import type { settlementClerkRoutes } from '#core/settlement/contract'
import { spanOf, statementOf } from '#core/settlement/rules'
import type { UseCase } from '../platform/context'
import { postAt } from '../stores'
import { pageOfRows } from './rows'
import { entriesOf } from './sums'

/** A manager's own store: what its coupons cost in a period and who bears it, with the single rows. */
export const ofStore: UseCase<(typeof settlementClerkRoutes)['settlement.ofStore']> = async (
  { storeId, from, to, after },
  { staff, now },
) => {
  const post = await postAt(staff, storeId)
  if (!post.ok) return post
  // The pipeline knows a manager of any store; this one must be theirs.
  if (post.value.role !== 'manager') return refuse('staff.manager-only')
  const span = spanOf({ from, to }, now)
  if (!span.ok) return span
  const [entries, page] = await Promise.all([
    entriesOf(span.value, storeId),
    pageOfRows(span.value, storeId, after),
  ])
  const store = { id: storeId, name: post.value.storeName }
  return ok({ statement: statementOf(store, entries), ...page })
}

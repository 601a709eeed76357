import type { Statement } from '#core/settlement/contract'
import { type Entry, type Span, statementOf } from '#core/settlement/rules'
import { type AuditDoc, audit } from '../platform/audit'
import { between, tallyBy, type Where } from '../platform/store'
import { storesFor } from '../stores'

/**
 * The rows of a settlement: those that used or took back coupons at that time, in one store or in all.
 * A use that was taken back in a later period stays in its own, and the other counts the way back.
 */
export const rowsWhere = ({ from, to }: Span, storeId?: string): Where<AuditDoc> => ({
  settledAt: between(from, to),
  ...(storeId === undefined ? {} : { storeId }),
})

/** Sums by store, bearer and direction, made in the database: a quarter of rows is one request. */
export const entriesOf = async (span: Span, storeId?: string): Promise<Entry[]> => {
  const tallies = await tallyBy(audit, {
    where: rowsWhere(span, storeId),
    items: 'uses',
    by: { storeId: 'storeId', bearer: 'uses.bearer', back: 'uses.back' },
    of: 'uses.fen',
  })
  return tallies.map(({ by, count, sum }) => ({
    storeId: String(by.storeId),
    bearer: String(by.bearer),
    back: by.back === true,
    uses: count,
    fen: sum,
  }))
}

/** One statement for each store that has entries, the oldest store first. */
export const statementsOf = async (entries: readonly Entry[]): Promise<Statement[]> => {
  const ids = [...new Set(entries.map(({ storeId }) => storeId))]
  // Of an empty list the stores are all of them.
  const stores = ids.length === 0 ? [] : await storesFor(ids)
  return stores.map((store) =>
    statementOf(
      store,
      entries.filter(({ storeId }) => storeId === store.id),
    ),
  )
}

export const ALL_STORES = { id: 'all', name: '全部门店' }

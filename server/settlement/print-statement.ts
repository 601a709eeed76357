import { ok, refuse } from '#core/kernel/result'
import { momentText } from '#core/kernel/time'
import type { settlementOperatorRoutes } from '#core/settlement/contract'
import { type Span, spanOf, statementOf } from '#core/settlement/rules'
import { readBrand } from '../brand'
import { type AuditDoc, audit } from '../platform/audit'
import type { UseCase } from '../platform/context'
import { secretFor } from '../platform/secret-path'
import { findPage, MAX_PAGE } from '../platform/store'
import { keepFile } from '../platform/wechat'
import { readStore } from '../stores'
import type { Paper } from './print/paper'
import { settledRows } from './rows'
import { ALL_STORES, entriesOf, rowsWhere, statementsOf } from './sums'

/** Deeds whose rows are printed one by one: six sheets, 4 MB of outlines. The CSV has them all. */
const PRINTED = 2 * MAX_PAGE

const deedsOf = async (span: Span, storeId: string) => {
  const docs: AuditDoc[] = []
  let after: string | undefined
  do {
    const query = { where: rowsWhere(span, storeId), by: 'settledAt', way: 'asc' } as const
    const page = await findPage(audit, { ...query, size: MAX_PAGE, after })
    docs.push(...page.rows)
    after = page.next
  } while (after !== undefined && docs.length < PRINTED)
  return { rows: await settledRows(docs), complete: after === undefined }
}

const NO_ROWS = { rows: [], complete: false }

/** One store with its rows; all of them with a line for each store and bearer. */
const paperOf = async (
  storeId: string | undefined,
  span: Span,
): Promise<Pick<Paper, 'statements' | 'total' | 'rows' | 'complete'> | undefined> => {
  const store = storeId === undefined ? ALL_STORES : await readStore(storeId)
  if (!store) return undefined
  const entries = await entriesOf(span, storeId)
  const total = statementOf(store, entries)
  const statements = storeId === undefined ? await statementsOf(entries) : [total]
  return { statements, total, ...(storeId === undefined ? NO_ROWS : await deedsOf(span, storeId)) }
}

/** Draws the statement of a period for signing and keeps it as a cloud file; the same again, the same path. */
export const print: UseCase<(typeof settlementOperatorRoutes)['settlement.print']> = async (
  { from, to, storeId },
  { now },
) => {
  const span = spanOf({ from, to }, now)
  if (!span.ok) return span
  const [brand, content] = await Promise.all([readBrand(), paperOf(storeId, span.value)])
  if (!content) return refuse('stores.not-found')
  // Loaded only here: printing is rare, and every cold start of the function would pay for it.
  const { drawStatement } = await import('./print')
  const pdf = drawStatement({ brand: brand.name, from, to, made: momentText(now), ...content })
  const name = [from, to, storeId ?? 'all'].join('-')
  const path = `settlement/${name}-${secretFor(`settlement/${name}.pdf`)}/statement.pdf`
  return ok({ fileId: await keepFile(path, pdf) })
}

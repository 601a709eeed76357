import { CSV_START, csvLine } from '#core/kernel/csv'
import { ok, refuse } from '#core/kernel/result'
import type { ordersOperatorRoutes } from '#core/orders/contract'
import type { Rejected } from '#core/orders/line'
import { type RowCode, sentenceOfRow } from '#core/orders/refusals'
import type { UseCase } from '../platform/context'
import { secretFor } from '../platform/secret-path'
import { find, findPage, get, gt, gte, MAX_PAGE } from '../platform/store'
import { keepFile } from '../platform/wechat'
import { type ImportDoc, imports, rejectPages } from './records'
import { importViewOf } from './view'
import { workNow } from './work'

type Routes = typeof ordersOperatorRoutes

/** The first ones stand on the import's own page; all of them are in the file. */
const SHOWN = 5

const whyOf = ({ code, column, value }: Rejected): string =>
  sentenceOfRow(code as RowCode, column, value)

const viewOf = (one: Rejected) => {
  const { row, column, value } = one
  return { row, column, value, why: whyOf(one) }
}

/** In the order of the file. */
const pagesOf = async (importId: string, most: number): Promise<Rejected[]> => {
  const rows: Rejected[] = []
  let after: string | undefined
  do {
    const page = await findPage(rejectPages, {
      where: { importId, at: gte(0) },
      by: 'at',
      way: 'asc',
      size: Math.min(most, MAX_PAGE),
      after,
    })
    for (const one of page.rows) rows.push(...one.rows)
    after = page.next
  } while (after !== undefined && rows.length < most)
  return rows.slice(0, most)
}

/** Of an import that waits for its start: another one has changed orders since it was checked. */
const isOvertaken = async ({ _id, state, checkedAt }: ImportDoc): Promise<boolean> => {
  if (state !== 'checked' || checkedAt === undefined) return false
  return (await find(imports, { where: { startedAt: gt(checkedAt) }, limit: 1 })).length > 0
}

/** One import as its page shows it, in up to three requests. */
export const show: UseCase<Routes['orders.import']> = async ({ importId }) => {
  const import_ = await get(imports, importId)
  if (!import_) return refuse('orders.import-not-found')
  const [rows, overtaken] = await Promise.all([
    import_.rejectPages === 0 ? [] : pagesOf(importId, SHOWN),
    isOvertaken(import_),
  ])
  return ok({ import: importViewOf(import_), rejected: rows.map(viewOf), overtaken })
}

/** The same after some seconds of work; when another run has it, as it is. */
export const push: UseCase<Routes['orders.push']> = async (input, context) => {
  await workNow(input.importId)
  return show(input, context)
}

/** Rows of one page of the list. */
const ROWS = 20

/**
 * Rejected rows page by page. A part of a file may have kept none or a thousand of them, so a page
 * holds rows of one part, and the next goes on in it or in the one after.
 */
export const rejects: UseCase<Routes['orders.rejects']> = async ({ importId, after = '0~0' }) => {
  const import_ = await get(imports, importId)
  if (!import_) return refuse('orders.import-not-found')
  const [at = 0, from = 0] = after.split('~').map(Number)
  const where = { importId, at: gte(at) }
  const [part, later] = await find(rejectPages, { where, order: [['at', 'asc']], limit: 2 })
  if (!part) return ok({ rows: [] })
  const start = part.at === at ? from : 0
  const rows = part.rows.slice(start, start + ROWS).map(viewOf)
  if (start + ROWS < part.rows.length) return ok({ rows, next: `${part.at}~${start + ROWS}` })
  return ok(later ? { rows, next: `${later.at}~0` } : { rows })
}

const HEAD = csvLine(['行', '列', '内容', '原因'])

const lineOf = (one: Rejected): string => csvLine([one.row, one.column, one.value, whyOf(one)])

/** Whoever has the path has the file, and so it can not be guessed. */
const pathOf = (importId: string): string =>
  `orders/${importId}-${secretFor(`${importId}/rejected`)}/rejected.csv`

/** Rejected rows as a spreadsheet, safe from formulas, in the order of the file. */
export const rejected: UseCase<Routes['orders.rejected']> = async ({ importId }) => {
  const import_ = await get(imports, importId)
  if (!import_) return refuse('orders.import-not-found')
  const rows = await pagesOf(importId, Number.MAX_SAFE_INTEGER)
  if (rows.length === 0) return refuse('orders.import-none-rejected')
  const text = CSV_START + HEAD + rows.map(lineOf).join('')
  return ok({ fileId: await keepFile(pathOf(importId), Buffer.from(text)), rows: rows.length })
}

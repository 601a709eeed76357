import type { SaidLine } from '#core/orders/import-held'
import { GOODS_TEXT, MAX_ITEM, MAX_LINES } from '#core/orders/import-limits'
import type { OrderLine } from '#core/orders/line'
import { hashId } from '../platform/ids'
import { buyerIn, orderIdOf, phoneIn } from './identify'
import type { ImportDoc, SaidDoc } from './records'

/** A row of a file that was understood. */
export interface Row {
  row: number
  line: OrderLine
}

const short = (itemNo: string): string => (itemNo.length > MAX_ITEM ? hashId(itemNo) : itemNo)

/** Copied field by field: of a million rows, parting and spreading is a third of all time. */
const lineOf = ({ row, line }: Row): SaidLine => {
  const { itemNo, title, state, at, quantity, paidFen, whole, refundFen, endedAt } = line
  const kept: SaidLine = { row, state, quantity, whole, refundFen }
  if (itemNo !== undefined) kept.itemNo = short(itemNo)
  if (at !== undefined) kept.at = at
  if (title !== undefined) kept.title = title.slice(0, GOODS_TEXT)
  if (paidFen !== undefined) kept.paidFen = paidFen
  if (endedAt !== undefined) kept.endedAt = endedAt
  return kept
}

const newSaid = ({ _id: importId, at }: ImportDoc, { row, line }: Row): SaidDoc => {
  const orderId = orderIdOf(line)
  const { platform, orderNo } = line
  const _id = `${importId}.${orderId}`
  return {
    _id,
    importId,
    orderId,
    at,
    platform,
    orderNo,
    lines: [],
    seq: row,
    live: false,
    pass: 0,
  }
}

/** The first row that names a buyer or a phone is believed. */
const nameIn = (said: SaidDoc, line: OrderLine): void => {
  const buyer = said.buyer ?? buyerIn(line)
  const phone = said.phone ?? phoneIn(line)
  if (buyer !== undefined) said.buyer = buyer
  if (phone !== undefined) said.phone = phone
}

/** What these rows say, one document for an order, in the order of the file. */
export const saidIn = (import_: ImportDoc, rows: readonly Row[]): SaidDoc[] => {
  const byOrder = new Map<string, SaidDoc>()
  for (const one of rows) {
    const id = orderIdOf(one.line)
    let said = byOrder.get(id)
    if (!said) {
      said = newSaid(import_, one)
      byOrder.set(id, said)
    }
    said.lines.push(lineOf(one))
    nameIn(said, one.line)
  }
  return [...byOrder.values()]
}

const pick = ({ buyer, phone }: SaidDoc) => ({
  ...(buyer === undefined ? {} : { buyer }),
  ...(phone === undefined ? {} : { phone }),
})

/** Rows by their place, each once: a part that was read twice adds nothing. */
export const joined = (before: SaidDoc, more: SaidDoc): SaidDoc => {
  const rows = new Map([...more.lines, ...before.lines].map((line) => [line.row, line]))
  const lines = [...rows.values()].sort((a, b) => a.row - b.row).slice(0, MAX_LINES)
  // In the order of what is stored: text tells whether anything has grown.
  return { ...before, ...pick(more), ...pick(before), lines }
}

/** The order as the file had said before the part that begins with this row. */
export const saidBefore = (said: SaidDoc, row: number): SaidDoc | undefined => {
  const lines = said.lines.filter((line) => line.row < row)
  return lines.length === 0 ? undefined : { ...said, lines }
}

import type { SaidLine } from '#core/orders/import-held'
import { GOODS_TEXT, MAX_ITEM, MAX_LINES } from '#core/orders/import-limits'
import type { OrderLine } from '#core/orders/line'
import { hashId } from '../platform/ids'
import { identify, orderIdOf } from './identify'
import type { ImportDoc, SaidDoc } from './records'

/** A row of a file that was understood. */
export interface Row {
  row: number
  line: OrderLine
}

const short = (itemNo: string): string => (itemNo.length > MAX_ITEM ? hashId(itemNo) : itemNo)

const lineOf = ({ row, line }: Row): SaidLine => {
  const { platform: _platform, orderNo: _no, buyer: _buyer, phone: _phone, ...kept } = line
  const { sku: _sku, itemNo, title, ...rest } = kept
  return {
    row,
    ...rest,
    ...(itemNo === undefined ? {} : { itemNo: short(itemNo) }),
    ...(title === undefined ? {} : { title: title.slice(0, GOODS_TEXT) }),
  }
}

const newSaid = ({ _id: importId, at }: ImportDoc, { row, line }: Row): SaidDoc => {
  const orderId = orderIdOf(line)
  const { platform, orderNo } = line
  const place = { importId, orderId, at, platform, orderNo, seq: row }
  return { _id: `${importId}.${orderId}`, ...place, lines: [], live: false, pass: 0 }
}

/** What these rows say, one document for an order, in the order of the file. */
export const saidIn = (import_: ImportDoc, rows: readonly Row[]): SaidDoc[] => {
  const byOrder = new Map<string, SaidDoc>()
  for (const one of rows) {
    const id = orderIdOf(one.line)
    const said = byOrder.get(id) ?? newSaid(import_, one)
    byOrder.set(id, said)
    said.lines.push(lineOf(one))
    Object.assign(said, { ...identify(one.line), ...pick(said) })
  }
  return [...byOrder.values()]
}

/** The first row that names a buyer or a phone is believed. */
const pick = ({ buyer, phone }: SaidDoc) => ({
  ...(buyer === undefined ? {} : { buyer }),
  ...(phone === undefined ? {} : { phone }),
})

/** Rows by their place, each once: a part that was read twice adds nothing. */
export const joined = (before: SaidDoc, more: SaidDoc): SaidDoc => {
  const rows = new Map([...more.lines, ...before.lines].map((line) => [line.row, line]))
  const lines = [...rows.values()].sort((a, b) => a.row - b.row).slice(0, MAX_LINES)
  return { ...more, ...before, ...pick(more), ...pick(before), lines }
}

/** The order as the file had said before the part that begins with this row. */
export const saidBefore = (said: SaidDoc, row: number): SaidDoc | undefined => {
  const lines = said.lines.filter((line) => line.row < row)
  return lines.length === 0 ? undefined : { ...said, lines }
}

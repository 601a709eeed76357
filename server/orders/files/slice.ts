import { ok, type Result, refuse } from '#core/kernel/result'
import { discreet } from '#core/orders/cells'
import { MAX_ROW_BYTES } from '#core/orders/limits'
import type { OrderLine, Rejected } from '#core/orders/line'
import { readRow } from '#core/orders/lines'
import type { FileCode } from '#core/orders/refusals'
import { parseRows, type RawRow } from './csv'
import { decode } from './encoding'
import { bytesBefore } from './offset'
import type { FileState } from './state'

export interface Slice {
  /** Lines with the number of their row. */
  lines: { row: number; line: OrderLine }[]
  rejected: Rejected[]
  /** Rows that were read, empty ones among them. */
  rows: number
  /** Where the next slice begins. */
  state: FileState
  /** Nothing is left. */
  done: boolean
}

export interface SliceLimits {
  /** `bytes` reach to the end of the file. */
  last: boolean
  /** At most so many rows. */
  most: number
}

/** By the cell of the order's number: the others are names and addresses. */
const torn = ({ number, cells }: RawRow, { at }: FileState['layout']): Rejected => ({
  row: number,
  column: '',
  code: 'orders.row-quotes',
  value: discreet((cells[at.orderNo ?? 0] ?? '').trim()),
})

type Told = Pick<Slice, 'lines' | 'rejected'>

const readInto = (told: Told, { layout }: FileState, row: RawRow): void => {
  const { line, rejected } = row.isTorn
    ? { line: undefined, rejected: torn(row, layout) }
    : readRow(layout, row.cells, row.number)
  if (line) told.lines.push({ row: row.number, line })
  if (rejected) told.rejected.push(rejected)
}

const textOf = (
  bytes: Uint8Array,
  { encoding }: FileState,
  last: boolean,
): Result<string, FileCode> => {
  const text = decode(bytes, encoding, last)
  if (text === undefined) return refuse('orders.file-encoding-mixed')
  return text.includes('\0') ? refuse('orders.file-nul') : ok(text)
}

/**
 * The rows of a part of the file that begins at `state.offset`. A row that the part cuts off is left
 * for the next one, so parts of at least MAX_ROW_BYTES always get on. The same bytes and state give
 * the same slice. Refuses bytes that are of another encoding than the head, a quote that is open at
 * the end of the file, and a row without an end.
 */
export const readSlice = (
  bytes: Uint8Array,
  state: FileState,
  { last, most }: SliceLimits,
): Result<Slice, FileCode> => {
  const decoded = textOf(bytes, state, last)
  if (!decoded.ok) return decoded
  const text = decoded.value
  const { delimiter, newline, row } = state
  const told: Told = { lines: [], rejected: [] }
  const cut = { text, last, delimiter, newline, from: row, most }
  const { count, end, isOpen } = parseRows(cut, (one) => readInto(told, state, one))
  if (isOpen) return refuse('orders.file-quote-open', { row: row + count - 1 })
  if (count === 0 && !last && bytes.length >= MAX_ROW_BYTES)
    return refuse('orders.file-row-long', { row })
  const done = last && end === text.length
  const used = done ? bytes.length : bytesBefore(end, { ...state, text, bytes })
  const next = { ...state, offset: state.offset + used, row: row + count }
  return ok({ ...told, rows: count, state: next, done })
}

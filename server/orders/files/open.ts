import { ok, type Refused, type Result, refuse } from '#core/kernel/result'
import { clean } from '#core/orders/cells'
import { knownHeader, layOut } from '#core/orders/columns'
import { HEAD_BYTES, MAX_COLUMNS, MAX_FILE_BYTES, MAX_HEADER_ROW } from '#core/orders/limits'
import type { FileCode } from '#core/orders/refusals'
import { DELIMITERS, type Newline, parseRows, type RawRow } from './csv'
import { decode, encodingOf, garbledIn } from './encoding'
import { kindOf } from './kind'
import { bytesBefore } from './offset'
import type { FileState } from './state'
import { xlsxOf } from './xlsx/limits'

const MB = 1024 * 1024

export type Opened = { kind: 'csv'; state: FileState } | { kind: 'xlsx' }

interface Text {
  text: string
  /** What it was decoded from. */
  bytes: Uint8Array
  last: boolean
  newline: Newline
}

/** A file without any `\n` is of an old Mac, or has one row. */
const newlineIn = (text: string): Newline =>
  !text.includes('\n') && text.includes('\r') ? '\r' : '\n'

const firstRows = (text: Text, delimiter: FileState['delimiter']) => {
  const rows: RawRow[] = []
  const cut = { ...text, delimiter, from: 1, most: MAX_HEADER_ROW }
  return { rows, ...parseRows(cut, (row) => rows.push(row)) }
}

const isBlank = ({ cells }: RawRow): boolean => cells.every((cell) => clean(cell) === undefined)

interface Header {
  delimiter: FileState['delimiter']
  cells: string[]
  number: number
}

/** The first row that is a header we know, by any delimiter; else the first row that says something. */
const headerIn = (text: Text): Header | undefined => {
  let other: Header | undefined
  for (const delimiter of DELIMITERS) {
    const rows = firstRows(text, delimiter).rows.filter((row) => !isBlank(row))
    const known = rows.find(({ cells }) => knownHeader(cells) !== undefined)
    if (known) return { delimiter, ...known }
    const [first] = rows
    if (first && first.cells.length > (other?.cells.length ?? 0)) other = { delimiter, ...first }
  }
  return other
}

/** Of a file whose first rows could not even be told apart. */
const noHeader = (head: Text): Refused<FileCode> => {
  const { text, last, newline } = head
  if (firstRows(head, ',').isOpen) return refuse('orders.file-quote-open', { row: 1 })
  const columns = text.split(newline, 1)[0]?.split(',').length ?? 0
  if (columns > MAX_COLUMNS)
    return refuse('orders.file-columns-many', { count: columns, limit: MAX_COLUMNS })
  return last ? refuse('orders.file-empty') : refuse('orders.file-row-long', { row: 1 })
}

/** Only blanks, quotes and delimiters. */
const saysNothing = (text: string): boolean => text.replace(/["\s,;]/g, '') === ''

/** The state after the header; refuses a file that has nothing below it. */
const stateAfter = (
  text: Text,
  { delimiter, number }: Header,
  start: Pick<FileState, 'encoding' | 'layout'> & { mark: number },
): Result<FileState, FileCode> => {
  const { encoding, layout, mark } = start
  const { end } = parseRows({ ...text, delimiter, from: 1, most: number }, () => undefined)
  const below = text.text.slice(end)
  if (text.last && saysNothing(below)) return refuse('orders.file-no-rows')
  const offset = mark + bytesBefore(end, { ...text, encoding })
  return ok({ encoding, delimiter, newline: text.newline, layout, offset, row: number + 1 })
}

const openText = (head: Uint8Array, last: boolean): Result<Opened, FileCode> => {
  const found = encodingOf(head, last)
  if (!found) return refuse('orders.file-encoding')
  const { encoding, mark } = found
  const bytes = head.subarray(mark)
  const decoded = decode(bytes, encoding, last)
  if (decoded === undefined) return refuse('orders.file-encoding')
  if (decoded.includes('\0')) return refuse('orders.file-nul')
  if (last && saysNothing(decoded)) return refuse('orders.file-empty')
  const text = { text: decoded, bytes, last, newline: newlineIn(decoded) }
  const header = headerIn(text)
  if (!header) return noHeader(text)
  const layout = layOut(header.cells)
  if (!layout.ok) return whyUnknown(text, header, layout)
  const state = stateAfter(text, header, { encoding, mark, layout: layout.value })
  return state.ok ? ok({ kind: 'csv', state: state.value }) : state
}

/** A header may be unknown because its quotes or its letters are broken: that is said first. */
const whyUnknown = (
  text: Text,
  { cells }: Header,
  refused: Refused<FileCode>,
): Refused<FileCode> => {
  if (refused.code !== 'orders.file-header-unknown') return refused
  if (firstRows(text, ',').isOpen) return refuse('orders.file-quote-open', { row: 1 })
  const value = garbledIn(cells)
  if (value === undefined) return refused
  return refuse('orders.file-garbled', { value: value.trim().slice(0, 20) })
}

/**
 * What a file is, by its first HEAD_BYTES bytes (or all, when it has fewer) and its size: a CSV with
 * the state that its first rows are read from, or an .xlsx to be turned into one. Anything else, and
 * a file without a header that we know, is refused with what to do.
 */
export const openFile = (head: Uint8Array, size: number): Result<Opened, FileCode> => {
  if (size === 0) return refuse('orders.file-empty')
  if (size > MAX_FILE_BYTES) return refuse('orders.file-too-large', { mb: MAX_FILE_BYTES / MB })
  const kind = kindOf(head)
  if (kind === 'zip') return xlsxOf(size)
  if (kind !== 'text') return kind
  const taken = head.subarray(0, HEAD_BYTES)
  return openText(taken, taken.length >= size)
}

import { DAY } from '#core/kernel/time'
import { MAX_COLUMNS, MAX_SHEET_BYTES, MAX_SHEET_ROWS } from '#core/orders/limits'
import { type Archive, unreadable } from './archive'
import { type Attributes, readXml } from './xml'

export interface Texts {
  strings: readonly string[]
  dates: ReadonlySet<number>
  is1904: boolean
}

/** One row of a sheet; false ends the reading. */
export type OnRow = (number: number, cells: readonly string[]) => boolean

/** Days between the two calendars of Excel. */
const SINCE_1904 = 1462
/** Day count of 1970-01-01. */
const EPOCH = 25_569
/** Excel keeps 15 digits; a whole number with more has lost its last ones. */
const DIGITS = 15

/** The wall clock of a day count, as `2016-05-23 22:02:31`: a sheet has no time zone. */
const clockOf = (days: number): string =>
  new Date(Math.round((days - EPOCH) * 86_400) * (DAY / 86_400))
    .toISOString()
    .slice(0, 19)
    .replace('T', ' ')

/** The number that Excel shows: 29.899999999999999 is 29.9, an id of 18 digits is 1.23E+17. */
const numberText = (value: string): string => {
  const number = Number(value)
  if (value.trim() === '' || !Number.isFinite(number)) return value
  const isWhole = Number.isInteger(number)
  if (isWhole && Math.abs(number) >= 10 ** DIGITS) return number.toExponential().toUpperCase()
  return isWhole ? String(number) : String(Number(number.toPrecision(DIGITS)))
}

/** `BC12` is column 54; undefined when the cell does not say. */
const columnOf = (reference: string | undefined): number | undefined => {
  if (!reference) return undefined
  let column = 0
  for (const letter of reference) {
    const at = letter.charCodeAt(0) - 64
    if (at < 1 || at > 26) break
    column = column * 26 + at
  }
  return column - 1
}

interface Cell {
  column: number
  type: string
  style: number
  value: string
  /** Of a formula, without `=`; shared ones have none of their own. */
  formula: string | undefined
}

const textOf = ({ type, style, value, formula }: Cell, texts: Texts): string => {
  if (formula !== undefined) return `=${formula || '…'}`
  if (type === 's') return texts.strings[Number(value)] ?? ''
  if (type !== 'n' || value === '') return value
  if (!texts.dates.has(style)) return numberText(value)
  const days = Number(value) + (texts.is1904 ? SINCE_1904 : 0)
  return Number.isFinite(days) && days > 0 && days < 100_000 ? clockOf(days) : value
}

/** Rows of a sheet as they go by: only one stands in memory. */
class Rows {
  private row = 0
  private cells: string[] = []
  private cell: Cell | undefined
  private into: 'value' | 'formula' | undefined
  private isAloud = false
  isOver = false

  constructor(
    private readonly texts: Texts,
    private readonly onRow: OnRow,
  ) {}

  open(name: string, attributes: Attributes): void {
    if (name === 'row') this.openRow(attributes)
    else if (name === 'c') this.openCell(attributes)
    else if (name === 'rPh') this.isAloud = true
    else if (name === 'v' || name === 't') this.into = this.isAloud ? undefined : 'value'
    else if (name === 'f' && this.cell) {
      this.into = 'formula'
      this.cell.formula = ''
    }
  }

  text(piece: string): void {
    if (!this.cell || !this.into) return
    if (this.into === 'value') this.cell.value += piece
    else this.cell.formula += piece
  }

  close(name: string): void {
    if (name === 'v' || name === 't' || name === 'f') this.into = undefined
    else if (name === 'rPh') this.isAloud = false
    else if (name === 'c') this.closeCell()
    else if (name === 'row' && !this.isOver) this.isOver = !this.onRow(this.row, this.cells)
  }

  private openRow({ r }: Attributes): void {
    this.row = r === undefined ? this.row + 1 : Number(r)
    this.cells = []
    if (!(this.row <= MAX_SHEET_ROWS))
      throw unreadable('orders.file-rows-many', { limit: MAX_SHEET_ROWS })
  }

  private openCell({ r, t = 'n', s = '0' }: Attributes): void {
    const column = columnOf(r) ?? this.cells.length
    this.cell = { column, type: t, style: Number(s), value: '', formula: undefined }
  }

  private closeCell(): void {
    const cell = this.cell
    this.cell = undefined
    if (!cell) return
    const text = textOf(cell, this.texts)
    // Formats reach to the last column of an edited sheet; only what says something counts.
    if (text === '') return
    if (cell.column >= MAX_COLUMNS)
      throw unreadable('orders.file-columns-many', { count: cell.column + 1, limit: MAX_COLUMNS })
    while (this.cells.length < cell.column) this.cells.push('')
    this.cells[cell.column] = text
  }
}

/** Reads a sheet from the top; `onRow` gets each row that is written down, with its number. */
export const readSheet = async (
  archive: Archive,
  file: string,
  texts: Texts,
  onRow: OnRow,
): Promise<void> => {
  const rows = new Rows(texts, onRow)
  await readXml(archive.read(file, MAX_SHEET_BYTES), {
    open: (name, attributes) => rows.open(name, attributes),
    text: (piece) => rows.text(piece),
    close: (name) => rows.close(name),
    isEnough: () => rows.isOver,
  })
}

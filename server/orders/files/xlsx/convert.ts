import { CSV_START, csvLine } from '#core/kernel/csv'
import { ok, type Result, refuse } from '#core/kernel/result'
import { knownHeader, type Layout, layOut, shownNames } from '#core/orders/columns'
import { MAX_HEADER_ROW } from '#core/orders/limits'
import type { FileCode } from '#core/orders/refusals'
import { garbledIn } from '../encoding'
import { type Archive, openArchive, Unreadable, unreadable } from './archive'
import { readSheet, type Texts } from './sheet'
import { dateStyles, sharedStrings } from './styles'
import { workbookOf } from './workbook'

/** Text is turned into bytes now and then: as bytes it takes half the memory. */
const FLUSH = 64 * 1024

/**
 * Columns that we read, as a CSV whose rows have the numbers that they have in the sheet. Cells beyond
 * the header are notes beside a table: nothing can have moved in a sheet, as it can in a CSV.
 */
class Writer {
  private readonly parts: Buffer[] = [Buffer.from(CSV_START)]
  private text = ''
  private next = 1
  private columns: number[] | undefined
  /** First row of the sheet that says something: to tell what it was, when no header comes. */
  first: readonly string[] | undefined
  rows = 0

  get hasHeader(): boolean {
    return this.columns !== undefined
  }

  row(number: number, cells: readonly string[]): boolean {
    if (cells.length === 0) return true
    this.first ??= cells
    if (!this.columns) this.header(cells)
    else this.rows += 1
    if (!this.columns) return number < MAX_HEADER_ROW
    this.write(
      number,
      this.columns.map((at) => cells[at] ?? ''),
    )
    return true
  }

  private header(cells: readonly string[]): void {
    if (!knownHeader(cells)) return
    const layout = layOut(cells)
    if (!layout.ok) throw new Unreadable(layout)
    this.columns = columnsOf(layout.value)
  }

  private write(number: number, cells: readonly string[]): void {
    this.text += '\r\n'.repeat(Math.max(0, number - this.next)) + csvLine(cells)
    this.next = number + 1
    if (this.text.length > FLUSH) this.flush()
  }

  private flush(): void {
    this.parts.push(Buffer.from(this.text))
    this.text = ''
  }

  bytes(): Buffer {
    this.flush()
    return Buffer.concat(this.parts)
  }
}

const columnsOf = ({ at }: Layout): number[] =>
  [...new Set(Object.values(at))].sort((a, b) => a - b)

/** The first sheet with a header that we know; what is in the others is not looked at. */
const write = async (archive: Archive, sheets: readonly string[], texts: Texts) => {
  let seen: readonly string[] = []
  for (const sheet of sheets) {
    const writer = new Writer()
    await readSheet(archive, sheet, texts, (number, cells) => writer.row(number, cells))
    if (writer.hasHeader) return writer
    if (seen.length === 0) seen = writer.first ?? []
  }
  if (seen.length === 0) throw unreadable('orders.file-empty')
  const value = garbledIn(seen)
  if (value !== undefined) throw unreadable('orders.file-garbled', { value: value.slice(0, 20) })
  throw unreadable('orders.file-header-unknown', { columns: shownNames(seen) })
}

const convert = async (bytes: Uint8Array): Promise<Result<Buffer, FileCode>> => {
  const archive = await openArchive(bytes)
  if (!archive.ok) return archive
  const { sheets, strings, styles, is1904 } = await workbookOf(archive.value)
  const texts = {
    strings: await sharedStrings(archive.value, strings),
    dates: await dateStyles(archive.value, styles),
    is1904,
  }
  const writer = await write(archive.value, sheets, texts)
  return writer.rows === 0 ? refuse('orders.file-no-rows') : ok(writer.bytes())
}

/**
 * An .xlsx as a CSV of UTF-8 with the columns that we read and nothing else, each row with the
 * number that it has in the sheet. Formulas stay formulas (their rows are refused one by one), dates
 * become texts, numbers of more than 15 digits scientific. Refuses bombs, passwords, other archives
 * and what is broken.
 */
export const csvOfXlsx = async (bytes: Uint8Array): Promise<Result<Buffer, FileCode>> => {
  try {
    return await convert(bytes)
  } catch (error) {
    if (error instanceof Unreadable) return error.refused
    // Whatever the zip and the XML readers stumble over is in the file: they know nothing else.
    return refuse('orders.file-broken')
  }
}

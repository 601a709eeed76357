import Papa from 'papaparse'

/** A row as the file has it. */
export interface RawRow {
  /** Place in the file, the first row being 1: what a spreadsheet shows on its left. */
  number: number
  cells: string[]
  /** Its quotes are wrong: what follows may have run into it. */
  isTorn: boolean
}

export const DELIMITERS = [',', '\t', ';'] as const
export type Delimiter = (typeof DELIMITERS)[number]
export type Newline = '\n' | '\r'

export interface Cut {
  text: string
  /** The text ends where the file does. */
  last: boolean
  delimiter: Delimiter
  newline: Newline
  /** Number of the first row. */
  from: number
  /** At most so many rows. */
  most: number
}

export interface Parsed {
  /** Rows that were taken. */
  count: number
  /** Where the row after them begins in the text. */
  end: number
  /** The file ends within a quote. */
  isOpen: boolean
}

type Found = RawRow & { end: number; isOpen: boolean }

/**
 * Whole rows of a text that begins at a row, handed over one by one: their cells may be forgotten at
 * once. The last one is left for the next text unless the file ends there: it may go on. `\r\n` is
 * split at its `\n`, and cells are trimmed later.
 */
export const parseRows = (
  { text, last, delimiter, newline, from, most }: Cut,
  take: (row: RawRow) => void,
): Parsed => {
  const parsed: Parsed = { count: 0, end: 0, isOpen: false }
  let found: Found | undefined
  const takeFound = () => {
    if (!found) return
    take(found)
    parsed.count += 1
    parsed.end = found.end
  }
  // Papa drops a byte order mark (of files that were joined) and then counts from behind it.
  const mark = text.startsWith('\ufeff') ? 1 : 0
  let isMore = false
  Papa.parse<string[]>(text, {
    delimiter,
    newline,
    step: ({ data, errors, meta }, parser) => {
      takeFound()
      const isOpen = errors.some(({ code }) => code === 'MissingQuotes')
      const number = from + parsed.count
      found = { number, cells: data, isTorn: errors.length > 0, end: mark + meta.cursor, isOpen }
      // One more than wanted: this row is not taken any more.
      isMore = parsed.count >= most
      if (isMore) parser.abort()
    },
  })
  if (last && !isMore) {
    takeFound()
    parsed.isOpen = found?.isOpen ?? false
  }
  return parsed
}

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
  rows: RawRow[]
  /** Where the row after them begins in the text. */
  end: number
  /** The file ends within a quote. */
  isOpen: boolean
}

/**
 * Whole rows of a text that begins at a row. The last one is left for the next text unless the file
 * ends there: it may go on. `\r\n` is split at its `\n`, and cells are trimmed later.
 */
export const parseRows = ({ text, last, delimiter, newline, from, most }: Cut): Parsed => {
  const rows: (RawRow & { end: number; isOpen: boolean })[] = []
  // Papa drops a byte order mark (of files that were joined) and then counts from behind it.
  const mark = text.startsWith('\ufeff') ? 1 : 0
  Papa.parse<string[]>(text, {
    delimiter,
    newline,
    step: ({ data, errors, meta }, parser) => {
      const isOpen = errors.some(({ code }) => code === 'MissingQuotes')
      const number = from + rows.length
      rows.push({ number, cells: data, isTorn: errors.length > 0, end: mark + meta.cursor, isOpen })
      // One more than wanted: the last row is taken off below.
      if (rows.length > most) parser.abort()
    },
  })
  const isAll = last && rows.length <= most
  if (!isAll) rows.pop()
  return {
    rows,
    end: rows.at(-1)?.end ?? 0,
    isOpen: isAll && rows.some(({ isOpen }) => isOpen),
  }
}

/**
 * Spreadsheets run what starts like a formula; a leading apostrophe makes it text. A Chinese or
 * Japanese keyboard writes the same signs in full width, and some spreadsheets run those as well.
 */
const FORMULA_START = /^[=+\-@＝＋－＠\t\r\n]/

const cell = (value: string | number): string => {
  if (typeof value === 'number') return String(value)
  const safe = FORMULA_START.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe
}

/**
 * One line of a CSV file (RFC 4180) that is safe to open in a spreadsheet. A number is written as
 * it is, so that −5 stays a number that can be summed; only texts can be formulas.
 */
export const csvLine = (cells: readonly (string | number)[]): string =>
  `${cells.map(cell).join(',')}\r\n`

/** Without it Excel reads the file as GBK and shows Chinese as rubbish. */
export const CSV_START = '\ufeff'

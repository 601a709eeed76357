/** Plain calendar dates of date and time pickers; strings are `YYYY-MM-DD` and `HH:mm`. */
export type Fields = 'year' | 'month' | 'day'

const PARTS: Record<Fields, number> = { year: 1, month: 2, day: 3 }

/** Range WeChat uses when the page gives none. */
export const DEFAULT_START = '1900-01-01'
export const DEFAULT_END = '2099-12-31'

export const two = (n: number): string => String(n).padStart(2, '0')

/** Numbers of `YYYY-MM-DD`; missing parts come from the fallback. */
export function parseDate(text: string, fallback: string): [number, number, number] {
  const [y, m, d] = fallback.split('-').map(Number)
  const given = /^\d{4}(-\d{1,2}){0,2}$/.test(text) ? text.split('-').map(Number) : []
  return [given[0] ?? y ?? 1900, given[1] ?? m ?? 1, given[2] ?? d ?? 1]
}

export const formatDate = (parts: readonly number[], fields: Fields): string =>
  parts
    .slice(0, PARTS[fields])
    .map((n, i) => (i === 0 ? String(n) : two(n)))
    .join('-')

const daysIn = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate()

export const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i)

/** The values each column may take, given what is chosen to the left of it. */
export function dateColumns(
  chosen: readonly number[],
  start: readonly number[],
  end: readonly number[],
): [number[], number[], number[]] {
  const [year = 0, month = 0] = chosen
  const [sy = 0, sm = 1, sd = 1] = start
  const [ey = 0, em = 12, ed = 31] = end
  const months = range(year <= sy ? sm : 1, year >= ey ? em : 12)
  const first = year <= sy && month <= sm ? sd : 1
  const last = year >= ey && month >= em ? ed : daysIn(year, month)
  return [range(sy, ey), months, range(first, last)]
}

/** Minutes of the day of `HH:mm`; the fallback when it is no time. */
export function parseTime(text: string, fallback: number): number {
  const match = /^(\d{1,2}):(\d{1,2})$/.exec(text)
  if (!match) return fallback
  return Number(match[1]) * 60 + Number(match[2])
}

import { textOfDay } from '#core/events/days'
import type { Row } from './repurchase-rows'

/**
 * Every figure as a slow walk over the rows of a table, by dates as texts: no day numbers, no folds,
 * no counters.
 */

/** Orders of which something is left at the end of a date; gifts of 0 stay. */
export const keptBy = (rows: readonly Row[], date: string): Row[] =>
  rows
    .filter((row) => row.date <= date)
    .map((row) => (row.back > 0 && row.backDate <= date ? row : { ...row, back: 0 }))
    .filter((row) => row.back === 0 || row.fen > row.back)

export const ownersOf = (rows: readonly Row[]): string[] => [...new Set(rows.map(({ who }) => who))]

const ofOwner = (rows: readonly Row[], who: string): Row[] =>
  rows.filter((row) => row.who === who).sort((a, b) => (a.date < b.date ? -1 : 1))

/** A part of people by two questions to the dates of each. */
export const partOf = (
  rows: readonly Row[],
  among: (dates: string[]) => boolean,
  part: (dates: string[]) => boolean,
): { part: number; of: number } => {
  const dates = ownersOf(rows).map((who) => ofOwner(rows, who).map(({ date }) => date))
  const all = dates.filter(among)
  return { part: all.filter(part).length, of: all.length }
}

/** The next date, or one so many days on. */
export const daysOn = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

const monthOn = (month: string, months: number): string => {
  const [year = 0, number = 0] = month.split('-').map(Number)
  const all = year * 12 + number - 1 + months
  return `${Math.floor(all / 12)}-${String((all % 12) + 1).padStart(2, '0')}`
}

/** So many months back: walks day by day to the same date, or to the end of a shorter month. */
export const monthsBack = (date: string, months: number): string => {
  const month = monthOn(date.slice(0, 7), -months)
  let found = `${month}-01`
  while (found.slice(8) < date.slice(8) && daysOn(found, 1).slice(0, 7) === month)
    found = daysOn(found, 1)
  return found
}

export interface CohortRow {
  month: string
  people: number
  months: { buyers: number; orders: number; fen: number; fenSoFar: number; over: boolean }[]
}

const cohortOf = (rows: readonly Row[], month: string, today: string): CohortRow => {
  const members = ownersOf(rows).filter((who) => ofOwner(rows, who)[0]?.date.startsWith(month))
  const own = rows.filter(({ who }) => members.includes(who))
  const months: CohortRow['months'] = []
  for (let at = month; at <= today.slice(0, 7); at = monthOn(at, 1)) {
    const then = own.filter(({ date }) => date.startsWith(at))
    const fen = then.reduce((sum, row) => sum + row.fen - row.back, 0)
    const fenSoFar = (months.at(-1)?.fenSoFar ?? 0) + fen
    const over = daysOn(today, 1).slice(0, 7) > at
    months.push({ buyers: ownersOf(then).length, orders: then.length, fen, fenSoFar, over })
  }
  return { month, people: members.length, months }
}

export const cohortTable = (rows: readonly Row[], today: string): CohortRow[] => {
  const firsts = ownersOf(rows).map((who) => ofOwner(rows, who)[0]?.date.slice(0, 7) ?? '')
  return [...new Set(firsts)].sort().map((month) => cohortOf(rows, month, today))
}

const gap = (a: string, b: string): number => {
  let days = 0
  for (let at = a; at < b; at = daysOn(at, 1)) days++
  return days
}

/** Days between following dates of each buyer, each date once, ascending. */
export const gapsOf = (rows: readonly Row[], firstOnly: boolean): number[] =>
  ownersOf(rows)
    .flatMap((who) => {
      const dates = [...new Set(ofOwner(rows, who).map(({ date }) => date))]
      const gaps = dates.slice(1).map((date, i) => gap(dates[i] ?? date, date))
      // The second order may fall on the first day: then it is no pair of days.
      const [first, second] = ofOwner(rows, who)
      return firstOnly
        ? first && second && second.date > first.date
          ? gaps.slice(0, 1)
          : []
        : gaps
    })
    .sort((a, b) => a - b)

export const dateOf = textOfDay

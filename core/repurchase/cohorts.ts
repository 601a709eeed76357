import { type DayNumber, lastDayOf, type MonthNumber, monthOfDay } from '../events/days'
import type { Counts } from '../persons/counters'
import { addShares, NO_SHARE, type Share } from './shares'

/** What a cohort did some months after its first purchases. */
export interface CohortMonth {
  /** Persons of the cohort who bought in it. */
  buyers: number
  orders: number
  /** Net of what went back. */
  fen: number
  /** Fen from the first purchase to the end of this month. */
  fenSoFar: number
  /** The month is over; a running one can still grow. */
  over: boolean
}

/** All whose first standing purchase was in one month. */
export interface Cohort {
  month: MonthNumber
  people: number
  /** By months since the first purchase, 0 being its own; up to the month of `asOf`. */
  months: CohortMonth[]
}

const MONTHS = 12
const FIELD = /^(\d\d)-([pof])(\d+)$/

type Cells = Map<string, number>

/** Fields of all years by `<month>.<letter>.<offset>`. */
const cellsOf = (years: Readonly<Record<string, Counts>>): { cells: Cells; firsts: number[] } => {
  const cells: Cells = new Map()
  const firsts = new Set<number>()
  for (const [year, counts] of Object.entries(years))
    for (const [field, count] of Object.entries(counts)) {
      const [, at, letter, offset] = FIELD.exec(field) ?? []
      if (letter === undefined) continue
      const month = Number(year) * MONTHS + Number(at) - 1
      cells.set(`${month}.${letter}.${offset}`, count)
      if (letter === 'p' && offset === '0' && count > 0) firsts.add(month)
    }
  return { cells, firsts: [...firsts].sort((a, b) => a - b) }
}

const monthsOf = (cells: Cells, month: MonthNumber, asOf: DayNumber): CohortMonth[] => {
  let fenSoFar = 0
  const at = (letter: string, offset: number) => cells.get(`${month}.${letter}.${offset}`) ?? 0
  return Array.from({ length: monthOfDay(asOf) - month + 1 }, (_, offset) => {
    const fen = at('f', offset)
    fenSoFar += fen
    const over = lastDayOf(month + offset) <= asOf
    return { buyers: at('p', offset), orders: at('o', offset), fen, fenSoFar, over }
  })
}

/**
 * Cohorts by the month of the first purchase, oldest first, from the counters `cohorts.<year>`
 * (core/persons/counters.ts), given by year. `asOf`: today, up to which the counters know everything.
 */
export const cohortsOf = (years: Readonly<Record<string, Counts>>, asOf: DayNumber): Cohort[] => {
  const { cells, firsts } = cellsOf(years)
  return firsts
    .filter((month) => month <= monthOfDay(asOf))
    .map((month) => ({
      month,
      people: cells.get(`${month}.p.0`) ?? 0,
      months: monthsOf(cells, month, asOf),
    }))
}

type Look = (month: CohortMonth) => number

/** Of all cohorts of which the month so many months on is over: no young cohort pulls it down. */
const overAll = (cohorts: readonly Cohort[], offset: number, look: Look): Share =>
  cohorts
    .flatMap(({ people, months }) => {
      const month = months[offset]
      return month?.over ? [{ part: look(month), of: people }] : []
    })
    .reduce(addShares, NO_SHARE)

/** Who bought in the month that lies so many months after their first purchase's. */
export const retainedAfter = (cohorts: readonly Cohort[], offset: number): Share =>
  overAll(cohorts, offset, ({ buyers }) => buyers)

/** Observed life-time value: fen per buyer up to the end of that month. */
export const fenAfter = (cohorts: readonly Cohort[], offset: number): Share =>
  overAll(cohorts, offset, ({ fenSoFar }) => fenSoFar)

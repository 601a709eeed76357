import { type MonthNumber, monthOfDay, monthText } from '../events/days'
import { cohortsOf } from '../repurchase/cohorts'
import { allYears, type Facts } from './facts'
import type { Behind } from './figure'
import { boughtAfter, netNote, standingOf } from './figures/buying'

/** Cohorts of one page, and how far they are followed. */
export const COHORTS = 12
export const OFFSETS = 12

export interface CohortRow {
  /** `2026-05` */
  month: string
  people: number
  /** Who bought k months later, k from 1; a running month is not told. */
  back: number[]
  /** Fen per person from the first purchase to the end of each month, k from 0. */
  fen: number[]
}

/** A page of cohorts, newest first, from this month back; `earlier` begins the next one. */
export const cohortPage = (
  facts: Facts,
  from: MonthNumber,
): { rows: CohortRow[]; earlier?: string } => {
  const all = cohortsOf(allYears(facts, 'cohorts'), facts.today).reverse()
  const rest = all.filter(({ month }) => month <= from)
  const rows = rest.slice(0, COHORTS).map(({ month, people, months }) => {
    const over = months.slice(0, OFFSETS + 1).filter((one) => one.over)
    return {
      month: monthText(month),
      people,
      back: over.slice(1).map(({ buyers }) => buyers),
      fen: over.map(({ fenSoFar }) => Math.round(fenSoFar / people)),
    }
  })
  const next = rest[COHORTS]
  return next ? { rows, earlier: monthText(next.month) } : { rows }
}

/** Whose first standing purchase was in the month and who bought again so many months later. */
export const behindCohort = (cohort: MonthNumber, offset: number): Behind => ({
  take: ['purchases'],
  note: (one) => {
    const standing = standingOf(one)
    const [first] = standing
    if (!first || monthOfDay(first.day) !== cohort) return undefined
    const then = boughtAfter(standing, offset)
    return then.length === 0 ? undefined : netNote(then)
  },
})

/** How many that are. */
export const cohortSize = (facts: Facts, cohort: MonthNumber, offset: number): number => {
  const found = cohortsOf(allYears(facts, 'cohorts'), facts.today)
  return found.find(({ month }) => month === cohort)?.months[offset]?.buyers ?? 0
}

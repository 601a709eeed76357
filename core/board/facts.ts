import {
  type DayNumber,
  lastDayOf,
  type MonthNumber,
  monthOfDay,
  monthText,
  nameOfDay,
  textOfDay,
} from '../events/days'
import { type CounterName, type Counts, counterNames, type Daily } from '../persons/counters'
import type { LifeCounters } from '../persons/sizes'

/** What no person's events tell: of all coupons and points of a month (server/board/desk.ts). */
export interface DeskMonth {
  /** Coupons used less taken back, and what they took off, fen. */
  used: number
  offFen: number
  /** Paid for sales in which a coupon was used, before returns, fen. */
  withFen: number
  /** As they stood when it was counted: points that can still be spent, in fen, and whose. */
  points: number
  pointsFen: number
  holders: number
}

/** All that figures are made of: counters by name, and the newest day that they may speak of. */
export interface Facts {
  today: DayNumber
  /** A missing document is one of zeros. */
  counts: (name: CounterName) => Counts
  desk: (month: MonthNumber) => DeskMonth | undefined
}

/** Months shown beside the one that is asked for, itself included. */
export const SERIES = 12

/** Before it nobody sold anything on a marketplace; a dozen small documents are asked for. */
const FIRST_YEAR = 2003

export const yearOf = (month: MonthNumber): string => monthText(month).slice(0, 4)
const at = (month: MonthNumber): string => monthText(month).slice(5)

/** `2026-05` */
export const monthOfText = (text: string): MonthNumber =>
  Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1

const yearsUpTo = (day: DayNumber): string[] => {
  const last = Number(textOfDay(day).slice(0, 4))
  return Array.from({ length: Math.max(0, last - FIRST_YEAR + 1) }, (_, i) =>
    String(FIRST_YEAR + i),
  )
}

/** A field of a month: the sum over its days, but each person once where persons are counted. */
export const inMonth = (
  { counts }: Facts,
  what: Daily,
  month: MonthNumber,
  field: string,
): number => counts(counterNames.months(what, yearOf(month)))[`${at(month)}-${field}`] ?? 0

/** Fields of a month's counters that begin so, by what follows. */
export const namedInMonth = (
  { counts }: Facts,
  what: Daily,
  month: MonthNumber,
  start: string,
): Map<string, number> => {
  const prefix = `${at(month)}-${start}`
  const found = Object.entries(counts(counterNames.months(what, yearOf(month))))
  return new Map(
    found.flatMap(([field, count]) =>
      field.startsWith(prefix) && count !== 0 ? [[field.slice(prefix.length), count]] : [],
    ),
  )
}

export const sumOf = (named: ReadonlyMap<string, number>): number =>
  [...named.values()].reduce((sum, one) => sum + one, 0)

const dayFields = ({ counts }: Facts, what: Daily, day: DayNumber) => {
  const { monthText: month, dayText } = nameOfDay(day)
  return { fields: counts(counterNames.days(what, month)), at: `${dayText}-` }
}

/** A field of a day. */
export const onDay = (facts: Facts, what: Daily, day: DayNumber, field: string): number => {
  const { fields, at: its } = dayFields(facts, what, day)
  return fields[its + field] ?? 0
}

/** Fields of a day that begin so, by what follows. */
export const namedOnDay = (
  facts: Facts,
  what: Daily,
  day: DayNumber,
  start: string,
): [string, number][] => {
  const { fields, at: its } = dayFields(facts, what, day)
  const prefix = its + start
  return Object.entries(fields).flatMap(([field, count]): [string, number][] =>
    field.startsWith(prefix) ? [[field.slice(prefix.length), count]] : [],
  )
}

/** Documents of all years up to today, by year. */
export const allYears = (
  { counts, today }: Facts,
  what: Daily | 'cohorts',
): Readonly<Record<string, Counts>> =>
  Object.fromEntries(
    yearsUpTo(today).map((year) => [year, counts(counterNames.months(what, year))]),
  )

/** The last day of a month that has begun. */
export const endOf = ({ today }: Facts, month: MonthNumber): DayNumber =>
  Math.min(lastDayOf(month), today)

/**
 * What sizes at the end of a month are summed from, and the day to ask for (core/persons/sizes.ts). Of
 * a month that is over the years know enough: its days are before any day of the next one.
 */
export const lifeAtEnd = (
  facts: Facts,
  month: MonthNumber,
): { life: LifeCounters; day: string } => {
  const years = allYears(facts, 'life')
  const end = endOf(facts, month)
  if (end === lastDayOf(month))
    return { life: { years, month: {} }, day: `${monthText(month + 1)}-00` }
  return {
    life: { years, month: facts.counts(counterNames.days('life', monthText(month))) },
    day: textOfDay(end),
  }
}

/** Counters that all figures of a month, those of the year before it and two weeks are made of. */
export const namesOfFacts = (month: MonthNumber, today: DayNumber): CounterName[] => {
  const years = new Set([yearOf(month), yearOf(month - SERIES + 1)])
  const weeks = new Set([today - 14, today - 1].map((day) => monthText(monthOfDay(day))))
  const daily: Daily[] = ['life', 'trade', 'deeds']
  const names = [
    counterNames.totals,
    counterNames.spread,
    counterNames.days('life', textOfDay(today).slice(0, 7)),
    ...yearsUpTo(today).flatMap((year) => [
      counterNames.months('life', year),
      counterNames.months('cohorts', year),
    ]),
    ...daily.flatMap((what) => [
      ...[...years].map((year) => counterNames.months(what, year)),
      ...[...weeks].map((text) => counterNames.days(what, text)),
    ]),
  ]
  return [...new Set(names)]
}

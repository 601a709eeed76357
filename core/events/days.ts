import { DAY, HOUR } from '../kernel/time'

const BEIJING_OFFSET = 8 * HOUR

/** Business days as whole numbers since 1970-01-01 in Beijing: windows over many people are sums. */
export type DayNumber = number

export const dayNumberOf = (at: number): DayNumber => Math.floor((at + BEIJING_OFFSET) / DAY)

/** First instant of that day. */
export const startOfDayNumber = (day: DayNumber): number => day * DAY - BEIJING_OFFSET

/** A value from a day on, until the next entry's day. Days ascend and neighbours differ. */
export type Step<T extends number = number> = readonly [from: DayNumber, value: T]

/** The value on a day; undefined before the first entry. */
export const valueOn = <T extends number>(
  steps: readonly Step<T>[],
  day: DayNumber,
): T | undefined => {
  let found: T | undefined
  for (const [from, value] of steps) {
    if (from > day) break
    found = value
  }
  return found
}

/** Months as whole numbers: year × 12 + month from 0. */
export type MonthNumber = number

interface Named {
  month: MonthNumber
  /** `2026-05` and `12`. */
  monthText: string
  dayText: string
}

const pad = (value: number): string => String(value).padStart(2, '0')

// Millions of events fall on few thousands of days, and a Date for each would cost more than the
// rest of a fold.
const named = new Map<DayNumber, Named>()

const nameOf = (day: DayNumber): Named => {
  const date = new Date(day * DAY)
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()]
  return {
    month: year * 12 + month,
    monthText: `${year}-${pad(month + 1)}`,
    dayText: pad(date.getUTCDate()),
  }
}

export const nameOfDay = (day: DayNumber): Named => {
  const known = named.get(day)
  if (known) return known
  const name = nameOf(day)
  named.set(day, name)
  return name
}

export const monthOfDay = (day: DayNumber): MonthNumber => nameOfDay(day).month

/** `2026-05` */
export const monthText = (month: MonthNumber): string =>
  `${Math.floor(month / 12)}-${pad((month % 12) + 1)}`

/** First and last day of a month. */
export const firstDayOf = (month: MonthNumber): DayNumber =>
  Date.UTC(Math.floor(month / 12), month % 12, 1) / DAY

export const lastDayOf = (month: MonthNumber): DayNumber => firstDayOf(month + 1) - 1

/** `2026-05-12`, as contracts carry days. */
export const textOfDay = (day: DayNumber): string => {
  const { monthText: month, dayText } = nameOfDay(day)
  return `${month}-${dayText}`
}

/** From `2026-05-12`; the caller has checked that it is a day. */
export const dayOfText = (text: string): DayNumber => Date.parse(`${text}T00:00:00Z`) / DAY

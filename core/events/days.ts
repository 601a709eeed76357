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

import type { DayNumber, Step } from './days'

/** Rules that hold from a day on; the first entry's day counts as the beginning of time. */
export interface Dated<R> {
  from: DayNumber
  rules: R
}

/** Ascending, first one at the beginning of time. */
export type DatedRules<R> = [Dated<R>, ...Dated<R>[]]

export const rulesOn = <R>(dated: DatedRules<R>, day: DayNumber): R => {
  let found = dated[0].rules
  for (const one of dated) if (one.from <= day) found = one.rules
  return found
}

const LAST_DAY = Number.MAX_SAFE_INTEGER

/** Appends a step; one that changes nothing is none. Before the first step the value is 0. */
const append = (steps: Step[], from: DayNumber, value: number): void => {
  if ((steps.at(-1)?.[1] ?? 0) !== value) steps.push([from, value])
}

const copy = (into: Step[], steps: readonly Step[], from: DayNumber, to: DayNumber): void => {
  let value = 0
  for (const [day, one] of steps) if (day <= from) value = one
  append(into, from, value)
  for (const [day, one] of steps) if (day > from && day < to) append(into, day, one)
}

/** The history under rules that changed: each stretch as the rules of its days make it. */
export const spliced = <R, T extends number>(
  dated: DatedRules<R>,
  historyBy: (rules: R) => Step<T>[],
): Step<T>[] => {
  if (dated.length === 1) return historyBy(dated[0].rules)
  const steps: Step[] = []
  dated.forEach(({ from, rules }, i) => {
    const start = i === 0 ? -LAST_DAY : from
    copy(steps, historyBy(rules), start, dated[i + 1]?.from ?? LAST_DAY)
  })
  return steps as Step<T>[]
}

/** Above this an insertion sort of days is slower than the engine's own. */
const FEW = 24

const insertSorted = (days: number[]): void => {
  for (let i = 1; i < days.length; i += 1) {
    const day = days[i] as number
    let at = i
    while (at > 0 && (days[at - 1] as number) > day) {
      days[at] = days[at - 1] as number
      at -= 1
    }
    days[at] = day
  }
}

/** In place: nearly all lives are a few days long, and comparing by a function costs most there. */
export const sortDays = (days: number[]): void => {
  if (days.length <= FEW) insertSorted(days)
  else days.sort((a, b) => a - b)
}

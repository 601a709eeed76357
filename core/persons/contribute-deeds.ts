import { type DayNumber, monthOfDay } from '../events/days'
import { activeDays } from './life'
import type { Person } from './person'
import { dayIn, onlyMonthIn, plus, type Tally } from './tally'

/** Each day once; the month takes it with the day, and gives it back for another day. */
const plusPeople = (
  tally: Tally,
  days: readonly DayNumber[],
  field: string,
  sign: number,
): void => {
  let [day, month] = [Number.NaN, Number.NaN]
  for (const one of days) {
    if (one === day) continue
    plus(dayIn(tally, 'deeds', one), field, sign)
    const its = monthOfDay(one)
    if (its === month) plus(onlyMonthIn(tally, 'deeds', its), field, -sign)
    day = one
    month = its
  }
}

export const contributeDeeds = (tally: Tally, person: Person, sign: number): void => {
  for (const [kind, days] of Object.entries(person.days)) {
    for (const day of days) plus(dayIn(tally, 'deeds', day), kind, sign)
    plusPeople(tally, days, `p-${kind}`, sign)
  }
  plusPeople(tally, activeDays(person), 'p-any', sign)
}

import { type DayNumber, monthOfDay } from '../events/days'
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

/** Days on which they were a member and something happened. */
export const activeDays = ({
  days,
  purchases,
  membership,
}: Pick<Person, 'days' | 'purchases' | 'membership'>): DayNumber[] => {
  if (membership.length === 0) return []
  const all = [...Object.values(days).flat(), ...purchases.map(({ day }) => day)]
  all.sort((a, b) => a - b)
  const isMember = (on: DayNumber) => membership.findLast(([from]) => from <= on)?.[1] === 1
  return all.filter(isMember)
}

export const contributeDeeds = (tally: Tally, person: Person, sign: number): void => {
  for (const [kind, days] of Object.entries(person.days)) {
    for (const day of days) plus(dayIn(tally, 'deeds', day), kind, sign)
    plusPeople(tally, days, `p-${kind}`, sign)
  }
  plusPeople(tally, activeDays(person), 'p-any', sign)
}

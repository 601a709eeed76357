import { type DayNumber, nameOfDay } from '../events/days'
import { plusDay, plusMonth } from './contribute-life'
import type { Tally } from './counters'
import type { Person } from './person'

const plusPeople = (
  tally: Tally,
  days: readonly DayNumber[],
  field: string,
  sign: number,
): void => {
  let [day, month] = [Number.NaN, '']
  for (const one of days) {
    if (one === day) continue
    const { monthText } = nameOfDay(one)
    plusDay(tally, 'deeds', one, field, sign)
    // The month took it with the day, and counts nobody twice.
    if (monthText === month) plusMonth(tally, 'deeds', monthText, field, -sign)
    ;[day, month] = [one, monthText]
  }
}

/** Days on which they were a member and something happened. */
const activeDays = ({ days, purchases, membership }: Person): DayNumber[] => {
  const all = [...Object.values(days).flat(), ...purchases.map(({ day }) => day)]
  all.sort((a, b) => a - b)
  const isMember = (on: DayNumber) => membership.findLast(([from]) => from <= on)?.[1] === 1
  return all.filter(isMember)
}

export const contributeDeeds = (tally: Tally, person: Person, sign: number): void => {
  for (const [kind, days] of Object.entries(person.days)) {
    for (const day of days) plusDay(tally, 'deeds', day, kind, sign)
    plusPeople(tally, days, `p-${kind}`, sign)
  }
  plusPeople(tally, activeDays(person), 'p-any', sign)
}

import { type DayNumber, monthOfDay } from '../events/days'
import { activeDays } from './life'
import type { Person } from './person'
import { dayIn, type FieldId, names, onlyMonthIn, plus, type Tally } from './tally'

interface Counted {
  events: FieldId
  people: FieldId
}

const known = new Map<string, Counted>()

/** Made once for each kind. */
const fieldsOf = (kind: string): Counted => {
  const there = known.get(kind)
  if (there) return there
  const made = { events: names.deeds.idOf(kind), people: names.deeds.idOf(`p-${kind}`) }
  known.set(kind, made)
  return made
}

const ANY = names.deeds.idOf('p-any')

/** Each day once; the month takes it with the day, and gives it back for another day. */
const plusPeople = (
  tally: Tally,
  days: readonly DayNumber[],
  field: FieldId,
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
    const { events, people } = fieldsOf(kind)
    for (const day of days) plus(dayIn(tally, 'deeds', day), events, sign)
    const older = person.older?.[kind] ?? []
    for (const [day, many] of older) plus(dayIn(tally, 'deeds', day), events, sign * many)
    const all = older.length === 0 ? days : [...older.map(([day]) => day), ...days]
    plusPeople(tally, all, people, sign)
  }
  plusPeople(tally, activeDays(person), ANY, sign)
}

import type { DayNumber } from '../events/days'
import type { DatedRules } from '../events/steps'
import { goneDay, type Life } from '../persons/life'
import type { Person } from '../persons/person'
import type { RfmRules } from '../rfm/cells'
import type { Condition } from './views'

/** As far as a rule looks at a person; a person's document is one. */
export type Judged = Omit<Life, 'days'> &
  Pick<Person, 'stages' | 'cells' | 'tags' | 'level' | 'birthday' | 'channel' | 'wecom' | 'days'>

/** When a person is looked at: at the end of a business day, by what is known now. */
export interface Moment {
  day: DayNumber
  rfm: DatedRules<RfmRules>
}

type Within = Pick<Condition, 'within'>

/** First day that still counts. */
export const since = ({ within }: Within, day: DayNumber): DayNumber =>
  within === undefined ? Number.NEGATIVE_INFINITY : day - within + 1

/** Purchases of which something is left on the day, oldest first. */
export const boughtIn = (c: Within, { purchases }: Judged, day: DayNumber) => {
  const from = since(c, day)
  return purchases.filter(
    (buy) => buy.day >= from && buy.day <= day && (goneDay(buy) ?? day + 1) > day,
  )
}

type Buy = Judged['purchases'][number]

/** What is left of a purchase at the end of a day, fen. */
export const leftOn = ({ fen, backs = [] }: Buy, day: DayNumber): number =>
  backs.reduce((left, [on, back]) => (on <= day ? left - back : left), fen)

/** Days on which purchases and their windows come and go. */
export const turnsOfBuying = ({ within }: Within, { purchases }: Judged): DayNumber[] =>
  purchases.flatMap(({ day, backs = [] }) => [
    day,
    ...(within === undefined ? [] : [day + within]),
    ...backs.map(([on]) => on),
  ])

/** Days with an event of a kind, each event once. */
export const deedsIn = (c: Within, days: readonly DayNumber[] = [], on: DayNumber): number => {
  const from = since(c, on)
  return days.filter((day) => day >= from && day <= on).length
}

export const turnsOfDeeds = ({ within }: Within, days: readonly DayNumber[] = []): DayNumber[] =>
  within === undefined ? [...days] : days.flatMap((day) => [day, day + within])

/** Of something that grows by a day every day: when it passes the bounds. */
export const turnsOfAge = (
  { min, max }: Pick<Condition, 'min' | 'max'>,
  day: DayNumber,
): DayNumber[] => [day, ...(min ? [day + min] : []), ...(max === undefined ? [] : [day + max + 1])]

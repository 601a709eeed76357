import { type MonthNumber, nameOfDay, type Step } from '../events/days'
import { groupHistory } from '../rfm/groups'
import { counterNames, type Daily, docIn, inField, plus, type Tally } from './counters'
import type { Person } from './person'
import type { LifeRules } from './rules'

/** Adds to a field of the day, and to the same one of the month. */
export const plusDay = (
  tally: Tally,
  what: Daily,
  day: number,
  field: string,
  by: number,
): void => {
  const { monthText, dayText } = nameOfDay(day)
  plus(docIn(tally, counterNames.days(what, monthText)), `${dayText}-${field}`, by)
  plusMonth(tally, what, monthText, field, by)
}

export const plusMonth = (
  tally: Tally,
  what: Daily,
  monthText: string,
  field: string,
  by: number,
): void => {
  const doc = docIn(tally, counterNames.months(what, monthText.slice(0, 4)))
  plus(doc, `${monthText.slice(5)}-${field}`, by)
}

/** From what to what on each day of a change, and from the end of one month to the end of another. */
const plusMoves = (tally: Tally, letter: string, steps: readonly Step[], sign: number): void => {
  let [before, monthBefore, value] = [0, 0, 0]
  let month: MonthNumber | undefined
  let monthName = ''
  const endMonth = () => {
    if (month !== undefined && monthBefore !== value)
      plusMonth(tally, 'life', monthName, `${letter}${monthBefore}${value}`, sign)
  }
  for (const [day, next] of steps) {
    const { monthText, dayText, month: its } = nameOfDay(day)
    if (its !== month) {
      endMonth()
      monthBefore = value
      month = its
      monthName = monthText
    }
    before = value
    value = next
    const doc = docIn(tally, counterNames.days('life', monthText))
    plus(doc, `${dayText}-${letter}${before}${value}`, sign)
  }
  endMonth()
}

/** Net: whoever leaves a cell takes one away from it. */
const plusCells = (tally: Tally, steps: readonly Step[], sign: number): void => {
  let value = 0
  for (const [day, next] of steps) {
    if (value !== 0) plusDay(tally, 'life', day, `c${value}`, -sign)
    if (next !== 0) plusDay(tally, 'life', day, `c${next}`, sign)
    value = next
  }
}

const plusJoins = (tally: Tally, { membership, channel = 'none' }: Person, sign: number): void => {
  const from = inField(channel)
  membership.forEach(([day, member], i) => {
    const what = member === 0 ? 'out' : i === 0 ? 'in' : 'again'
    plusDay(tally, 'life', day, `${what}-${from}`, sign)
  })
}

export const contributeLife = (
  tally: Tally,
  person: Person,
  { rfm }: LifeRules,
  sign: number,
): void => {
  plusMoves(tally, 's', person.stages, sign)
  plusMoves(tally, 'g', groupHistory(person.cells, rfm), sign)
  plusCells(tally, person.cells, sign)
  plusJoins(tally, person, sign)
}

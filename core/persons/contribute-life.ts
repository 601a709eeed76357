import { lastDayOf, type MonthNumber, monthOfDay, type Step } from '../events/days'
import { groupHistory } from '../rfm/groups'
import { inField } from './counters'
import type { Person } from './person'
import type { LifeRules } from './rules'
import {
  dayIn,
  type FieldId,
  names,
  numbered,
  onlyDayIn,
  onlyMonthIn,
  plus,
  type Tally,
} from './tally'

type Field = (key: number) => FieldId

/** From a to b: a × 10 + b. */
const two = (key: number): string => `${Math.floor(key / 10)}${key % 10}`
const stageMove = numbered(names.life, (key) => `s${two(key)}`)
const groupMove = numbered(names.life, (key) => `g${two(key)}`)
const cellField = numbered(names.life, (cell) => `c${cell}`)

/** From what to what on each day of a change, and from the end of one month to the end of another. */
const plusMoves = (tally: Tally, field: Field, steps: readonly Step[], sign: number): void => {
  let [value, monthBefore] = [0, 0]
  let month: MonthNumber = 0
  let lastDay = Number.NEGATIVE_INFINITY
  const endMonth = () => {
    if (monthBefore !== value)
      plus(onlyMonthIn(tally, 'life', month), field(monthBefore * 10 + value), sign)
  }
  for (const [day, next] of steps) {
    if (day > lastDay) {
      endMonth()
      monthBefore = value
      month = monthOfDay(day)
      lastDay = lastDayOf(month)
    }
    plus(onlyDayIn(tally, 'life', day), field(value * 10 + next), sign)
    value = next
  }
  endMonth()
}

/** Net: whoever leaves a cell takes one away from it. */
const plusCells = (tally: Tally, steps: readonly Step[], sign: number): void => {
  let value = 0
  for (const [day, next] of steps) {
    const fields = dayIn(tally, 'life', day)
    if (value !== 0) plus(fields, cellField(value), -sign)
    if (next !== 0) plus(fields, cellField(next), sign)
    value = next
  }
}

const plusJoins = (tally: Tally, { membership, channel = 'none' }: Person, sign: number): void => {
  const from = inField(channel)
  membership.forEach(([day, member], i) => {
    const what = member === 0 ? 'out' : i === 0 ? 'in' : 'again'
    plus(dayIn(tally, 'life', day), names.life.idOf(`${what}-${from}`), sign)
  })
}

export const contributeLife = (
  tally: Tally,
  person: Person,
  { rfm }: LifeRules,
  sign: number,
): void => {
  plusMoves(tally, stageMove, person.stages, sign)
  plusMoves(tally, groupMove, groupHistory(person.cells, rfm), sign)
  plusCells(tally, person.cells, sign)
  plusJoins(tally, person, sign)
}

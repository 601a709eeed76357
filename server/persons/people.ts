import * as v from 'valibot'
import type { Step } from '#core/events/days'
import {
  type DayNumber,
  dayOfText,
  firstDayOf,
  lastDayOf,
  monthOfDay,
  textOfDay,
} from '#core/events/days'
import { rulesOn } from '#core/events/steps'
import { ok } from '#core/kernel/result'
import type { InputOf } from '#core/kernel/route'
import type { personsOperatorRoutes } from '#core/persons/contract'
import type { Cell } from '#core/rfm/cells'
import { groupOf } from '#core/rfm/groups'
import type { UseCase } from '../platform/context'
import { namesFor } from './names'
import { readState } from './state'
import { walk } from './walk'

type Routes = typeof personsOperatorRoutes

const steps = v.array(v.tuple([v.number(), v.number()]))
const slim = v.object({
  _id: v.string(),
  memberId: v.optional(v.string()),
  stages: steps,
  cells: steps,
})
type Slim = v.InferOutput<typeof slim>

/** The step that holds on a day: its value, and since when. */
const stepOn = (all: readonly Step[], day: DayNumber): Step =>
  all.findLast(([from]) => from <= day) ?? [0, 0]

/** Undefined for who is not meant; else since when, 0 for always. */
type Test = (one: Slim) => DayNumber | undefined

const paged = async (after: string | undefined, test: Test) => {
  const take = ['memberId', 'stages', 'cells'] as const
  const { rows, next } = await walk(after ?? '', { take, shape: slim, test })
  const names = await namesFor(rows.map(({ one }) => one))
  return ok({
    people: rows.map(({ one: { _id: id, memberId }, found: since }) => ({
      id,
      name: names.get(id) ?? id,
      ...(memberId === undefined ? {} : { memberId }),
      ...(since === 0 ? {} : { since: textOfDay(since) }),
    })),
    ...(next === undefined ? {} : { next }),
  })
}

/** Who stands in a stage, or went from one to another. */
export const stagePeople: UseCase<Routes['lifecycle.people']> = async (input) => {
  const { stage, from, after } = input
  const day = dayOfText(input.day)
  const month = monthOfDay(day)
  const on = from?.over === 'month' ? lastDayOf(month) : day
  const before = from?.over === 'month' ? firstDayOf(month) - 1 : day - 1
  return paged(after, ({ stages }) => {
    const [since, value] = stepOn(stages, on)
    if (value !== stage) return undefined
    return from && stepOn(stages, before)[1] !== from.stage ? undefined : since
  })
}

type Scores = NonNullable<InputOf<Routes['rfm.people']>['scores']>

const hasScores = (cell: Cell, { recency, frequency, money }: Partial<Scores> = {}): boolean =>
  (recency === undefined || Math.floor(cell / 100) === recency) &&
  (frequency === undefined || Math.floor(cell / 10) % 10 === frequency) &&
  (money === undefined || cell % 10 === money)

/** Who stands in an RFM group or cell; somebody without a purchase that counts in none. */
export const groupPeople: UseCase<Routes['rfm.people']> = async (input) => {
  const { group, cell, scores, after } = input
  const day = dayOfText(input.day)
  const rules = rulesOn((await readState()).rules.rfm, day)
  return paged(after, ({ cells }) => {
    const [since, value] = stepOn(cells, day)
    if (value === 0 && group !== 0) return undefined
    const isGroup = group === undefined || groupOf(value, rules) === group
    const isCell = (cell === undefined || value === cell) && hasScores(value, scores)
    return isGroup && isCell ? since : undefined
  })
}

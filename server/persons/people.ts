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
import type { personsOperatorRoutes } from '#core/persons/contract'
import { groupOf } from '#core/rfm/groups'
import type { UseCase } from '../platform/context'
import { findSlim, gt, MAX_BULK } from '../platform/store'
import { namesFor } from './names'
import { persons } from './records'
import { readState } from './state'

type Routes = typeof personsOperatorRoutes

/** Rows of one answer. */
const ROWS = 20
/** Thousands looked through in one call; who is rare takes some calls to be found (a call has 20 s). */
const LOOKS = 6

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

const look = async (after: string): Promise<Slim[]> =>
  findSlim(persons, {
    where: { _id: gt(after) },
    order: { _id: 1 },
    limit: MAX_BULK,
    take: ['memberId', 'stages', 'cells'],
    shape: slim,
  })

interface Found {
  rows: { one: Slim; since: DayNumber }[]
  next?: string
}

/** Walks persons by name from `after`, until a page is full or the call has looked enough. */
const search = async (after: string, test: Test): Promise<Found> => {
  const rows: Found['rows'] = []
  let at = after
  for (let left = LOOKS; left > 0; left -= 1) {
    const page = await look(at)
    for (const one of page) {
      const since = test(one)
      at = one._id
      if (since !== undefined) rows.push({ one, since })
      if (rows.length === ROWS) return { rows, next: at }
    }
    if (page.length < MAX_BULK) return { rows }
  }
  return { rows, next: at }
}

const paged = async (after: string | undefined, test: Test) => {
  const { rows, next } = await search(after ?? '', test)
  const names = await namesFor(rows.map(({ one }) => one))
  return ok({
    people: rows.map(({ one: { _id: id, memberId }, since }) => ({
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

/** Who stands in an RFM group or cell; somebody without a purchase that counts in none. */
export const groupPeople: UseCase<Routes['rfm.people']> = async (input) => {
  const { group, cell, after } = input
  const day = dayOfText(input.day)
  const rules = rulesOn((await readState()).rules.rfm, day)
  return paged(after, ({ cells }) => {
    const [since, value] = stepOn(cells, day)
    if (value === 0 && group !== 0) return undefined
    const isGroup = group === undefined || groupOf(value, rules) === group
    return isGroup && (cell === undefined || value === cell) ? since : undefined
  })
}

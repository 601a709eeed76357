import * as v from 'valibot'
import { type DayNumber, dayNumberOf, valueOn } from '#core/events/days'
import { type Person, person } from '#core/persons/person'
import type { Judged, Moment } from '#core/segments/life'
import { isIn, readsOf } from '#core/segments/rules'
import type { Rule } from '#core/segments/views'
import { persons, readLifeRules } from '../platform/persons'
import { findSlim, MAX_BULK, type Where } from '../platform/store'

const { purchases, days, membership, stages, cells, tags, birthday, channel } = person.entries

/** A person as far as a rule looks; what was not read is as if nothing had happened. */
const seen = v.object({
  _id: v.string(),
  memberId: v.optional(v.string()),
  optOut: v.optional(v.boolean(), false),
  membership,
  purchases: v.optional(purchases, []),
  days: v.optional(days, {}),
  stages: v.optional(stages, []),
  cells: v.optional(cells, []),
  tags: v.optional(tags, []),
  level: v.optional(v.number(), 0),
  wecom: v.optional(v.boolean(), false),
  birthday,
  channel,
})
export type Seen = v.InferOutput<typeof seen>

/**
 * Persons in one answer: with all their purchases a thousand may pass 1 MB (facts/cloud.md §6), and
 * without them stay far below it.
 */
export const looksFor = (rule: Rule): number =>
  readsOf(rule).some((field) => field === 'purchases' || field === 'days') ? MAX_BULK / 2 : MAX_BULK

/** As of now: the day, and the rules that groups are made by. */
export const momentAt = async (now: number): Promise<Moment> => ({
  day: dayNumberOf(now),
  rfm: (await readLifeRules()).rfm,
})

/** Up to `limit` persons, with no more of each than the rule looks at. One request. */
export const lookAt = (
  rule: Rule,
  where: Where<Person>,
  order: Record<string, 1 | -1>,
  limit: number,
): Promise<Seen[]> => {
  const take = [...new Set([...readsOf(rule), 'membership', 'memberId', 'optOut'] as const)]
  return findSlim(persons, { where, order, limit, take, shape: seen })
}

export const isMeant = (rule: Rule, one: Seen, at: Moment): boolean => isIn(rule, one as Judged, at)

export const isMember = ({ membership: steps }: Seen, day: DayNumber): boolean =>
  valueOn(steps, day) === 1

import type { DayNumber } from '../events/days'
import { fields } from './fields'
import type { Judged, Moment } from './life'
import type { Condition, Rule } from './views'

/** The rules right below a group; none of a condition. */
export const partsOf = (rule: Rule): readonly Rule[] =>
  'all' in rule ? rule.all : 'any' in rule ? rule.any : 'not' in rule ? [rule.not] : []

/** All conditions of a rule, in reading order. */
export const conditionsOf = (rule: Rule): Condition[] =>
  'field' in rule ? [rule] : partsOf(rule).flatMap(conditionsOf)

const inBounds = (value: number, { min, max }: Condition): boolean =>
  value >= (min ?? Number.NEGATIVE_INFINITY) && value <= (max ?? Number.POSITIVE_INFINITY)

/** A flag holds at 1; a number within its bounds; values when one of them is wanted; nothing never. */
const conditionHolds = (c: Condition, person: Judged, at: Moment): boolean => {
  const { range, value } = fields[c.field]
  const found = value(c, person, at)
  if (found === undefined) return false
  if (typeof found === 'number') return range ? inBounds(found, c) : found === 1
  return found.some((one) => c.of?.includes(one))
}

/** Is this person meant, at the end of this day by what is known now? */
export const isIn = (rule: Rule, person: Judged, at: Moment): boolean => {
  if ('field' in rule) return conditionHolds(rule, person, at)
  if ('all' in rule) return rule.all.every((one) => isIn(one, person, at))
  if ('any' in rule) return rule.any.some((one) => isIn(one, person, at))
  return !isIn(rule.not, person, at)
}

/** Fields of a person that a rule looks at: the rest need not be read. */
export const readsOf = (rule: Rule): (keyof Judged)[] => [
  ...new Set(conditionsOf(rule).flatMap(({ field }) => fields[field].reads)),
]

/**
 * Days on which the answer may change, ascending: between two of them it stays the same. Past ones
 * are those of what is known now; future ones come by time alone.
 */
export const turnsOf = (
  rule: Rule,
  person: Judged,
  { rfm }: Pick<Moment, 'rfm'>,
  span: readonly [DayNumber, DayNumber],
): DayNumber[] => {
  const own = conditionsOf(rule).flatMap((c) => fields[c.field].turns(c, person, span))
  const days = new Set([...own, ...rfm.slice(1).map(({ from }) => from)])
  return [...days].sort((a, b) => a - b)
}

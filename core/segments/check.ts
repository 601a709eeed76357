import { ok, type Result, refuse } from '../kernel/result'
import type { RULE_REFUSALS } from './contract'
import type { Field } from './field'
import { fields } from './fields'
import { MOST_CONDITIONS, MOST_DEPTH } from './limits'
import { conditionsOf, partsOf } from './rules'
import type { Condition, Rule } from './views'
import { type OwnNames, ruleText } from './words'

type Code = (typeof RULE_REFUSALS)[number]
type Checked = Result<true, Code>
type Objection = Extract<Checked, { ok: false }> | undefined

const depthOf = (rule: Rule): number =>
  'field' in rule ? 0 : 1 + Math.max(0, ...partsOf(rule).map(depthOf))

const isEmpty = (rule: Rule): boolean =>
  !('field' in rule) && (partsOf(rule).length === 0 || partsOf(rule).some(isEmpty))

const checkShape = (rule: Rule): Objection => {
  if (depthOf(rule) > MOST_DEPTH) return refuse('segments.too-deep', { most: MOST_DEPTH })
  if (isEmpty(rule)) return refuse('segments.empty')
  return conditionsOf(rule).length > MOST_CONDITIONS
    ? refuse('segments.too-many', { most: MOST_CONDITIONS })
    : undefined
}

const hasItsParts = (c: Condition, { of, from, range, within }: Field): boolean =>
  (c.of !== undefined) === (of !== undefined) &&
  (from !== undefined || c.from === undefined) &&
  (c.min !== undefined || c.max !== undefined) === (range !== undefined) &&
  (within === undefined ? c.within === undefined : within === 'may' || c.within !== undefined)

const FEN = 100

const checkRange = ({ min, max }: Condition, { name, range }: Field): Objection => {
  if (!range) return undefined
  const { least, most, unit } = range
  const given = [min, max].filter((one) => one !== undefined)
  const outside = given.some((one) => one < least || one > most)
  const crossed = min !== undefined && max !== undefined && min > max
  if (!outside && !crossed) return undefined
  const shown = unit === '元' ? FEN : 1
  return refuse('segments.range', { field: name, least: least / shown, most: most / shown })
}

const isKnown = (
  values: readonly string[] | undefined,
  choices: Field['of'],
  own: OwnNames,
): boolean => {
  const known = typeof choices === 'string' ? own[choices] : (choices ?? [])
  return (values ?? []).every((one) => known.some(({ id }) => id === one))
}

/** Counts and sums are never below 0; of what somebody has one of, all choices are anybody's. */
const saysNothing = ({ min, max, of }: Condition, field: Field): boolean =>
  (field.within === 'may' && field.range !== undefined && min === 0 && max === undefined) ||
  (field.single === true && Array.isArray(field.of) && new Set(of).size === field.of.length)

const checkCondition = (c: Condition, own: OwnNames): Objection => {
  const field = fields[c.field]
  const { name } = field
  if (!hasItsParts(c, field)) return refuse('segments.wrong-part', { field: name })
  const range = checkRange(c, field)
  if (range) return range
  if (!isKnown(c.of, field.of, own) || !isKnown(c.from, field.from, own))
    return refuse('segments.unknown', { field: name })
  return saysNothing(c, field) ? refuse('segments.always', { field: name }) : undefined
}

const disjoint = (a: Condition, b: Condition): boolean =>
  (a.min ?? 0) > (b.max ?? Number.POSITIVE_INFINITY) ||
  (b.min ?? 0) > (a.max ?? Number.POSITIVE_INFINITY)

/** What happened within a stretch happened within every longer one: more can not be less. */
const outgrows = (short: Condition, long: Condition): boolean =>
  (short.within ?? Number.POSITIVE_INFINITY) <= (long.within ?? Number.POSITIVE_INFINITY) &&
  (short.min ?? 0) > (long.max ?? Number.POSITIVE_INFINITY)

const contradict = (a: Condition, b: Condition): boolean => {
  if (a.field !== b.field) return false
  const { range, single } = fields[a.field]
  if (range) return a.within === b.within ? disjoint(a, b) : outgrows(a, b) || outgrows(b, a)
  return single === true && !a.of?.some((one) => b.of?.includes(one))
}

const same = (a: Rule, b: Rule): boolean => JSON.stringify(a) === JSON.stringify(b)

const denies = (a: Rule, b: Rule): boolean =>
  ('not' in a && same(a.not, b)) || ('not' in b && same(b.not, a))

/** All that must hold together: groups of "all" within it are no bracket of their own. */
const together = (rule: Rule, kind: 'all' | 'any'): Rule[] => {
  const parts = kind === 'all' ? ('all' in rule ? rule.all : []) : 'any' in rule ? rule.any : []
  return parts.flatMap((one) => (kind in one ? together(one, kind) : [one]))
}

const pairs = <T>(list: readonly T[]): [T, T][] =>
  list.flatMap((a, i) => list.slice(i + 1).map((b): [T, T] => [a, b]))

const checkAll = (rule: Rule, own: OwnNames): Objection => {
  const clash = pairs(together(rule, 'all')).find(
    ([a, b]) => denies(a, b) || ('field' in a && 'field' in b && contradict(a, b)),
  )
  if (!clash) return undefined
  const [one, other] = clash.map((part) => ruleText(part, own))
  return refuse('segments.contradiction', { one: one ?? '', other: other ?? '' })
}

const checkAny = (rule: Rule, own: OwnNames): Objection => {
  const clash = pairs(together(rule, 'any')).find(([a, b]) => denies(a, b))
  return clash && refuse('segments.always', { field: clash.map((c) => ruleText(c, own)).join('/') })
}

const checkSense = (rule: Rule, own: OwnNames): Objection => {
  for (const one of partsOf(rule)) {
    const below = checkSense(one, own)
    if (below) return below
  }
  return checkAll(rule, own) ?? checkAny(rule, own)
}

/** Refuses a rule that says nothing, too much, what is not there, or what nobody can be. */
export const checkRule = (rule: Rule, own: OwnNames): Checked => {
  const shape = checkShape(rule)
  if (shape) return shape
  for (const c of conditionsOf(rule)) {
    const objection = checkCondition(c, own)
    if (objection) return objection
  }
  return checkSense(rule, own) ?? ok(true)
}

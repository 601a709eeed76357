import { yuanText } from '../kernel/money'
import { stretch } from './field'
import { fields } from './fields'
import type { Judged, Moment } from './life'
import { isIn, partsOf } from './rules'
import type { Condition, FieldName, OwnOptions, Rule } from './views'

/** What a brand's own tags and stores are called. */
export type OwnNames = Pick<OwnOptions, 'tags' | 'stores'>

const choicesFor = (field: FieldName, part: 'of' | 'from', own: OwnNames) => {
  const choices = fields[field][part] ?? []
  return typeof choices === 'string' ? own[choices] : choices
}

const GONE = '已移除'

const namesOf = (
  field: FieldName,
  part: 'of' | 'from',
  values: readonly string[],
  own: OwnNames,
): string => {
  const choices = choicesFor(field, part, own)
  const names = values.map((id) => `“${choices.find((one) => one.id === id)?.name ?? GONE}”`)
  return names.length > 1 ? `${names.join('、')}之一` : names.join('')
}

export const conditionText = (c: Condition, own: OwnNames): string =>
  fields[c.field].words(
    c,
    namesOf(c.field, 'of', c.of ?? [], own),
    namesOf(c.field, 'from', c.from ?? [], own),
  )

/**
 * Brackets round every group within a group, so that nobody has to know which binds closer; what must
 * not hold brings its own.
 */
const inner = (rule: Rule, own: OwnNames): string =>
  'field' in rule || 'not' in rule ? ruleText(rule, own) : `（${ruleText(rule, own)}）`

/** The whole rule as one sentence; two rules that mean different people read differently. */
export const ruleText = (rule: Rule, own: OwnNames): string => {
  if ('field' in rule) return conditionText(rule, own)
  if ('not' in rule) return `不符合（${ruleText(rule.not, own)}）`
  const parts = partsOf(rule).map((one) => inner(one, own))
  return parts.join('all' in rule ? '，并且' : '，或者')
}

/** What is true of a person, in the terms of a condition. */
export const toldOf = (c: Condition, person: Judged, at: Moment, own: OwnNames): string => {
  const { name, range, value } = fields[c.field]
  const found = value(c, person, at)
  if (found === undefined) return `${name}：没有记录`
  const when = stretch(c)
  const said = when === '' ? name : `${when}${name}`
  if (typeof found === 'number' && !range) return `${said}：${found === 1 ? '是' : '不是'}`
  if (typeof found === 'number')
    return `${said}：${range?.unit === '元' ? yuanText(found) : found} ${range?.unit}`
  const names = [...new Set(found)].map((id) => namesOf(c.field, 'of', [id], own))
  return `${said}：${names.length === 0 ? '没有' : names.join('、')}`
}

export interface Reason {
  depth: number
  text: string
  holds: boolean
  told?: string
}

const headOf = (rule: Rule): string =>
  'all' in rule ? '以下都要符合' : 'any' in rule ? '以下至少符合一项' : '以下不能符合'

/** Why somebody is in, or not: every condition and group from the top, and what is true of them. */
export const why = (rule: Rule, person: Judged, at: Moment, own: OwnNames, depth = 0): Reason[] => {
  const holds = isIn(rule, person, at)
  if ('field' in rule) {
    const told = toldOf(rule, person, at, own)
    return [{ depth, text: conditionText(rule, own), holds, told }]
  }
  const below = partsOf(rule).flatMap((one) => why(one, person, at, own, depth + 1))
  return [{ depth, text: headOf(rule), holds }, ...below]
}

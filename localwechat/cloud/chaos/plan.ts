import {
  CALL_FAULTS,
  type CallFault,
  canMeet,
  OPERATION_FAULTS,
  type OperationFault,
  type Site,
} from './faults.ts'

interface Aim {
  /** Share of what matches, from 0 to 1. */
  rate?: number
  /** Or exactly these occurrences of what matches, counted from 1 for each rule. */
  at?: readonly number[]
  /** Function that sends the operation, or that is called. */
  fn?: string
}

/** A fault of single requests between a function and the cloud. */
export interface OperationRule extends Aim {
  on: 'operation'
  fault: OperationFault
  /** Wire action such as `database.modifyDocument`, or its last part. */
  action?: string
  /** Collection, open API or called function. */
  collection?: string
  /** Counts nothing before the first request of this collection, and that as the first. */
  from?: string
  /** Of `slow`: how long, in milliseconds; default 4000. */
  ms?: number
}

/** A fault between a phone and a function. */
export interface CallRule extends Aim {
  on: 'call'
  fault: CallFault
}

export type ChaosRule = OperationRule | CallRule

export interface ChaosPlan {
  /** The same seed and the same requests meet the same faults. */
  seed: string | number
  rules?: readonly ChaosRule[]
  /** Each function instance's clock is wrong by up to this many milliseconds, either way. */
  skewMs?: number
}

/** What happens to one request, as far as rules look at it. */
export interface Happening extends Site {
  on: 'operation' | 'call'
  fn: string
  collection: string
}

const isRate = (value: number): boolean => value >= 0 && value <= 1

const checkRule = (rule: ChaosRule, index: number): void => {
  const refuse = (text: string): never => {
    throw new TypeError(`chaos: rule ${index + 1}: ${text}`)
  }
  if (rule.on !== 'operation' && rule.on !== 'call') refuse('`on` must be operation or call')
  const known: readonly string[] = rule.on === 'call' ? CALL_FAULTS : OPERATION_FAULTS
  if (!known.includes(rule.fault)) refuse(`fault of ${rule.on} must be one of ${known.join(', ')}`)
  if ((rule.rate === undefined) === (rule.at === undefined)) refuse('give either rate or at')
  if (rule.rate !== undefined && !isRate(rule.rate)) refuse('rate must be from 0 to 1')
  if (rule.at?.some((nth) => !Number.isInteger(nth) || nth < 1))
    refuse('at counts from 1, in whole numbers')
}

/** Throws a TypeError that names the rule that cannot be followed. */
export const checkPlan = ({ rules = [], skewMs = 0 }: ChaosPlan): void => {
  rules.forEach(checkRule)
  if (!(Number.isFinite(skewMs) && skewMs >= 0)) throw new TypeError('chaos: skewMs must be ≥ 0')
}

const named = (wanted: string | undefined, name: string): boolean =>
  wanted === undefined || wanted === name || name.endsWith(`.${wanted}`)

/** Whether a rule counts from this request on. */
export const begins = (rule: ChaosRule, { fn, collection }: Happening): boolean =>
  rule.on === 'call' ||
  rule.from === undefined ||
  (named(rule.fn, fn) && named(rule.from, collection))

/** Whether a rule is about this request at all. */
export const concerns = (rule: ChaosRule, happening: Happening): boolean => {
  if (rule.on !== happening.on || !named(rule.fn, happening.fn)) return false
  if (rule.on === 'call') return true
  return (
    named(rule.action, happening.action) &&
    named(rule.collection, happening.collection) &&
    canMeet(rule.fault, happening)
  )
}

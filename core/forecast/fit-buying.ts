import { ok, type Result, refuse } from '../kernel/result'
import type { BuyingModel } from './buying'
import { MIN_BUYERS, MIN_DAYS, MIN_REPEATERS, WEEK } from './limits'
import { type Cost, lowest, type Minimum } from './newton'
import type { ForecastRefusal } from './refusals'
import { everyNth, type Groups } from './rhythm'

export interface BuyingFit {
  model: BuyingModel
  /** Of the buyers' visits in weeks, as published. */
  logLikelihood: number
  minimum: Minimum
}

export const buyingOf = (logs: readonly number[]): BuyingModel => {
  const [r = 0, alpha = 0, a = 0, b = 0] = logs.map(Math.exp)
  return { r, alpha, a, b }
}

/** ln(alpha + weeks) for every day there is: logarithms of days, not of groups. */
const logsOfDays = (alpha: number, days: number): Float64Array =>
  Float64Array.from({ length: days + 1 }, (_, day) => Math.log(alpha + day / WEEK))

/**
 * By the number of repeats x: ln of Γ(r+x)/Γ(r) · B(a,b+x)/B(a,b) · alpha^r, whose quotients are
 * plain products, so that no gamma function is needed.
 */
const sharedTerms = ({ r, alpha, a, b }: BuyingModel, most: number): Float64Array => {
  const terms = new Float64Array(most + 1)
  let sum = r * Math.log(alpha)
  for (let x = 0; x <= most; x++) {
    terms[x] = sum
    sum += Math.log(((r + x) * (b + x)) / (a + b + x))
  }
  return terms
}

const largest = (values: Uint32Array): number => values.reduce((most, n) => Math.max(most, n), 0)

/** The log likelihood of all groups under a model. */
export const buyingLikelihood = (groups: Groups): ((model: BuyingModel) => number) => {
  const days = largest(groups.age)
  const most = largest(groups.repeats)
  const { repeats, last, age, count } = groups
  const at = (table: Float64Array | Uint32Array, i: number): number => table[i] as number
  return (model) => {
    const { r, a, b } = model
    const logs = logsOfDays(model.alpha, days)
    const shared = sharedTerms(model, most)
    let sum = 0
    for (let i = 0; i < count.length; i++) {
      const x = at(repeats, i)
      const watched = at(logs, at(age, i))
      let one = at(shared, x) - (r + x) * watched
      const silence = (r + x) * (watched - at(logs, at(last, i)))
      if (x > 0) one += logOfBoth(silence + Math.log(a / (b + x - 1)))
      sum += at(count, i) * one
    }
    return sum
  }
}

/** Beyond this e to it is infinite, and one more is nothing beside it. */
const HUGE = 700

/** ln(1 + odds): still a customer, or gone, with the odds given as their logarithm. */
const logOfBoth = (odds: number): number => (odds > HUGE ? odds : Math.log1p(Math.exp(odds)))

/** From slow to quick buyers, from few to many who stay away: one of them is near enough. */
const STARTS: readonly BuyingModel[] = [
  { r: 0.5, alpha: 5, a: 0.8, b: 2.5 },
  { r: 1, alpha: 10, a: 1, b: 1 },
  { r: 2, alpha: 4, a: 0.3, b: 3 },
]

const tooLittle = (groups: Groups): Result<never, ForecastRefusal> | undefined => {
  const short = (code: ForecastRefusal, need: number, have: number) =>
    have < need ? refuse(code, { need, have }) : undefined
  return (
    short('forecast.too-few', MIN_BUYERS, groups.buyers) ??
    short('forecast.too-few-repeaters', MIN_REPEATERS, groups.repeaters) ??
    short('forecast.too-short', MIN_DAYS, largest(groups.age))
  )
}

/** Beyond this people are as good as alike, and a larger one changes nothing but the formulas. */
const ALIKE = Math.log(1000)

/**
 * Where all have the same chance to stay away, a and b may grow together for ever, and the formulas end
 * in 0 · ∞ (seen with chances like beta(20, 80)): beyond ALIKE they are drawn back.
 */
const beyond = ([, , a = 0, b = 0]: readonly number[]): number =>
  Math.max(0, a - ALIKE) ** 2 + Math.max(0, b - ALIKE) ** 2

/** All come at the same rate: the model, which learns from how they differ, does not fit them. */
const areClocks = ({ logs: [r = 0, alpha = 0] }: Minimum): boolean => r > ALIKE || alpha > ALIKE

const costOf = (groups: Groups): Cost => {
  const likelihood = buyingLikelihood(groups)
  return (logs) => beyond(logs) - likelihood(buyingOf(logs))
}

/** With more groups the way to the minimum is found in some of them, and only its end in all. */
const MANY_GROUPS = 20_000

const minimumOf = (groups: Groups): Minimum | undefined => {
  const starts = STARTS.map(({ r, alpha, a, b }) => [r, alpha, a, b].map(Math.log))
  const nth = Math.ceil(groups.count.length / MANY_GROUPS)
  const near = nth > 1 ? lowest(costOf(everyNth(groups, nth)), starts) : undefined
  return lowest(costOf(groups), near ? [near.logs] : starts)
}

/**
 * The most likely model for these buyers. Refuses where there is too little to learn from, and where
 * no model is better than all its neighbours.
 */
export const fitBuying = (groups: Groups): Result<BuyingFit, ForecastRefusal> => {
  const little = tooLittle(groups)
  if (little) return little
  const minimum = minimumOf(groups)
  if (!minimum || areClocks(minimum)) return refuse('forecast.no-answer')
  return ok({ model: buyingOf(minimum.logs), logLikelihood: -minimum.cost, minimum })
}

import { ok, type Result, refuse } from '../kernel/result'
import { MIN_REPEATERS } from './limits'
import { type Cost, lowest, type Minimum } from './newton'
import type { ForecastRefusal } from './refusals'
import type { Spender } from './rhythm'
import { logGamma } from './special'
import type { SpendingModel } from './spending'

export interface SpendingFit {
  model: SpendingModel
  /** Of the buyers' mean fen per visit. */
  logLikelihood: number
  /** Buyers that it was learned from. */
  spenders: number
  minimum: Minimum
}

export const spendingOf = (logs: readonly number[]): SpendingModel => {
  const [p = 0, q = 0, gamma = 0] = logs.map(Math.exp)
  return { p, q, gamma }
}

interface Spent {
  /** Buyers by their number of repeats. */
  buyers: Map<number, number>
  repeats: Float64Array
  fen: Float64Array
  /** Σ (x · ln mean), Σ ln mean, Σ (x · ln x): sums that no parameter changes. */
  weighted: number
  logs: number
  own: number
}

const spentOf = (spenders: readonly Spender[]): Spent => {
  const spent: Spent = {
    buyers: new Map(),
    repeats: Float64Array.from(spenders, ({ repeats }) => repeats),
    fen: Float64Array.from(spenders, ({ fen }) => fen),
    weighted: 0,
    logs: 0,
    own: 0,
  }
  for (const { repeats, fen } of spenders) {
    const mean = Math.log(fen / repeats)
    spent.buyers.set(repeats, (spent.buyers.get(repeats) ?? 0) + 1)
    spent.weighted += repeats * mean
    spent.logs += mean
    spent.own += repeats * Math.log(repeats)
  }
  return spent
}

/** The log likelihood of the buyers' means: one logarithm each, gamma functions by repeats. */
export const spendingLikelihood = (
  spenders: readonly Spender[],
): ((model: SpendingModel) => number) => {
  const { buyers, repeats, fen, weighted, logs, own } = spentOf(spenders)
  return ({ p, q, gamma }) => {
    let sum = p * (weighted + own) - logs
    const whole = q * Math.log(gamma) - logGamma(q)
    for (const [x, count] of buyers) sum += count * (logGamma(p * x + q) - logGamma(p * x) + whole)
    for (let i = 0; i < fen.length; i++)
      sum -= (p * (repeats[i] as number) + q) * Math.log(gamma + (fen[i] as number))
    return sum
  }
}

/** From even to very uneven buyers; gamma follows from the mean, which is p · gamma / (q − 1). */
const SHAPES = [
  { p: 6, q: 4 },
  { p: 2, q: 3 },
  { p: 20, q: 12 },
]

const startsFor = (mean: number): number[][] =>
  SHAPES.map(({ p, q }) => [p, q, (mean * (q - 1)) / p].map(Math.log))

/** Below this nobody's own mean has a variance: a few buyers outweigh all others. */
const LEAST_Q = 2

/**
 * The most likely model for the money of those with a repeat that cost something; others are left out.
 * Refuses where there are too few of them or where they are too uneven.
 */
export const fitSpending = (
  everybody: readonly Spender[],
): Result<SpendingFit, ForecastRefusal> => {
  const spenders = everybody.filter(({ repeats, fen }) => repeats > 0 && fen > 0)
  const details = { need: MIN_REPEATERS, have: spenders.length }
  if (spenders.length < MIN_REPEATERS) return refuse('forecast.too-few-repeaters', details)
  const likelihood = spendingLikelihood(spenders)
  const cost: Cost = (logs) => -likelihood(spendingOf(logs))
  const means = spenders.reduce((sum, { repeats, fen }) => sum + fen / repeats, 0)
  const minimum = lowest(cost, startsFor(means / spenders.length))
  if (!minimum) return refuse('forecast.no-money')
  const model = spendingOf(minimum.logs)
  if (model.q <= LEAST_Q) return refuse('forecast.uneven')
  return ok({ model, logLikelihood: -minimum.cost, spenders: spenders.length, minimum })
}

import { type BuyingModel, chanceAlive, expectedWhileAlive, squareOfVisits } from './buying'
import { type BuyingFit, buyingOf } from './fit-buying'
import { type SpendingFit, spendingOf } from './fit-spending'
import { SIGMAS } from './limits'
import { varianceAt } from './newton'
import type { Rhythm, Spender } from './rhythm'
import { expectedFen, type SpendingModel, squareOfFen } from './spending'

/** A forecast of a sum and the range in which 19 of 20 such sums lie, if the model is right. */
export interface Ahead {
  value: number
  low: number
  high: number
}

/**
 * Visits to expect of each within `days`. What costs time depends on repeats and age alone, so it is
 * worked out once for all with the same.
 */
const visitsBy = (model: BuyingModel, days: number): ((rhythm: Rhythm) => number) => {
  const known = new Map<number, number>()
  return (rhythm) => {
    const key = rhythm.repeats * 2 ** 17 + rhythm.age
    const alive = known.get(key) ?? expectedWhileAlive(model, rhythm, days)
    known.set(key, alive)
    return alive * chanceAlive(model, rhythm)
  }
}

const sumOf = <T>(all: readonly T[], one: (each: T) => number): number => {
  let sum = 0
  for (const each of all) sum += one(each)
  return sum
}

/** Each of the sample stands for this many buyers, among them those who are not in it. */
interface Sample {
  size: number
  weight: number
}

const sampleOf = (size: number, whole: number): Sample => ({
  size,
  weight: size === 0 ? 1 : whole / size,
})

/** How far the sum over everybody may lie from that over an even sample. */
const varianceOfSample = (values: readonly number[], { size, weight }: Sample): number => {
  const mean = sumOf(values, (value) => value) / size
  const spread = sumOf(values, (value) => (value - mean) ** 2) / Math.max(1, size - 1)
  return weight * size * Math.max(0, weight - 1) * spread
}

const within = (values: readonly number[], chance: number, models: number, sample: Sample) => {
  const value = sumOf(values, (one) => one) * sample.weight
  const variance =
    chance * sample.weight + models * sample.weight ** 2 + varianceOfSample(values, sample)
  const reach = SIGMAS * Math.sqrt(variance)
  return { value, low: Math.max(0, value - reach), high: value + reach }
}

/**
 * Visits within the next `days` of all who have bought. `whole`: buyers that there are, when these are
 * an even sample of them. The range holds chance, what the parameters may be off, and the sample.
 */
export const visitsAhead = (
  rhythms: readonly Rhythm[],
  { model, minimum }: BuyingFit,
  days: number,
  whole = rhythms.length,
): Ahead => {
  const values = rhythms.map(visitsBy(model, days))
  const chance = sumOf(rhythms, (one) => squareOfVisits(model, one, days))
  const models = varianceAt(minimum, (logs) => sumOf(rhythms, visitsBy(buyingOf(logs), days)))
  const spread = chance - sumOf(values, (value) => value * value)
  return within(values, spread, models, sampleOf(rhythms.length, whole))
}

export interface Fits {
  buying: BuyingFit
  spending: SpendingFit
}

/** Fen to expect of one buyer within the next `days`: visits times money, not discounted. */
export const expectedSales = (
  buying: BuyingModel,
  spending: SpendingModel,
  days: number,
): ((spender: Spender) => number) => {
  const visits = visitsBy(buying, days)
  return (spender) => visits(spender) * expectedFen(spending, spender)
}

/** Mean square of one buyer's fen: of the visits, of their own mean, and of single visits around it. */
const squareOfSales = (
  buying: BuyingModel,
  spending: SpendingModel,
  days: number,
): ((spender: Spender) => number) => {
  const visits = visitsBy(buying, days)
  return (spender) =>
    squareOfFen(spending, spender) *
    (squareOfVisits(buying, spender, days) + visits(spender) / spending.p)
}

/** Fen within the next `days` of all who have bought; see `visitsAhead`. */
export const salesAhead = (
  spenders: readonly Spender[],
  { buying, spending }: Fits,
  days: number,
  whole = spenders.length,
): Ahead => {
  const sales = (a: BuyingModel, b: SpendingModel) => sumOf(spenders, expectedSales(a, b, days))
  const values = spenders.map(expectedSales(buying.model, spending.model, days))
  const squares = sumOf(spenders, squareOfSales(buying.model, spending.model, days))
  const models =
    varianceAt(buying.minimum, (logs) => sales(buyingOf(logs), spending.model)) +
    varianceAt(spending.minimum, (logs) => sales(buying.model, spendingOf(logs)))
  const chance = squares - sumOf(values, (value) => value * value)
  return within(values, chance, models, sampleOf(spenders.length, whole))
}

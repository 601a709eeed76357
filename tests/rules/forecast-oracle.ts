import type { BuyingModel } from '#core/forecast/buying'
import type { Rhythm } from '#core/forecast/rhythm'
import type { SpendingModel } from '#core/forecast/spending'

/**
 * The models by brute force: integrals over everybody's own rate and chance (or scale), with no closed
 * form of the papers. Variables are stretched so that the plain trapezoid rule is exact to many digits.
 */

const WEEK = 7

interface Point {
  at: number
  weight: number
}

const normed = (points: readonly Point[]): Point[] => {
  const all = points.reduce((sum, { weight }) => sum + weight, 0)
  return points.map(({ at, weight }) => ({ at, weight: weight / all }))
}

const grid = (from: number, to: number, step: number): number[] =>
  Array.from({ length: Math.round((to - from) / step) + 1 }, (_, i) => from + i * step)

/** gamma(shape, rate) at logarithmic places. */
const gammaPoints = (shape: number, rate: number, step: number): Point[] =>
  normed(
    grid(-25 / Math.min(shape, 1), 5, step).map((y) => ({
      at: Math.exp(y) / rate,
      weight: Math.exp(shape * y - Math.exp(y)),
    })),
  )

/** beta(a, b) at logistic places, with what is left to 1 as exact as the chance itself. */
const betaPoints = (a: number, b: number, step: number): (Point & { rest: number })[] => {
  const places = grid(-30 / Math.min(a, 1), 30 / Math.min(b, 1), step)
  const chance = (w: number) => (w < 0 ? Math.exp(w) / (1 + Math.exp(w)) : 1 / (1 + Math.exp(-w)))
  const points = places.map((w) => ({
    at: chance(w),
    weight: chance(w) ** a * chance(-w) ** b,
  }))
  return normed(points).map((point, i) => ({ ...point, rest: chance(-(places[i] ?? 0)) }))
}

export interface Buyer {
  likelihood: number
  alive: number
  visits: number
  /** Mean square of the visits if nobody stayed away any more. */
  square: number
}

/** One buyer under the model, by a sum over rates and chances. */
export const buyerByForce = (
  { r, alpha, a, b }: BuyingModel,
  { repeats, last, age }: Rhythm,
  days: number,
): Buyer => {
  const [seen, watched, weeks] = [last / WEEK, age / WEEK, days / WEEK]
  const sums = { alive: 0, gone: 0, visits: 0, square: 0 }
  const chances = betaPoints(a, b, 0.25)
  for (const { at: rate, weight } of gammaPoints(r, alpha, 0.12)) {
    const bought = weight * rate ** repeats
    for (const { at: chance, rest, weight: often } of chances) {
      const alive = bought * often * rest ** repeats * Math.exp(-rate * watched)
      sums.alive += alive
      sums.visits += alive * (-Math.expm1(-rate * chance * weeks) / chance)
      sums.square += alive * (rate * weeks + (rate * weeks) ** 2)
      if (repeats > 0)
        sums.gone += bought * often * chance * rest ** (repeats - 1) * Math.exp(-rate * seen)
    }
  }
  const likelihood = sums.alive + sums.gone
  return {
    likelihood,
    alive: sums.alive / likelihood,
    visits: sums.visits / likelihood,
    square: sums.square / likelihood,
  }
}

/** ln of z! for whole z, and so of the gamma function one above. */
const logFactorial = (z: number): number => (z <= 1 ? 0 : Math.log(z) + logFactorial(z - 1))

export interface Money {
  likelihood: number
  mean: number
  square: number
}

/**
 * One buyer's money by a sum over scales. With a whole p the mean of x visits, gamma(p · x, x · scale),
 * needs nothing but factorials.
 */
export const moneyByForce = (
  { p, q, gamma }: SpendingModel,
  { repeats, fen }: { repeats: number; fen: number },
): Money => {
  const sums = { all: 0, mean: 0, square: 0 }
  const shape = p * repeats
  const constant = shape === 0 ? 0 : (shape - 1) * Math.log(fen / repeats) - logFactorial(shape - 1)
  for (const { at: scale, weight } of gammaPoints(q, gamma, 0.02)) {
    const own = shape === 0 ? 0 : shape * Math.log(repeats * scale) - scale * fen
    const chance = weight * Math.exp(own + constant)
    sums.all += chance
    sums.mean += (chance * p) / scale
    sums.square += chance * (p / scale) ** 2
  }
  return { likelihood: sums.all, mean: sums.mean / sums.all, square: sums.square / sums.all }
}

import { WEEK } from './limits'
import type { Rhythm } from './rhythm'
import { hypergeometric } from './special'

/**
 * BG/NBD (Fader, Hardie, Lee 2005): everybody buys at a rate of their own, spread like gamma(r, alpha)
 * over people, and stays away for good after a purchase with a chance of their own, like beta(a, b).
 * Time is in weeks.
 */
export interface BuyingModel {
  r: number
  alpha: number
  a: number
  b: number
}

/** Where a = 1 or a + b = 1 the formulas are 0 / 0 with a plain limit: step beside it. */
const NUDGE = 1e-7
const beside = (value: number, pole: number): number =>
  Math.abs(value - pole) < NUDGE ? pole + NUDGE : value

/** Odds of having gone for good by the day of the forecast against still being a customer. */
const goneOdds = ({ r, alpha, a, b }: BuyingModel, { repeats, last, age }: Rhythm): number => {
  if (repeats === 0) return 0
  const silence = (alpha + age / WEEK) / (alpha + last / WEEK)
  return (a / (b + repeats - 1)) * silence ** (r + repeats)
}

/** Chance that somebody will still buy at all (who has bought once only can not be known to be gone). */
export const chanceAlive = (model: BuyingModel, rhythm: Rhythm): number =>
  1 / (1 + goneOdds(model, rhythm))

/**
 * Visits to expect of somebody within `weeks`, if they are alive after `repeats` repeats and have been
 * watched for `age` weeks. The paper's 2F1 in Euler's form, whose terms fall quickly for every length.
 */
const whileAlive = (model: BuyingModel, repeats: number, age: number, weeks: number): number => {
  const a = beside(model.a, 1)
  const c = beside(a + model.b + repeats - 1, 0)
  const z = weeks / (model.alpha + age + weeks)
  const shrunk = (1 - z) ** (a - 1) * hypergeometric(a + model.b - 1 - model.r, a - 1, c, z)
  return (c / (a - 1)) * (1 - shrunk)
}

/** Visits to expect of one buyer within the next `days`, if they have not gone for good. */
export const expectedWhileAlive = (
  model: BuyingModel,
  { repeats, age }: Pick<Rhythm, 'repeats' | 'age'>,
  days: number,
): number => whileAlive(model, repeats, age / WEEK, days / WEEK)

/** Visits to expect of one buyer within the next `days`. */
export const expectedVisits = (model: BuyingModel, rhythm: Rhythm, days: number): number =>
  expectedWhileAlive(model, rhythm, days) * chanceAlive(model, rhythm)

/** Repeat visits to expect of a new buyer within `days` after their first purchase. */
export const expectedOfNew = (model: BuyingModel, days: number): number =>
  whileAlive(model, 0, 0, days / WEEK)

/**
 * At most so much is the mean square of one buyer's visits within `days`: as if nobody alive went away
 * meanwhile (then the visits are negative binomial). Makes intervals rather too wide than too narrow.
 */
export const squareOfVisits = (model: BuyingModel, rhythm: Rhythm, days: number): number => {
  const shape = model.r + rhythm.repeats
  const mean = (shape * days) / WEEK / (model.alpha + rhythm.age / WEEK)
  return (mean + mean * mean * (1 + 1 / shape)) * chanceAlive(model, rhythm)
}

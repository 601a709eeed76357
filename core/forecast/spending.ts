import type { Spender } from './rhythm'

/**
 * Gamma-gamma model of the money of a visit (Fader, Hardie 2013): everybody's visits are gamma(p, nu)
 * with a nu of their own, spread like gamma(q, gamma) over people; how much somebody spends says
 * nothing about how often they come. gamma is in fen.
 */
export interface SpendingModel {
  p: number
  q: number
  gamma: number
}

/** Fen to expect of one further visit: between the buyer's own mean and everybody's. */
export const expectedFen = (
  { p, q, gamma }: SpendingModel,
  { repeats, fen }: Pick<Spender, 'repeats' | 'fen'>,
): number => {
  const known = fen > 0 ? repeats : 0
  return (p * (gamma + Math.max(fen, 0))) / (p * known + q - 1)
}

/** Mean square of a buyer's own true mean; finite from q > 2 on, which `fitSpending` makes sure of. */
export const squareOfFen = (
  model: SpendingModel,
  spender: Pick<Spender, 'repeats' | 'fen'>,
): number => {
  const shape = model.p * (spender.fen > 0 ? spender.repeats : 0) + model.q
  return (expectedFen(model, spender) ** 2 * (shape - 1)) / (shape - 2)
}

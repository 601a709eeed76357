import { ok, type Result, refuse } from '../kernel/result'
import type { RfmRules } from './cells'
import type { Sums } from './history'

/** Fewer buyers than this have no fifths worth a name: one person would move a cut. */
export const FEWEST_BUYERS = 50

/** A buyer as of the day of the cuts. */
export interface Measured extends Sums {
  /** Days since the last purchase that counts. */
  recency: number
}

const FIFTHS = [1 / 5, 2 / 5, 3 / 5, 4 / 5] as const
type Four = [number, number, number, number]

/** Smallest value that at least such a part of all does not exceed (nearest rank). */
const quantile = (sorted: readonly number[], part: number): number =>
  sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? 0

/** Cuts must ascend: where many have the same value, the next cut is the next possible one. */
const ascending = (cuts: readonly number[]): Four => {
  const out: number[] = []
  for (const cut of cuts) out.push(Math.max(cut, (out.at(-1) ?? cut - 1) + 1))
  return out as Four
}

const byNumber = (a: number, b: number) => a - b

/**
 * Cuts that part these buyers into fifths as well as their values allow: from then on they are fixed
 * cuts, dated by when they were taken, so that a past day stays as it was. Refuses too few buyers.
 */
export const quantileCuts = (
  rules: RfmRules,
  buyers: readonly Measured[],
): Result<RfmRules, 'lifecycle.too-few-buyers'> => {
  if (buyers.length < FEWEST_BUYERS)
    return refuse('lifecycle.too-few-buyers', { buyers: buyers.length, least: FEWEST_BUYERS })
  const of = (value: (one: Measured) => number) => buyers.map(value).sort(byNumber)
  const [days, orders, fen] = [of((b) => b.recency), of((b) => b.orders), of((b) => b.fen)]
  return ok({
    ...rules,
    recencyDays: ascending(FIFTHS.map((part) => quantile(days, part))),
    // A score begins above the fifth below it: who has the very value of the cut stays under it.
    orders: ascending(FIFTHS.map((part) => quantile(orders, part) + 1)),
    fen: ascending(FIFTHS.map((part) => quantile(fen, part) + 1)),
  })
}

import { type Counts, LONGEST_GAP } from '../persons/counters'

/** Days from one purchase to the next, over everybody. */
export interface Interval {
  /** Pairs of purchases that it is made of. */
  pairs: number
  mean: number
  /** A quarter, half and three quarters of the pairs are at most so far apart. */
  quarter: number
  median: number
  threeQuarters: number
  /** Pairs that are LONGEST_GAP apart or more: the mean takes them for that. */
  longest: number
}

const daysIn = (spread: Counts, letter: string): [days: number, pairs: number][] =>
  Object.entries(spread)
    .filter(([field, pairs]) => field[0] === letter && pairs > 0)
    .map(([field, pairs]): [number, number] => [Number(field.slice(1)), pairs])
    // Orders of one day are one visit to a shop, split by its basket.
    .filter(([days]) => days > 0)
    .sort(([a], [b]) => a - b)

const reachedAt = (sorted: readonly [number, number][], share: number, pairs: number): number => {
  let seen = 0
  for (const [days, count] of sorted) {
    seen += count
    if (seen >= share * pairs) return days
  }
  return Number.NaN
}

/**
 * From the counter `spread` (core/persons/counters.ts): of all following purchases (`all`), or from the
 * first to the second (`first`). Undefined while nobody has bought on two days.
 */
export const intervalOf = (spread: Counts, which: 'all' | 'first'): Interval | undefined => {
  const sorted = daysIn(spread, which === 'all' ? 'd' : 's')
  const pairs = sorted.reduce((sum, [, count]) => sum + count, 0)
  if (pairs === 0) return undefined
  return {
    pairs,
    mean: sorted.reduce((sum, [days, count]) => sum + days * count, 0) / pairs,
    quarter: reachedAt(sorted, 0.25, pairs),
    median: reachedAt(sorted, 0.5, pairs),
    threeQuarters: reachedAt(sorted, 0.75, pairs),
    longest: sorted.reduce((sum, [days, count]) => (days >= LONGEST_GAP ? sum + count : sum), 0),
  }
}

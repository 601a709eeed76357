import type { Counts } from '../persons/counters'

/** Pairs of following purchases that lie from so many days apart to so many; the last is open. */
export interface Gap {
  from: number
  to?: number
  pairs: number
}

/** A week, two, a month, two, a quarter, half a year, a year: as people say how long ago it was. */
const ENDS = [7, 14, 30, 60, 90, 180, 365] as const

const pairsIn = (spread: Counts, from: number, to: number): number =>
  Object.entries(spread).reduce((sum, [field, pairs]) => {
    const days = field[0] === 'd' ? Number(field.slice(1)) : 0
    return days >= from && days <= to ? sum + pairs : sum
  }, 0)

/** How far apart purchases lie, from the counter `spread`; orders of one day are one visit. */
export const gapsOf = (spread: Counts): Gap[] => {
  const froms = [1, ...ENDS.map((end) => end + 1)]
  return froms.map((from, place) => {
    const to = ENDS[place]
    const pairs = pairsIn(spread, from, to ?? Number.POSITIVE_INFINITY)
    return to === undefined ? { from, pairs } : { from, to, pairs }
  })
}

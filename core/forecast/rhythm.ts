import type { DayNumber } from '../events/days'
import type { Visit } from '../repurchase/visits'

/** All that the model needs to know of a buyer, in days. */
export interface Rhythm {
  /** Visits after the first (x). */
  repeats: number
  /** From the first visit to the last (t_x); 0 without a repeat. */
  last: number
  /** From the first visit to the day of the forecast (T). */
  age: number
}

export interface Spender extends Rhythm {
  /** Spent on the visits after the first, fen. */
  fen: number
}

/** Somebody's rhythm at the end of a day; undefined for who has not bought until then. */
export const spenderOf = (visits: readonly Visit[], asOf: DayNumber): Spender | undefined => {
  const first = visits[0]
  const last = visits.at(-1)
  if (!first || !last) return undefined
  const fen = visits.reduce((sum, visit) => sum + visit.fen, -first.fen)
  return { repeats: visits.length - 1, last: last.day - first.day, age: asOf - first.day, fen }
}

/** Buyers with the same rhythm are one group: a million buyers cost what their groups cost. */
export interface Groups {
  /** Buyers of all groups. */
  buyers: number
  /** Those of them with a repeat. */
  repeaters: number
  repeats: Uint32Array
  last: Uint32Array
  age: Uint32Array
  count: Float64Array
}

/** Above every number of days and visits that can be; three of them fit below 2^53. */
const BASE = 2 ** 17
const keyOf = ({ repeats, last, age }: Rhythm): number => (repeats * BASE + last) * BASE + age

const emptyGroups = (size: number): Groups => ({
  buyers: 0,
  repeaters: 0,
  repeats: new Uint32Array(size),
  last: new Uint32Array(size),
  age: new Uint32Array(size),
  count: new Float64Array(size),
})

const put = (groups: Groups, at: number, key: number, count: number): void => {
  const repeats = Math.floor(key / BASE / BASE)
  groups.repeats[at] = repeats
  groups.last[at] = Math.floor(key / BASE) % BASE
  groups.age[at] = key % BASE
  groups.count[at] = count
  groups.buyers += count
  if (repeats > 0) groups.repeaters += count
}

export const groupsOf = (rhythms: Iterable<Rhythm>): Groups => {
  const counts = new Map<number, number>()
  for (const rhythm of rhythms) {
    const key = keyOf(rhythm)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const groups = emptyGroups(counts.size)
  let at = 0
  for (const [key, count] of counts) put(groups, at++, key, count)
  return groups
}

/** Every n-th group: enough to find out where the whole leads to. */
export const everyNth = (groups: Groups, n: number): Groups => {
  const some = emptyGroups(Math.ceil(groups.count.length / n))
  for (let to = 0; to < some.count.length; to++) {
    const rhythm = {
      repeats: groups.repeats[to * n] ?? 0,
      last: groups.last[to * n] ?? 0,
      age: groups.age[to * n] ?? 0,
    }
    put(some, to, keyOf(rhythm), groups.count[to * n] ?? 0)
  }
  return some
}

export type Random = () => number

/** mulberry32: one stream for each person, so that any part of the world can be made by itself. */
export const streamOf = (seed: number, nth: number): Random => {
  let state = Math.imul(nth + 1, 0x9e3779b1) ^ seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

export const below = (random: Random, limit: number): number => Math.floor(random() * limit)

/** True once in `1 / part` times. */
export const often = (random: Random, part: number): boolean => random() < part

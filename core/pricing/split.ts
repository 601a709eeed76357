const sumOf = (values: readonly number[]): number => {
  let sum = 0
  for (const value of values) sum += value
  return sum
}

/** Adds one to those parts whose `rests` are the `most` largest; of equal ones to the earlier. */
const roundUp = (parts: number[], rests: readonly number[], most: number): void => {
  const { length } = rests
  // Rest and place in one number: sorting bare numbers keeps the search for the best fast.
  const keys = new Float64Array(length)
  for (let i = 0; i < length; i += 1) keys[i] = (rests[i] ?? 0) * length + (length - 1 - i)
  keys.sort()
  for (let n = length - most; n < length; n += 1) {
    const key = keys[n] ?? 0
    const i = length - 1 - (key - Math.floor(key / length) * length)
    parts[i] = (parts[i] ?? 0) + 1
  }
}

/**
 * `amount` in whole parts in proportion to `weights`, by largest remainder; of equal remainders the
 * earlier goes first. The parts sum up to the amount, and none is above its weight while the amount
 * is not above their sum. Exact up to MAX_FEN each: products stay below 2^53, and a quotient is off by
 * less than the distance to the next whole number, so that rounding down is right (and far faster
 * than `%`, which is no machine instruction for numbers of this size).
 */
export const split = (amount: number, weights: readonly number[]): number[] => {
  const sum = sumOf(weights)
  if (sum === 0) return weights.map(() => 0)
  const parts = weights.map((weight) => Math.floor((amount * weight) / sum))
  const rests = weights.map((weight, i) => amount * weight - (parts[i] ?? 0) * sum)
  roundUp(parts, rests, amount - sumOf(parts))
  return parts
}

const sumOf = (values: readonly number[]): number => {
  let sum = 0
  for (const value of values) sum += value
  return sum
}

/**
 * Adds one to the parts of the `most` largest keys. A key is remainder and place in one number,
 * because sorting bare numbers keeps the search for the best fast.
 */
const roundUp = (parts: number[], keys: Float64Array, most: number): void => {
  const { length } = keys
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
  const { length } = weights
  const keys = new Float64Array(length)
  let rest = amount
  const parts = weights.map((weight, i) => {
    const part = Math.floor((amount * weight) / sum)
    rest -= part
    keys[i] = (amount * weight - part * sum) * length + (length - 1 - i)
    return part
  })
  roundUp(parts, keys, rest)
  return parts
}

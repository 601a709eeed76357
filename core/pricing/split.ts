const sumOf = (weights: readonly number[]): number => weights.reduce((all, one) => all + one, 0)

/** Indices of the `most` largest values, the earlier one first where two are the same. */
const largest = (values: readonly number[], most: number): number[] =>
  values
    .map((_, i) => i)
    .sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b)
    .slice(0, most)

/**
 * `amount` in whole parts in proportion to `weights`, by largest remainder; of equal remainders the
 * earlier goes first. The parts sum up to the amount, and none is above its weight while the amount
 * is not above their sum. Exact: an amount times a weight stays below MAX_FEN², which is < 2^53.
 */
export const split = (amount: number, weights: readonly number[]): number[] => {
  const sum = sumOf(weights)
  if (sum === 0) return weights.map(() => 0)
  const rests = weights.map((weight) => (amount * weight) % sum)
  const parts = weights.map((weight, i) => (amount * weight - (rests[i] ?? 0)) / sum)
  for (const i of largest(rests, amount - sumOf(parts))) parts[i] = (parts[i] ?? 0) + 1
  return parts
}

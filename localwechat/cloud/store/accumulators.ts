import { badRequest } from './errors.ts'
import { encodeValue } from './keys.ts'
import { asNumber, compare, type Doc, isDoc, Rank, rank, typeName } from './value.ts'

/** Gathers the values of one group, in order; undefined stands for a missing one. */
type Accumulator = (values: unknown[]) => unknown

const numbers = (values: unknown[]): number[] =>
  values.filter((value) => rank(value) === Rank.number).map(asNumber)

const present = (values: unknown[]): unknown[] =>
  values.filter((value) => value !== null && value !== undefined)

const total = (values: number[]): number => values.reduce((sum, value) => sum + value, 0)

const extreme =
  (direction: 1 | -1): Accumulator =>
  (values) =>
    present(values).reduce(
      (best, value) => (best === null || compare(value, best) * direction > 0 ? value : best),
      null,
    )

function average(values: unknown[]): number | null {
  const all = numbers(values)
  return all.length === 0 ? null : total(all) / all.length
}

const deviation =
  (sample: 0 | 1): Accumulator =>
  (values) => {
    const all = numbers(values)
    if (all.length <= sample) return null
    const mean = total(all) / all.length
    return Math.sqrt(total(all.map((value) => (value - mean) ** 2)) / (all.length - sample))
  }

function distinct(values: unknown[]): unknown[] {
  const known = new Map<string, unknown>()
  for (const value of values) {
    const key = encodeValue(value).toString('latin1')
    if (value !== undefined && !known.has(key)) known.set(key, value)
  }
  return [...known.values()]
}

function merge(values: unknown[]): Doc {
  const odd = present(values).find((value) => !isDoc(value))
  if (odd !== undefined) {
    throw badRequest(`$mergeObjects requires object inputs, but input is of type ${typeName(odd)}`)
  }
  return Object.assign({}, ...present(values)) as Doc
}

/** MongoDB's accumulators over a whole group. */
export const accumulators: Readonly<Record<string, Accumulator>> = {
  $sum: (values) => total(numbers(values)),
  $avg: average,
  $min: extreme(-1),
  $max: extreme(1),
  $first: (values) => values[0] ?? null,
  $last: (values) => values.at(-1) ?? null,
  $push: (values) => values.filter((value) => value !== undefined),
  $addToSet: distinct,
  $mergeObjects: merge,
  $count: (values) => values.length,
  $stdDevPop: deviation(0),
  $stdDevSamp: deviation(1),
}

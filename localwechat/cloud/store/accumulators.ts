import { badRequest } from './errors.ts'
import { encodeValue } from './keys.ts'
import { asNumber, compare, type Doc, isDoc, Rank, rank, typeName } from './value.ts'

/** One group's value, gathered one by one in order: only what the answer needs is kept. */
export interface Accumulator {
  /** undefined stands for a missing value. */
  add(value: unknown): void
  result(): unknown
}

const isPresent = (value: unknown): boolean => value !== null && value !== undefined

/** Sum with the lost low digits carried along, as MongoDB adds doubles: ten times 0.1 is 1. */
class Total {
  count = 0
  private sum = 0
  private carry = 0

  add(value: unknown): void {
    if (rank(value) !== Rank.number) return
    const number = asNumber(value)
    const next = this.sum + number
    const big = Math.abs(this.sum) >= Math.abs(number)
    this.carry += big ? this.sum - next + number : number - next + this.sum
    this.sum = next
    this.count += 1
  }

  get value(): number {
    return Number.isFinite(this.sum) ? this.sum + this.carry : this.sum
  }
}

const sum = (): Accumulator => {
  const total = new Total()
  return { add: (value) => total.add(value), result: () => total.value }
}

const average = (): Accumulator => {
  const total = new Total()
  return {
    add: (value) => total.add(value),
    result: () => (total.count === 0 ? null : total.value / total.count),
  }
}

const extreme = (direction: 1 | -1) => (): Accumulator => {
  let best: unknown = null
  return {
    add(value) {
      if (!isPresent(value)) return
      if (best === null || compare(value, best) * direction > 0) best = value
    },
    result: () => best,
  }
}

/** Welford's running variance. */
const deviation = (sample: 0 | 1) => (): Accumulator => {
  let [count, mean, squares] = [0, 0, 0]
  return {
    add(value) {
      if (rank(value) !== Rank.number) return
      const number = asNumber(value)
      const off = number - mean
      count += 1
      mean += off / count
      squares += off * (number - mean)
    },
    result: () => (count <= sample ? null : Math.sqrt(squares / (count - sample))),
  }
}

const first = (): Accumulator => {
  let [seen, kept]: [boolean, unknown] = [false, null]
  return {
    add(value) {
      if (!seen) kept = value ?? null
      seen = true
    },
    result: () => kept,
  }
}

const last = (): Accumulator => {
  let kept: unknown = null
  return {
    add(value) {
      kept = value ?? null
    },
    result: () => kept,
  }
}

const push = (): Accumulator => {
  const all: unknown[] = []
  return { add: (value) => value !== undefined && all.push(value), result: () => all }
}

const addToSet = (): Accumulator => {
  const known = new Map<string, unknown>()
  return {
    add(value) {
      if (value === undefined) return
      const key = encodeValue(value).toString('latin1')
      if (!known.has(key)) known.set(key, value)
    },
    result: () => [...known.values()],
  }
}

const merge = (): Accumulator => {
  const merged: Doc = {}
  return {
    add(value) {
      if (!isPresent(value)) return
      if (isDoc(value)) Object.assign(merged, value)
      else {
        throw badRequest(
          `$mergeObjects requires object inputs, but input is of type ${typeName(value)}`,
        )
      }
    },
    result: () => merged,
  }
}

const count = (): Accumulator => {
  let n = 0
  return {
    add() {
      n += 1
    },
    result: () => n,
  }
}

/** MongoDB's accumulators; each call begins a new group. */
export const accumulators: Readonly<Record<string, () => Accumulator>> = {
  $sum: sum,
  $avg: average,
  $min: extreme(-1),
  $max: extreme(1),
  $first: first,
  $last: last,
  $push: push,
  $addToSet: addToSet,
  $mergeObjects: merge,
  $count: count,
  $stdDevPop: deviation(0),
  $stdDevSamp: deviation(1),
}

/** Runs one accumulator over a list that is there already. */
export function accumulate(name: string, values: unknown[]): unknown {
  const one = accumulators[name]?.()
  for (const value of values) one?.add(value)
  return one?.result()
}

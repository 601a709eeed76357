import { ObjectId } from 'bson'
import type { Doc } from './helper.ts'

/** Random documents, queries and updates from a seed: the same seed, the same case. */
export class Random {
  constructor(private state: number) {}

  /** mulberry32 */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }

  below(n: number): number {
    return Math.floor(this.next() * n)
  }

  chance(p: number): boolean {
    return this.next() < p
  }

  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)] as T
  }

  list<T>(least: number, most: number, make: () => T): T[] {
    return Array.from({ length: least + this.below(most - least + 1) }, make)
  }
}

const SCALARS = [
  null,
  -1,
  0,
  1,
  1.5,
  2,
  3,
  1e12,
  '',
  'a',
  'ab',
  'b',
  'a\u0000',
  '熟',
  true,
  false,
  new Date(0),
  new Date(1000),
  new ObjectId('5f0000000000000000000001'),
]

export const PATHS = ['a', 'b', 'n', 'o.x', 'o.y.z', 'l', 'l.x']

export const scalar = (random: Random): unknown => random.pick(SCALARS)

export function value(random: Random, depth = 0): unknown {
  const kind = random.next()
  if (kind < 0.75 || depth > 2) return scalar(random)
  if (kind < 0.9) return random.list(0, 3, () => value(random, depth + 1))
  const fields = random.list(0, 2, () => random.pick(['x', 'y', 'z']))
  return Object.fromEntries(fields.map((field) => [field, value(random, depth + 1)]))
}

export function document(random: Random, _id: unknown): Doc {
  const doc: Doc = { _id }
  for (const field of ['a', 'b', 'l']) if (random.chance(0.8)) doc[field] = value(random)
  if (random.chance(0.9)) doc.n = random.below(6)
  if (random.chance(0.7)) doc.o = { x: value(random, 1), y: { z: scalar(random) } }
  return doc
}

const RANGES = ['$gt', '$gte', '$lt', '$lte']

function condition(random: Random): unknown {
  const kinds = [
    () => value(random, 1),
    () => ({ $eq: value(random, 1) }),
    () => ({ $ne: scalar(random) }),
    () => ({ [random.pick(RANGES)]: scalar(random) }),
    () => ({ $gte: scalar(random), $lt: scalar(random) }),
    () => ({ $gt: random.below(4), $lte: random.below(6) }),
    () => ({ $in: random.list(0, 4, () => value(random, 1)) }),
    () => ({ $nin: random.list(1, 3, () => scalar(random)) }),
    () => ({ $exists: random.chance(0.5) }),
    () => ({ $not: { [random.pick(RANGES)]: scalar(random) } }),
    () => ({ $all: random.list(1, 2, () => scalar(random)) }),
    () => ({ $size: random.below(3) }),
    () => ({ $type: random.pick(['number', 'string', 'array', 'object', 'null', 'date']) }),
    () => ({ $elemMatch: { [random.pick(RANGES)]: scalar(random) } }),
    () => ({ $regex: random.pick(['^a', 'b$', '']) }),
  ]
  return random.pick(kinds)()
}

export function query(random: Random, depth = 0): Doc {
  if (depth < 2 && random.chance(0.15)) {
    const parts = random.list(1, 3, () => query(random, depth + 1))
    return { [random.pick(['$and', '$or', '$nor'])]: parts }
  }
  const paths = random.list(0, 3, () => random.pick([...PATHS, '_id']))
  return Object.fromEntries(paths.map((path) => [path, condition(random)]))
}

export function order(random: Random): Record<string, 1 | -1> {
  const paths = random.list(0, 2, () => random.pick([...PATHS, '_id']))
  return Object.fromEntries(paths.map((path) => [path, random.pick([1, -1] as const)]))
}

export function update(random: Random): Doc {
  const path = random.pick(['a', 'b', 'n', 'o.x', 'l'])
  return random.pick<() => Doc>([
    () => ({ $set: { [path]: value(random) } }),
    () => ({ $unset: { [path]: '' } }),
    () => ({ $push: { [path]: scalar(random) } }),
    () => ({ $inc: { n: 1 } }),
    () => ({ $rename: { a: 'b' } }),
  ])()
}

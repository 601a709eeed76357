import { BSONRegExp, MaxKey, MinKey } from 'bson'
import { encodePart } from './keys.ts'
import type { SortKey } from './sort.ts'
import { prefixRange, type Range, type SecondaryIndex, type Table } from './table.ts'
import type { IndexSpec } from './types.ts'
import { type Doc, isArray, isDoc, Rank, rank } from './value.ts'

interface Bound {
  value: unknown
  inclusive: boolean
}

interface Constraint {
  points?: unknown[]
  low?: Bound
  high?: Bound
}

export interface Plan {
  /** null reads `_id` order; undefined reads the whole collection. */
  index: SecondaryIndex | null | undefined
  ranges: Range[]
  reverse: boolean
  /** True when documents come in the order asked for. */
  ordered: boolean
  /** Keys of the only documents that can match: each is read by its key. */
  ids?: Buffer[]
}

/** More `$in` combinations than this cost more than they save. */
const MAX_RANGES = 1000

const RANGE_TYPES: number[] = [Rank.number, Rank.string, Rank.date, Rank.boolean, Rank.objectId]

const isPoint = (value: unknown): boolean =>
  !isArray(value) &&
  !(value instanceof BSONRegExp || value instanceof MinKey || value instanceof MaxKey)

/** NaN (a number or a broken date) equals only itself: no range of keys says that. */
const isBound = (value: unknown): boolean =>
  RANGE_TYPES.includes(rank(value)) &&
  !Number.isNaN(value) &&
  !(value instanceof Date && Number.isNaN(value.getTime()))

function readOperator(constraint: Constraint, name: string, value: unknown): void {
  if (name === '$eq' && isPoint(value)) constraint.points ??= [value]
  if (name === '$in' && isArray(value) && value.every(isPoint)) constraint.points ??= value
  if (!isBound(value)) return
  if (name === '$gt' || name === '$gte') constraint.low ??= { value, inclusive: name === '$gte' }
  if (name === '$lt' || name === '$lte') constraint.high ??= { value, inclusive: name === '$lte' }
}

/** What the query demands of each field; what it misses, the matcher checks again anyway. */
function constraints(query: Doc, out = new Map<string, Constraint>()): Map<string, Constraint> {
  for (const [field, condition] of Object.entries(query)) {
    if (field === '$and' && isArray(condition)) {
      for (const part of condition) if (isDoc(part)) constraints(part, out)
    }
    if (field.startsWith('$')) continue
    const constraint = out.get(field) ?? {}
    out.set(field, constraint)
    const operators = isDoc(condition) && (Object.keys(condition)[0] ?? '').startsWith('$')
    if (!operators) readOperator(constraint, '$eq', condition)
    else
      for (const [name, value] of Object.entries(condition)) readOperator(constraint, name, value)
  }
  return out
}

const END = Buffer.from([255])

const join = (...parts: Buffer[]): Buffer => Buffer.concat(parts)

/** First or last byte string of a type, for a range that is open on one side. */
const typeEdge = (type: number, order: 1 | -1, last: boolean): Buffer => {
  const edge = order === 1 ? type : 255 - type
  return Buffer.from([last ? edge + 1 : edge])
}

function boundedRange(prefix: Buffer, order: 1 | -1, low?: Bound, high?: Bound): Range {
  const type = rank((low ?? high)?.value)
  const [first, last] = order === 1 ? [low, high] : [high, low]
  const from = first
    ? join(encodePart(first.value, order), first.inclusive ? Buffer.alloc(0) : END)
    : typeEdge(type, order, false)
  const to = last
    ? join(encodePart(last.value, order), last.inclusive ? END : Buffer.alloc(0))
    : typeEdge(type, order, true)
  return { from: join(prefix, from), to: join(prefix, to) }
}

/** Two bounds of one array field may be met by two elements: then only one of them holds. */
function usableBounds(
  constraint: Constraint,
  multikey: boolean,
): [Bound | undefined, Bound | undefined] {
  const { low, high } = constraint
  if (!low || !high) return [low, high]
  return multikey || rank(low.value) !== rank(high.value) ? [low, undefined] : [low, high]
}

interface Candidate extends Plan {
  score: number
}

/** The direction in which the index fields from `start` on give the sort; 0 when they do not. */
function sortDirection(
  spec: IndexSpec,
  start: number,
  sort: SortKey[],
  fixed: Set<string>,
): number {
  const wanted = sort.filter((key) => !fixed.has(key.field))
  let direction = 0
  for (const [i, key] of wanted.entries()) {
    const own = spec.keys[start + i]
    if (own?.field !== key.field) return 0
    const turn = own.order * key.order
    if (direction !== 0 && turn !== direction) return 0
    direction = turn
  }
  return direction || 1
}

/** Equality prefix first, then at most one range (facts/engine.md §7). */
function candidate(
  index: SecondaryIndex | null,
  wanted: Map<string, Constraint>,
  sort: SortKey[],
): Candidate {
  const spec = index?.spec ?? { name: '_id_', keys: [{ field: '_id', order: 1 as const }] }
  const multikey = index?.multikey ?? false
  const fixed = new Set<string>()
  let prefixes: Buffer[] = [Buffer.alloc(0)]
  let depth = 0
  for (; depth < spec.keys.length; depth++) {
    const { field, order } = spec.keys[depth] as IndexSpec['keys'][number]
    const points = wanted.get(field)?.points
    if (points === undefined || prefixes.length * points.length > MAX_RANGES) break
    const parts = points.map((point) => encodePart(point, order))
    prefixes = prefixes.flatMap((prefix) => parts.map((part) => join(prefix, part)))
    if (points.length === 1) fixed.add(field)
  }
  const next = spec.keys[depth]
  const [low, high] = usableBounds((next && wanted.get(next.field)) ?? {}, multikey)
  const bounded = next !== undefined && (low ?? high) !== undefined
  const direction = sortDirection(spec, depth, sort, fixed)
  const ordered = direction !== 0 && !multikey && prefixes.length <= 1
  return {
    index,
    ranges: prefixes.map((prefix) =>
      bounded ? boundedRange(prefix, next.order, low, high) : prefixRange(prefix),
    ),
    reverse: ordered && direction === -1,
    ordered: sort.length === 0 || ordered,
    score: depth * 4 + (bounded ? 2 : 0) + (ordered && sort.length > 0 ? 1 : 0),
  }
}

function byId(values: unknown[], sort: SortKey[]): Plan {
  const ids = values.map((value) => encodePart(value, 1))
  const ordered = sort.length === 0 || ids.length <= 1
  return { index: null, ranges: [], reverse: false, ordered, ids }
}

/** Chooses how to read: the index with the longest equality prefix, or the whole collection. */
export function makePlan(table: Table, query: Doc, sort: SortKey[]): Plan {
  const wanted = constraints(query)
  const ids = wanted.get('_id')?.points
  if (ids !== undefined && ids.length <= MAX_RANGES) return byId(ids, sort)
  const whole = { index: undefined, ranges: [], reverse: false, ordered: sort.length === 0 }
  const candidates = [null, ...table.indexes].map((index) => candidate(index, wanted, sort))
  const best = candidates.reduce((a, b) => (b.score > a.score ? b : a))
  return best.score === 0 ? whole : best
}

import { badRequest } from './errors.ts'
import { EMPTY_ARRAY } from './keys.ts'
import { leafValues } from './path.ts'
import { compare, type Doc, isDoc } from './value.ts'

export interface SortKey {
  field: string
  order: 1 | -1
}

/** Documents that may wait until it is worth sorting them in. */
const SPARE = 1000

/** Reads `{field: 1 | -1, ...}`; refuses any other direction. */
export function parseSort(spec: Doc): SortKey[] {
  return Object.entries(spec).map(([field, order]) => {
    if (order !== 1 && order !== -1) throw badRequest(`bad sort order for ${field}: use 1 or -1`)
    return { field, order }
  })
}

/** Reads the keys of a `$sort` stage, which must have some. */
export function parseSortStage(spec: unknown): SortKey[] {
  if (!isDoc(spec)) throw badRequest('the $sort key specification must be an object')
  if (Object.keys(spec).length === 0) {
    throw badRequest('$sort stage must have at least one sort key')
  }
  return parseSort(spec)
}

/** `[]` has no place in BSON order of its own: below null, above MinKey. */
function compareSortValues(a: unknown, b: unknown): number {
  if (a === EMPTY_ARRAY || b === EMPTY_ARRAY) {
    if (a === b) return 0
    return a === EMPTY_ARRAY ? compare(null, b) || -1 : compare(a, null) || 1
  }
  return compare(a, b)
}

/** Of an array the smallest element counts ascending, the largest descending. */
function sortValue(doc: Doc, key: SortKey): unknown {
  const { values } = leafValues(doc, key.field)
  return values.reduce((best, value) =>
    compareSortValues(value, best) * key.order < 0 ? value : best,
  )
}

/** Sorts a list of things that carry documents; stable, so equal keys keep their order. */
export function sortBy<T>(items: T[], keys: SortKey[], docOf: (item: T) => Doc): T[] {
  if (keys.length === 0) return items
  const rows = items.map((item) => ({
    item,
    values: keys.map((key) => sortValue(docOf(item), key)),
  }))
  rows.sort((a, b) => {
    for (const [i, key] of keys.entries()) {
      const order = compareSortValues(a.values[i], b.values[i]) * key.order
      if (order !== 0) return order
    }
    return 0
  })
  return rows.map((row) => row.item)
}

/** The first `most` things of an order, with little more than those in memory. */
export function firstBy<T>(
  items: Iterable<T>,
  keys: SortKey[],
  most: number,
  docOf: (item: T) => Doc,
): T[] {
  let kept: T[] = []
  for (const item of items) {
    kept.push(item)
    if (kept.length >= most * 2 + SPARE) kept = sortBy(kept, keys, docOf).slice(0, most)
  }
  return sortBy(kept, keys, docOf).slice(0, most)
}

import * as v from 'valibot'
import type { Collection, Doc } from './collection'
import { db } from './database'
import { MAX_GROUPS } from './groups'
import { guarded, type Where } from './where'

export interface TotalsRequest<T extends Doc, K extends string> {
  /** Which documents count. */
  where: Where<T>
  /** Field by whose value they are told apart. */
  by: keyof T & string
  /** Fields that are summed; a missing one counts as 0. */
  of: readonly K[]
}

export interface Totals<K extends string> {
  key: string
  count: number
  sums: Record<K, number>
}

const group = v.looseObject({ _id: v.string(), count: v.number() })
const sum = v.number()

/**
 * Counts documents and sums several of their fields, in one request, by the values of a field.
 * Never inside a transaction: the SDK would run it outside (facts/cloud.md §5.1).
 */
export const totalsBy = async <T extends Doc, K extends keyof T & string>(
  from: Collection<T>,
  { where, by, of }: TotalsRequest<T, K>,
): Promise<Totals<K>[]> => {
  const sums = Object.fromEntries(of.map((field) => [field, { $sum: `$${field}` }]))
  const { list } = await db
    .collection(from.name)
    .aggregate()
    .match(guarded(where))
    .group({ _id: `$${by}`, count: { $sum: 1 }, ...sums })
    .limit(MAX_GROUPS)
    .end()
  return list.map((raw) => {
    const { _id, count, ...rest } = v.parse(group, raw)
    const pairs = of.map((field) => [field, v.parse(sum, rest[field])])
    return { key: _id, count, sums: Object.fromEntries(pairs) as Record<K, number> }
  })
}

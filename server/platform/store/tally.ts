import * as v from 'valibot'
import type { Collection, Doc } from './collection'
import { db } from './database'
import { MAX_GROUPS } from './groups'
import { guarded, type Where } from './where'

type Key = string | number | boolean

export interface TallyRequest<T extends Doc, K extends string> {
  /** Which documents count. */
  where: Where<T>
  /** A list inside them: its items are counted and summed, not the documents. */
  items: string
  /** Paths of what the items are told apart by, from the document on. */
  by: Record<K, string>
  /** Path of what is summed. */
  of: string
}

export interface Tally<K extends string> {
  by: Record<K, Key>
  count: number
  sum: number
}

const key = v.union([v.string(), v.number(), v.boolean()])
const group = v.object({ _id: v.record(v.string(), key), count: v.number(), sum: v.number() })

/**
 * Counts and sums items of lists, in the database, told apart by several values at once. Never inside
 * a transaction: the SDK would run it outside (facts/cloud.md §5.1).
 */
export const tallyBy = async <T extends Doc, K extends string>(
  from: Collection<T>,
  { where, items, by, of }: TallyRequest<T, K>,
): Promise<Tally<K>[]> => {
  const paths = Object.entries<string>(by).map(([name, path]) => [name, `$${path}`])
  const { list } = await db
    .collection(from.name)
    .aggregate()
    .match(guarded(where))
    .unwind(`$${items}`)
    .group({ _id: Object.fromEntries(paths), count: { $sum: 1 }, sum: { $sum: `$${of}` } })
    .limit(MAX_GROUPS)
    .end()
  return list.map((raw) => {
    const { _id, count, sum } = v.parse(group, raw)
    return { by: _id as Record<K, Key>, count, sum }
  })
}

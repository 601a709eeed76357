import * as v from 'valibot'
import type { Collection, Doc } from './collection'
import { db } from './database'
import { MAX_GROUPS } from './groups'
import { guarded, type Where } from './where'

type Key = string | number | boolean

export interface FirstsRequest<T extends Doc, K extends string> {
  /** Which documents count. */
  where: Where<T>
  /** Paths of what they are told apart by. */
  by: Record<K, string>
  /** Path of the number whose smallest is found. */
  of: string
}

export interface First<K extends string> {
  by: Record<K, Key>
  first: number
}

const key = v.union([v.string(), v.number(), v.boolean()])
const group = v.object({ _id: v.record(v.string(), key), first: v.number() })

/**
 * The smallest value of a field among documents with the same values of others, in the database. Never
 * inside a transaction: the SDK would run it outside (facts/cloud.md §5.1).
 */
export const firstsBy = async <T extends Doc, K extends string>(
  from: Collection<T>,
  { where, by, of }: FirstsRequest<T, K>,
): Promise<First<K>[]> => {
  const paths = Object.entries<string>(by).map(([name, path]) => [name, `$${path}`])
  const { list } = await db
    .collection(from.name)
    .aggregate()
    .match(guarded(where))
    .group({ _id: Object.fromEntries(paths), first: { $min: `$${of}` } })
    .limit(MAX_GROUPS)
    .end()
  return list.map((raw) => {
    const { _id, first } = v.parse(group, raw)
    return { by: _id as Record<K, Key>, first }
  })
}

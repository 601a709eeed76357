import * as v from 'valibot'
import type { Collection, Doc } from './collection'
import { db } from './database'
import { MAX_GROUPS } from './groups'
import { guarded, type Where } from './where'

/** An expression of the database's pipeline language that gives a number per document. */
export type Expression = string | number | { readonly [operator: string]: unknown }

const group = v.object({ _id: v.record(v.string(), v.number()), count: v.number() })

/** Documents with the same numbers, and how many there are. */
export interface Count<K extends string> {
  /** A number that a document does not have is missing here as well. */
  by: { [key in K]?: number }
  count: number
}

export interface CountRequest<T extends Doc, K extends string> {
  where: Where<T>
  /** Worked out first, for each document. */
  values: Record<string, Expression>
  /** What documents are told apart by; knows the fields that `values` names and no others. */
  by: Record<K, Expression>
}

/**
 * Counts documents in the database by numbers that are worked out for each. Never inside a
 * transaction: the SDK would run it outside (facts/cloud.md §5.1).
 */
export const countBy = async <T extends Doc, K extends string>(
  from: Collection<T>,
  { where, values, by }: CountRequest<T, K>,
): Promise<Count<K>[]> => {
  const matching = db.collection(from.name).aggregate().match(guarded(where))
  const grouped = matching.project(values).group({ _id: by, count: { $sum: 1 } })
  const { list } = await grouped.limit(MAX_GROUPS).end()
  return list.map((raw) => {
    const { _id, count } = v.parse(group, raw)
    return { by: _id as { [key in K]?: number }, count }
  })
}

import type { Collection, Doc } from './collection'
import { db } from './database'
import { MAX_GROUPS } from './groups'
import { guarded, type Where } from './where'

export interface SumRequest<T extends Doc> {
  /** Which documents count. */
  where: Where<T>
  /** A list inside them whose items are summed instead of the documents. */
  items?: string
  /** Field by whose value the sums are told apart: a dotted path from the document on. */
  by: string
  /** Field that is summed. */
  of: string
}

export interface Sum {
  key: string | number
  sum: number
}

const sumFrom = (raw: unknown): Sum => {
  const { _id, sum } = raw as { _id: unknown; sum: unknown }
  if ((typeof _id !== 'string' && typeof _id !== 'number') || typeof sum !== 'number')
    throw new Error('sumBy: a group without key or sum')
  return { key: _id, sum }
}

/**
 * Sums a field of all documents that match, in the database, by the values of another field. Never
 * inside a transaction: the SDK would run it outside (facts/cloud.md §5.1).
 */
export const sumBy = async <T extends Doc>(
  from: Collection<T>,
  { where, items, by, of }: SumRequest<T>,
): Promise<Sum[]> => {
  const start = db.collection(from.name).aggregate().match(guarded(where))
  const each = items === undefined ? start : start.unwind(`$${items}`)
  const grouped = each.group({ _id: `$${by}`, sum: { $sum: `$${of}` } })
  const { list } = await grouped.limit(MAX_GROUPS).end()
  return list.map(sumFrom)
}

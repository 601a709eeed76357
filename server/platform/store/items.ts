import type { GenericSchema, InferOutput } from 'valibot'
import * as v from 'valibot'
import type { Collection, Doc } from './collection'
import type { Expression } from './counts'
import { db } from './database'
import { MAX_GROUPS } from './groups'
import { guarded, type Where } from './where'

export interface ItemsRequest<T extends Doc, S extends GenericSchema> {
  /** Which documents are looked into. */
  where: Where<T>
  /** The list inside them whose items are found. */
  items: string
  /** Of those, which: dotted paths from the document on. */
  of?: Where<T>
  /** What is taken of each; knows the fields of the document and of its one item. */
  take: Record<string, Expression>
  /** The shape of what is taken. */
  shape: S
  /** Which of what was taken, by its own names: where the page before ended. */
  beyond?: object
  order: Record<string, 1 | -1>
  limit: number
}

/**
 * Items of lists over many documents, as rows of their own, in the database. Never inside a
 * transaction: the SDK would run it outside (facts/cloud.md §5.1).
 */
export const findItems = async <T extends Doc, S extends GenericSchema>(
  from: Collection<T>,
  { where, items, of, take, shape, beyond, order, limit }: ItemsRequest<T, S>,
): Promise<InferOutput<S>[]> => {
  if (!(limit > 0 && limit <= MAX_GROUPS)) throw new Error('findItems: limit out of range')
  const each = db.collection(from.name).aggregate().match(guarded(where)).unwind(`$${items}`)
  const meant = (of ? each.match(guarded(of)) : each).project(take)
  const rest = beyond ? meant.match(beyond) : meant
  const { list } = await rest.sort(order).limit(limit).end()
  return list.map((raw) => v.parse(shape, raw))
}

import type { GenericSchema, InferOutput } from 'valibot'
import * as v from 'valibot'
import type { Collection, Doc } from './collection'
import { db } from './database'
import { MAX_BULK } from './documents'
import { halved } from './halved'
import { guarded, type Where } from './where'

export interface SlimRequest<T extends Doc, S extends GenericSchema> {
  where: Where<T>
  order: Record<string, 1 | -1>
  limit: number
  /** Fields that are read, besides _id; what else a document holds stays in the database. */
  take: readonly (keyof T & string)[]
  shape: S
}

/**
 * Some fields of up to MAX_BULK documents in one request: a whole one of them may be so large that
 * a thousand do not fit into one answer (1 MB, facts/cloud.md §6).
 */
export const findSlim = async <T extends Doc, S extends GenericSchema>(
  from: Collection<T>,
  { where, order, limit, take, shape }: SlimRequest<T, S>,
): Promise<InferOutput<S>[]> => {
  if (!(limit > 0 && limit <= MAX_BULK)) throw new Error('findSlim: limit out of range')
  const fields = Object.fromEntries(take.map((field) => [field, 1]))
  const read = async (skip: number, some: number) => {
    const matching = db.collection(from.name).aggregate().match(guarded(where)).sort(order)
    const rest = skip === 0 ? matching : matching.skip(skip)
    return (await rest.limit(some).project(fields).end()).list
  }
  const list = await halved(read, limit)
  return list.map((raw) => v.parse(shape, raw))
}

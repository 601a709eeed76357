import { type Change, commands } from './change'
import type { Collection, Doc } from './collection'
import { db } from './database'
import { DuplicateError, isDuplicate } from './errors'
import { halved } from './halved'
import { guarded, guardedWithEither, oneOf, type Where } from './where'

/** One call reads at most this many documents of a query (facts/cloud.md §10.7e). */
export const MAX_ROWS = 100

/**
 * The most that the SDK asks for at once (facts/cloud.md §4). Only for reads that say so, of
 * documents so small that a thousand of them stay below the 1 MB of one answer (§6).
 */
export const MAX_BULK = 1000

interface Bulk {
  /** Up to MAX_BULK documents in one request. */
  bulk?: boolean
}

const mostOf = ({ bulk = false }: Bulk): number => (bulk ? MAX_BULK : MAX_ROWS)

type Direction = 'asc' | 'desc'

export interface Query<T extends Doc> extends Bulk {
  where: Where<T>
  /** Of each list at least one must hold as well. */
  either?: (readonly Where<T>[])[]
  order?: [keyof T & string, Direction][]
  limit: number
}

/** The document, or undefined when there is none. */
export const get = async <T extends Doc>(
  from: Collection<T>,
  id: string,
): Promise<T | undefined> => {
  const { data } = await db.collection(from.name).doc(id).get()
  return data ? from.parse(data) : undefined
}

/** At most `limit` documents; the guarded condition is never empty. */
export const find = async <T extends Doc>(from: Collection<T>, query: Query<T>): Promise<T[]> => {
  if (!(query.limit > 0 && query.limit <= mostOf(query)))
    throw new Error('find: limit out of range')
  const start = db.collection(from.name).where(guardedWithEither(query.where, query.either ?? []))
  const ordered = (query.order ?? []).reduce((so, [field, way]) => so.orderBy(field, way), start)
  const read = async (skip: number, limit: number) => {
    // Halves without an order might overlap.
    const some = limit < query.limit && !query.order ? start.orderBy('_id', 'asc') : ordered
    return (await (skip === 0 ? some : some.skip(skip)).limit(limit).get()).data
  }
  const data = await halved(read, query.limit)
  return data.map(from.parse)
}

export const findOne = async <T extends Doc>(
  from: Collection<T>,
  where: Where<T>,
): Promise<T | undefined> => (await find(from, { where, limit: 1 }))[0]

/**
 * Documents by id, in no particular order; unknown ids are left out. No ids: no request; more than
 * MAX_ROWS (MAX_BULK) take one request for each MAX_ROWS.
 */
export const getMany = async <T extends Doc>(
  from: Collection<T>,
  ids: readonly string[],
  { bulk = false }: Bulk = {},
): Promise<T[]> => {
  const distinct = [...new Set(ids)]
  const most = mostOf({ bulk })
  const found: T[] = []
  for (let start = 0; start < distinct.length; start += most) {
    const slice = distinct.slice(start, start + most)
    const where = { _id: oneOf(slice) } as Where<T>
    found.push(...(await find(from, { where, limit: slice.length, bulk })))
  }
  return found
}

export const count = async <T extends Doc>(from: Collection<T>, where: Where<T>): Promise<number> =>
  (await db.collection(from.name).where(guarded(where)).count()).total

/** Adds a document of its own id; throws DuplicateError when it or a unique key is taken. */
export const add = async <T extends Doc>(to: Collection<T>, doc: T): Promise<void> => {
  try {
    await db.collection(to.name).add({ data: { ...doc } })
  } catch (error) {
    throw isDuplicate(error) ? new DuplicateError(to.name, doc._id) : error
  }
}

/** Adds a document unless it is there; true when it was added now. */
export const addOnce = async <T extends Doc>(to: Collection<T>, doc: T): Promise<boolean> => {
  try {
    await add(to, doc)
    return true
  } catch (error) {
    if (error instanceof DuplicateError) return false
    throw error
  }
}

/**
 * Adds many documents in one request, those that are there already left as they are. The service
 * may keep a part of a list that holds a duplicate, so after one each is added on its own.
 */
export const addMany = async <T extends Doc>(to: Collection<T>, docs: readonly T[]) => {
  if (docs.length === 0) return
  try {
    await db.collection(to.name).add({ data: docs })
  } catch (error) {
    if (!isDuplicate(error)) throw error
    for (const doc of docs) await addOnce(to, doc)
  }
}

/**
 * Adds documents that must all be new, in one request; throws DuplicateError when one is there, and
 * may have kept others of the list then.
 */
export const addNew = async <T extends Doc>(to: Collection<T>, docs: readonly T[]) => {
  if (docs.length === 0) return
  try {
    await db.collection(to.name).add({ data: docs })
  } catch (error) {
    throw isDuplicate(error) ? new DuplicateError(to.name, docs[0]?._id ?? '') : error
  }
}

/**
 * Adds those that are not there yet: one request to look, one to add. For work that may have been
 * killed half-way, where `addMany` would meet a duplicate and add each on its own.
 */
export const addMissing = async <T extends Doc>(
  to: Collection<T>,
  docs: readonly T[],
): Promise<void> => {
  const ids = docs.map(({ _id }) => _id)
  const there = new Set((await getMany(to, ids, { bulk: true })).map(({ _id }) => _id))
  await addMany(
    to,
    docs.filter(({ _id }) => !there.has(_id)),
  )
}

/**
 * The conditional write: changes what matches, atomically per document, and answers how many were
 * changed. `where` must name a value that the change alters, so that 0 never means "same value". Of
 * `either`, when it is given, at least one must hold as well.
 */
export const updateWhere = async <T extends Doc>(
  of: Collection<T>,
  where: Where<T>,
  change: Change<T>,
  either?: readonly Where<T>[],
): Promise<number> => {
  const { stats } = await db
    .collection(of.name)
    .where(guardedWithEither(where, either ? [either] : []))
    .update({ data: commands(change) })
  return stats.updated
}

/** Removes what matches; for bookkeeping documents that have outlived their use. */
export const removeWhere = async <T extends Doc>(
  from: Collection<T>,
  where: Where<T>,
): Promise<number> => (await db.collection(from.name).where(guarded(where)).remove()).stats.removed

import type { Collection, Doc } from './collection'
import { find, MAX_ROWS } from './documents'
import { gt, lt, type Where } from './where'

/** Largest page: one row more is asked for, to know whether there is another one. */
export const MAX_PAGE = MAX_ROWS - 1

export interface PageRequest<T extends Doc> {
  where: Where<T>
  /** Of these at least one must hold as well. */
  either?: readonly Where<T>[]
  /** A whole-number field; ties are broken by _id. */
  by: keyof T & string
  way: 'asc' | 'desc'
  size: number
  /** `next` of the page before. */
  after?: string | undefined
}

export interface Page<T> {
  rows: T[]
  next?: string
}

const rowsAfter = <T extends Doc>({ by, way, after }: PageRequest<T>): Where<T>[][] => {
  if (after === undefined) return []
  const beyond = way === 'asc' ? gt : lt
  const cut = after.indexOf('~')
  const value = Number(after.slice(0, cut))
  const later = { [by]: beyond(value) } as Where<T>
  return [[later, { [by]: value, _id: beyond(after.slice(cut + 1)) } as Where<T>]]
}

/** One page of a list, by position and not by count, so that new rows never shift it. */
export const findPage = async <T extends Doc>(
  from: Collection<T>,
  request: PageRequest<T>,
): Promise<Page<T>> => {
  const found = await find(from, {
    where: request.where,
    either: [...(request.either ? [request.either] : []), ...rowsAfter(request)],
    order: [
      [request.by, request.way],
      ['_id', request.way],
    ],
    limit: request.size + 1,
  })
  const rows = found.slice(0, request.size)
  const last = rows.at(-1)
  if (found.length <= request.size || !last) return { rows }
  return { rows, next: `${String(last[request.by])}~${last._id}` }
}

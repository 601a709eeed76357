import { readObject } from './codec.ts'
import { invalidParam } from './errors.ts'
import { parseSort, type SortKey } from './sort.ts'
import type { DatabaseRequest } from './types.ts'
import type { Doc } from './value.ts'

/** `limit` of a query: 100 when none is given, never more than 1000 (facts/cloud.md §6). */
const DEFAULT_LIMIT = 100
const MAX_LIMIT = 1000

function whole(value: unknown, name: string, fallback: number): number {
  if (value === undefined || value === null) return fallback
  if (Number.isInteger(value) && (value as number) >= 0) return value as number
  throw invalidParam(`${name} must be a whole number, 0 or more`)
}

/** The query of a read; none means all documents. */
export const optionalQuery = (request: DatabaseRequest, now: number): Doc =>
  request.query === undefined ? {} : readObject(request.query, 'query', now)

/** The query of a write: without one the cloud refuses (facts/cloud.md §6, "update without where"). */
export function requiredQuery(request: DatabaseRequest, now: number): Doc {
  if (request.query === undefined) throw invalidParam('query is required')
  return readObject(request.query, 'query', now)
}

export interface Window {
  sort: SortKey[]
  skip: number
  limit: number
  projection: Doc | null
}

/** Order, offset, limit and projection of a get; a `doc()` reads at most one. */
export function readWindow(request: DatabaseRequest, now: number): Window {
  const { order, projection, offset, limit } = request
  const single = request.queryType === 'DOC'
  return {
    sort: order === undefined ? [] : parseSort(readObject(order, 'order', now)),
    skip: whole(offset, 'offset', 0),
    limit: single ? 1 : Math.min(whole(limit, 'limit', DEFAULT_LIMIT) || DEFAULT_LIMIT, MAX_LIMIT),
    projection: projection === undefined ? null : readObject(projection, 'projection', now),
  }
}

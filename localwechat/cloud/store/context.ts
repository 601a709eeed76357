import type { Catalog } from './catalog.ts'
import type { Matcher } from './matcher.ts'
import type { Find, Reader } from './reader.ts'
import type { Session } from './session.ts'
import type { Row, Table } from './table.ts'
import type { DatabaseRequest } from './types.ts'
import type { Doc } from './value.ts'

/** What one action works with. */
export interface Context {
  catalog: Catalog
  reader: Reader
  session: Session
  request: DatabaseRequest
  /** One instant for the whole action: every serverDate in it is the same. */
  now: number
}

export const tableOf = (context: Context): Table =>
  context.catalog.table(context.request.collectionName)

export type Window = Omit<Find, 'query' | 'matches'>

/** Finds with a matcher that may use `$expr`. */
export function findRows(
  context: Context,
  table: Table,
  query: Doc,
  matcher: Matcher,
  window: Window = {},
): Row[] {
  const find = { ...window, query, matches: matcher.compile(query) }
  return context.reader.find(table, find, context.session.overlay(table))
}

/** As findRows, one by one: nothing is kept that a sort does not need. */
export function streamRows(
  context: Context,
  table: Table,
  query: Doc,
  matcher: Matcher,
  window: Window = {},
): Iterable<Row> {
  const find = { ...window, query, matches: matcher.compile(query) }
  return context.reader.stream(table, find, context.session.overlay(table))
}

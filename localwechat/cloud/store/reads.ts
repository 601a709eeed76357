import { writeObject } from './codec.ts'
import { type Context, findRows, streamRows, tableOf } from './context.ts'
import { queryMatcher } from './expressions.ts'
import { project } from './projection.ts'
import { optionalQuery, readWindow, requiredQuery } from './request.ts'

type Data = Record<string, unknown>

/** `database.getDocument`: `{list, offset, limit}` with canonical EJSON strings. */
export function getDocument(context: Context): Data {
  const { request, now } = context
  const table = tableOf(context)
  // A doc() without its id must not read just any document.
  if (request.queryType === 'DOC') requiredQuery(request, now)
  const { projection, ...window } = readWindow(request, now)
  const rows = findRows(context, table, optionalQuery(request, now), queryMatcher(now), window)
  const cut = projection === null ? null : project(projection)
  const list = rows.map((row) => writeObject(cut === null ? row.doc : cut(row.doc)))
  return { list, offset: window.skip, limit: window.limit }
}

/** `database.calculateDocument`: `{total}`. */
export function calculateDocument(context: Context): Data {
  const { request, session, now } = context
  const table = tableOf(context)
  const query = optionalQuery(request, now)
  if (Object.keys(query).length === 0 && session.overlay(table).size === 0) {
    return { total: table.count() }
  }
  let total = 0
  for (const _ of streamRows(context, table, query, queryMatcher(now))) total += 1
  return { total }
}

import { ObjectId } from 'bson'
import { encodeDoc, newId, readObject } from './codec.ts'
import { type Context, findRows, tableOf } from './context.ts'
import { badRequest, duplicateKey, invalidParam } from './errors.ts'
import { queryMatcher } from './expressions.ts'
import { encodeValue } from './keys.ts'
import { idText } from './reader.ts'
import { requiredQuery } from './request.ts'
import type { Row, Table } from './table.ts'
import { applyUpdate, parseUpdate } from './update.ts'
import { clone, type Doc, equal, has, isArray, isDoc, Rank, rank, typeName } from './value.ts'

type Data = Record<string, unknown>

/** `rid` of a document that is not in the table yet: after all others in the natural order. */
const NEW_RID = Number.MAX_SAFE_INTEGER

const BAD_ID_TYPES: number[] = [Rank.array, Rank.regex]

function checkStorable(doc: Doc): void {
  const odd = Object.keys(doc).find((field) => field.startsWith('$'))
  if (odd !== undefined) {
    throw badRequest(`The dollar ($) prefixed field '${odd}' in '${odd}' is not valid for storage.`)
  }
  if (!BAD_ID_TYPES.includes(rank(doc._id))) return
  throw badRequest(`The '_id' value cannot be of type ${typeName(doc._id)}`)
}

function newRow(doc: Doc, now: number): Row {
  checkStorable(doc)
  // MongoDB stores _id first, wherever the client put it.
  const withId = { _id: has(doc, '_id') ? doc._id : newId(now), ...doc }
  return { rid: NEW_RID, id: encodeValue(withId._id), doc: withId, body: encodeDoc(withId) }
}

function insert(context: Context, table: Table, doc: Doc): unknown {
  const row = newRow(doc, context.now)
  const overlay = context.session.overlay(table)
  const seen = overlay.get(idText(row.id))
  // Absent from a snapshot but in the table means changed since: the session reports the conflict.
  const exists = seen === undefined ? table.has(row.id) : seen !== null
  if (exists) throw duplicateKey(table.name, '_id_', { _id: row.doc._id })
  context.session.write(table, null, row)
  return row.doc._id
}

const idForWire = (id: unknown): unknown => (id instanceof ObjectId ? id.toHexString() : id)

/** `database.insertDocument`: `{insertedIds}`; stops at the first document that is refused. */
export function insertDocument(context: Context): Data {
  const table = tableOf(context)
  const { data } = context.request
  if (!isArray(data) || data.length === 0) throw invalidParam('data must be a list of documents')
  const docs = data.map((text) => readObject(text, 'data', context.now))
  return { insertedIds: docs.map((doc) => idForWire(insert(context, table, doc))) }
}

type Change = (doc: Doc, inserting: boolean) => Doc

/** The change a modify asks for: update operators (`merge`) or a whole new document. */
function readChange(data: Doc, merge: boolean, query: Doc): Change {
  if (merge) {
    if (Object.keys(data).length === 0) throw badRequest('the update must not be empty')
    const edits = parseUpdate(data)
    return (doc, inserting) => applyUpdate(edits, clone(doc), { query, inserting })
  }
  checkStorable(data)
  return (doc) => {
    if (has(data, '_id') && !equal(data._id, doc._id)) {
      throw badRequest("the (immutable) field '_id' was found to have been altered")
    }
    return { _id: doc._id, ...clone(data) }
  }
}

/** The fields an upsert starts from: what the query demands to be equal. */
function seed(query: Doc): Doc {
  const doc: Doc = {}
  for (const [field, condition] of Object.entries(query)) {
    if (field === '$and' && isArray(condition)) {
      for (const part of condition) if (isDoc(part)) Object.assign(doc, seed(part))
    }
    const operators = isDoc(condition) && Object.keys(condition).some((key) => key.startsWith('$'))
    const value = operators ? condition.$eq : condition
    if (!field.startsWith('$') && value !== undefined && rank(value) !== Rank.regex) {
      applyUpdate(parseUpdate({ $set: { [field]: value } }), doc, {})
    }
  }
  return doc
}

function upsert(context: Context, table: Table, query: Doc, change: Change): Data {
  const start = seed(query)
  const doc = change(has(start, '_id') ? start : { _id: newId(context.now), ...start }, true)
  return { updated: 0, matched: 0, upsert_id: idForWire(insert(context, table, doc)) }
}

function rewrite(context: Context, table: Table, row: Row, change: Change): boolean {
  const doc = change(row.doc, false)
  checkStorable(doc)
  // "updated" counts documents really changed: equal values leave it at 0 (facts/cloud.md §6).
  const body = encodeDoc(doc)
  if (body.equals(row.body)) return false
  context.session.write(table, row, { ...row, doc, body })
  return true
}

/** `database.modifyDocument`: `{updated, matched, upsert_id}`. */
export function modifyDocument(context: Context): Data {
  const { request, now } = context
  const table = tableOf(context)
  const query = requiredQuery(request, now)
  const change = readChange(readObject(request.data, 'data', now), request.merge !== false, query)
  const limit = request.multi === true && request.queryType !== 'DOC' ? Infinity : 1
  const rows = findRows(context, table, query, queryMatcher(now), { limit })
  if (rows.length === 0 && request.upsert === true) return upsert(context, table, query, change)
  const changed = rows.filter((row) => rewrite(context, table, row, change))
  return { updated: changed.length, matched: rows.length, upsert_id: null }
}

/** `database.removeDocument`: `{deleted}`. */
export function removeDocument(context: Context): Data {
  const { request, now } = context
  const table = tableOf(context)
  const query = requiredQuery(request, now)
  const limit = request.multi === true && request.queryType !== 'DOC' ? Infinity : 1
  const rows = findRows(context, table, query, queryMatcher(now), { limit })
  for (const row of rows) context.session.write(table, row, null)
  return { deleted: rows.length }
}

import { randomBytes } from 'node:crypto'
import { deserialize, serialize } from 'bson'
import { readMarked, writeValue } from './ejson.ts'
import { badRequest, invalidParam, MongoError, WireError } from './errors.ts'
import { type Doc, isArray, isDoc } from './value.ts'

/** MongoDB's and the cloud's limit of one document (facts/cloud.md §6). */
const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024

/** MongoDB's limit; it also keeps the recursion here from running out of stack. */
const MAX_DEPTH = 100

const SERVER_DATE = '$tcb_server_date'

function serverDate(value: Doc, now: number, depth: number): Date | null {
  if (!isDoc(value[SERVER_DATE])) return null
  const mark = settle(value[SERVER_DATE], now, depth + 1) as Doc
  const offset = mark.offset ?? 0
  if (typeof offset !== 'number') throw invalidParam('the offset of serverDate must be a number')
  return new Date(now + offset)
}

/** Set on a JavaScript object, it would change its prototype, or that of every object. */
export function refuseUnsafe(path: string): void {
  if (!path.includes('__proto__')) return
  if (path.split('.').includes('__proto__')) {
    throw invalidParam('the field name __proto__ is not allowed')
  }
}

/** Reads EJSON marks, puts the server's time where it was asked for, refuses what has no place. */
function settle(value: unknown, now: number, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (depth > MAX_DEPTH) throw badRequest(`document exceeds maximum nested depth of ${MAX_DEPTH}`)
  if (isArray(value)) return value.map((item) => settle(item, now, depth + 1))
  return settleFields(value as Doc, now, depth)
}

function settleFields(value: Doc, now: number, depth: number): unknown {
  const marked = readMarked(value)
  if (marked instanceof Date && Number.isNaN(marked.getTime())) throw invalidParam('bad $date')
  if (marked !== undefined) return marked
  const date = serverDate(value, now, depth)
  if (date !== null) return date
  for (const field of Object.keys(value)) {
    if (field.includes('\0')) throw invalidParam('a field name must not hold a zero byte')
    refuseUnsafe(field)
    const inner = value[field]
    if (typeof inner === 'object') value[field] = settle(inner, now, depth + 1)
  }
  return value
}

/** Parses one EJSON string of the wire; refuses what is none. */
export function readValue(text: unknown, name: string, now: number): unknown {
  if (typeof text !== 'string') throw invalidParam(`${name} must be an EJSON string`)
  try {
    return settle(JSON.parse(text), now, 0)
  } catch (error) {
    if (error instanceof WireError || error instanceof MongoError) throw error
    throw invalidParam(`${name} is not valid EJSON`)
  }
}

/** As readValue, but only an object will do. */
export function readObject(text: unknown, name: string, now: number): Doc {
  const value = readValue(text, name, now)
  if (!isDoc(value)) throw invalidParam(`${name} must be an object`)
  return value
}

/** Canonical EJSON: `{"$numberInt":"1"}`, as the wire carries every document (wire.txt). */
export const writeObject = (doc: Doc): string => writeValue(doc)

/** The stored form. Throws MongoError past 16 MB. */
export function encodeDoc(doc: Doc): Buffer {
  const bytes = serialize(doc, { ignoreUndefined: true })
  if (bytes.length > MAX_DOCUMENT_BYTES) {
    throw badRequest(`object to insert too large. size in bytes: ${bytes.length}`)
  }
  return bytes
}

export const decodeDoc = (bytes: Uint8Array): Doc =>
  deserialize(bytes, { bsonRegExp: true, promoteBuffers: false }) as Doc

/** 32 hex digits, as CloudBase makes them: random, seconds since the epoch, random. */
export function newId(now: number): string {
  const seconds = Math.floor(now / 1000)
    .toString(16)
    .padStart(8, '0')
    .slice(-8)
  return randomBytes(4).toString('hex') + seconds + randomBytes(8).toString('hex')
}

export const newTransactionId = (): string => `tx_${randomBytes(16).toString('hex')}`

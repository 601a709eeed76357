import { Binary, BSONRegExp, Decimal128, MaxKey, MinKey, ObjectId, Timestamp } from 'bson'

/** A stored document. Numbers are plain JS numbers: int, long and double differ on the wire only. */
export type Doc = Record<string, unknown>

/** MongoDB's order of types; the numbers are also the type bytes of the index keys. */
export const Rank = {
  minKey: 10,
  emptyArray: 20,
  null: 30,
  number: 40,
  string: 50,
  object: 60,
  array: 70,
  binary: 80,
  objectId: 90,
  boolean: 100,
  date: 110,
  timestamp: 120,
  regex: 130,
  maxKey: 240,
} as const

export const isArray = (value: unknown): value is unknown[] => Array.isArray(value)

/** True for an embedded document: not an array, date or BSON scalar. */
export function isDoc(value: unknown): value is Doc {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return !(value instanceof Date) && !('_bsontype' in value)
}

export const has = (doc: Doc, field: string): boolean => Object.hasOwn(doc, field)

function rankOfObject(value: object): number {
  if (Array.isArray(value)) return Rank.array
  if (value instanceof Date) return Rank.date
  if (value instanceof ObjectId) return Rank.objectId
  if (value instanceof BSONRegExp) return Rank.regex
  if (value instanceof Decimal128) return Rank.number
  // A BSON timestamp is a Long by inheritance; it must be told apart first.
  if (value instanceof Timestamp) return Rank.timestamp
  if (value instanceof Binary) return Rank.binary
  if (value instanceof MinKey) return Rank.minKey
  if (value instanceof MaxKey) return Rank.maxKey
  return Rank.object
}

/** Place of a value's type in MongoDB's order; a missing value ranks as null. */
export function rank(value: unknown): number {
  if (value === null || value === undefined) return Rank.null
  if (typeof value === 'number') return Rank.number
  if (typeof value === 'string') return Rank.string
  if (typeof value === 'boolean') return Rank.boolean
  return rankOfObject(value as object)
}

const NAMES: Record<number, string> = {
  [Rank.minKey]: 'minKey',
  [Rank.null]: 'null',
  [Rank.string]: 'string',
  [Rank.object]: 'object',
  [Rank.array]: 'array',
  [Rank.binary]: 'binData',
  [Rank.objectId]: 'objectId',
  [Rank.boolean]: 'bool',
  [Rank.date]: 'date',
  [Rank.timestamp]: 'timestamp',
  [Rank.regex]: 'regex',
  [Rank.maxKey]: 'maxKey',
}

const INT32_LIMIT = 2 ** 31

function numberType(value: unknown): string {
  if (value instanceof Decimal128) return 'decimal'
  if (!Number.isInteger(value)) return 'double'
  const n = value as number
  return n >= -INT32_LIMIT && n < INT32_LIMIT ? 'int' : 'long'
}

/** MongoDB's alias for the type of a present value ("int", "string", "objectId", ...). */
export function typeName(value: unknown): string {
  const place = rank(value)
  return place === Rank.number ? numberType(value) : (NAMES[place] ?? 'missing')
}

const sign = (a: number | string, b: number | string): number => (a < b ? -1 : a > b ? 1 : 0)

const SURROGATE = /[\ud800-\udfff]/

function compareText(a: string, b: string): number {
  if (a === b) return 0
  // MongoDB orders UTF-8 bytes; UTF-16 order differs only where surrogates take part.
  if (SURROGATE.test(a) || SURROGATE.test(b)) return Buffer.compare(Buffer.from(a), Buffer.from(b))
  return sign(a, b)
}

export const asNumber = (value: unknown): number =>
  typeof value === 'number' ? value : Number(String(value))

function compareNumbers(a: number, b: number): number {
  if (Number.isNaN(a)) return Number.isNaN(b) ? 0 : -1
  if (Number.isNaN(b)) return 1
  return sign(a, b)
}

function compareArrays(a: unknown[], b: unknown[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const order = compare(a[i], b[i])
    if (order !== 0) return order
  }
  return sign(a.length, b.length)
}

/** Field by field: type, then name, then value, as BSON objects compare (order matters). */
function compareDocs(a: Doc, b: Doc): number {
  const left = Object.keys(a)
  const right = Object.keys(b)
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const [l, r] = [left[i] as string, right[i] as string]
    const order = sign(rank(a[l]), rank(b[r])) || compareText(l, r) || compare(a[l], b[r])
    if (order !== 0) return order
  }
  return sign(left.length, right.length)
}

const hex = (value: unknown): string => (value as ObjectId).toHexString()

function compareRare(a: unknown, b: unknown): number {
  if (a instanceof BSONRegExp && b instanceof BSONRegExp) {
    return compareText(a.pattern, b.pattern) || compareText(a.options, b.options)
  }
  if (a instanceof Binary && b instanceof Binary) return compareBinary(a, b)
  if (a instanceof Timestamp && b instanceof Timestamp) return a.compare(b)
  return 0
}

function compareBinary(a: Binary, b: Binary): number {
  const size = sign(a.length(), b.length())
  return size || sign(a.sub_type, b.sub_type) || Buffer.compare(bytesOf(a), bytesOf(b))
}

/** MongoDB's total order over any two values: -1, 0 or 1. Missing equals null. */
export function compare(a: unknown, b: unknown): number {
  const place = rank(a)
  const other = sign(place, rank(b))
  if (other !== 0) return other
  switch (place) {
    case Rank.number:
      return compareNumbers(asNumber(a), asNumber(b))
    case Rank.string:
      return compareText(a as string, b as string)
    case Rank.date:
      return compareNumbers((a as Date).getTime(), (b as Date).getTime())
    case Rank.boolean:
      return sign(Number(a), Number(b))
    case Rank.objectId:
      return sign(hex(a), hex(b))
    case Rank.object:
      return compareDocs(a as Doc, b as Doc)
    case Rank.array:
      return compareArrays(a as unknown[], b as unknown[])
    default:
      return compareRare(a, b)
  }
}

export const equal = (a: unknown, b: unknown): boolean => compare(a, b) === 0

/** A deep copy of documents and arrays; scalars are immutable here and shared. */
export function clone<T>(value: T): T {
  if (isArray(value)) return value.map(clone) as T
  if (!isDoc(value)) return value
  const copy: Doc = {}
  for (const field of Object.keys(value)) copy[field] = clone(value[field])
  return copy as T
}

/** The bytes of a BSON binary; the library can keep them in a string. */
export const bytesOf = (binary: Binary): Buffer => Buffer.from(binary.buffer as Uint8Array)

import { Binary, BSONRegExp, ObjectId, Timestamp } from 'bson'
import { leafValues, plainValue } from './path.ts'
import type { IndexSpec } from './types.ts'
import { asNumber, bytesOf, type Doc, isArray, isDoc, Rank, rank } from './value.ts'

/** Stands for `[]` at the end of an indexed or sorted path: MongoDB orders it below null. */
export const EMPTY_ARRAY = Symbol('empty array')

const END = Buffer.from([0])

/** Zero bytes are escaped and the text ends in 00 00, so that a prefix sorts first. */
function textBytes(text: string): Buffer {
  const raw = Buffer.from(text, 'utf8')
  if (!raw.includes(0)) return Buffer.concat([raw, END, END])
  const escaped: number[] = []
  for (const byte of raw) byte === 0 ? escaped.push(0, 255) : escaped.push(byte)
  return Buffer.concat([Buffer.from(escaped), END, END])
}

/** Big-endian double with the sign folded in: byte order equals number order, NaN lowest. */
function numberBytes(value: number): Buffer {
  const bytes = Buffer.alloc(8)
  if (Number.isNaN(value)) return bytes
  bytes.writeDoubleBE(value === 0 ? 0 : value)
  const negative = (bytes[0] as number) >= 128
  if (negative) return invert(bytes)
  bytes[0] = (bytes[0] as number) | 128
  return bytes
}

const invert = (bytes: Buffer): Buffer => Buffer.from(bytes.map((byte) => 255 - byte))

function docBytes(doc: Doc): Buffer {
  const parts: Buffer[] = []
  for (const field of Object.keys(doc)) {
    const value = doc[field]
    parts.push(Buffer.from([rank(value)]), textBytes(field), payload(value))
  }
  return Buffer.concat([...parts, END])
}

const rarePayload = (value: unknown): Buffer => {
  if (value instanceof ObjectId) return Buffer.from(value.id)
  if (value instanceof BSONRegExp) {
    return Buffer.concat([textBytes(value.pattern), textBytes(value.options)])
  }
  if (value instanceof Timestamp) return Buffer.from(value.toBytesBE())
  if (!(value instanceof Binary)) return Buffer.alloc(0)
  const head = Buffer.alloc(5)
  head.writeUInt32BE(value.length())
  head[4] = value.sub_type
  return Buffer.concat([head, bytesOf(value)])
}

function payload(value: unknown): Buffer {
  if (typeof value === 'string') return textBytes(value)
  if (typeof value === 'boolean') return Buffer.from([value ? 1 : 0])
  if (value instanceof Date) return numberBytes(value.getTime())
  if (isArray(value)) return Buffer.concat([...value.map(encodeValue), END])
  if (isDoc(value)) return docBytes(value)
  return rank(value) === Rank.number ? numberBytes(asNumber(value)) : rarePayload(value)
}

/** Bytes whose order is MongoDB's order of the values they stand for. */
export function encodeValue(value: unknown): Buffer {
  if (value === EMPTY_ARRAY) return Buffer.from([Rank.emptyArray])
  return Buffer.concat([Buffer.from([rank(value)]), payload(value)])
}

/** One part of a compound key; descending fields have their bytes turned over. */
export function encodePart(value: unknown, order: 1 | -1): Buffer {
  return order === 1 ? encodeValue(value) : invert(encodeValue(value))
}

export interface IndexKeys {
  keys: Buffer[]
  /** True when an array took part: the index order is then no sort order. */
  multikey: boolean
}

function parallelArrays(spec: IndexSpec, lists: unknown[][]): boolean {
  const firsts = spec.keys.map((key) => key.field.split('.')[0])
  const arrays = lists.flatMap((list, i) => (list.length > 1 ? [firsts[i]] : []))
  return new Set(arrays).size > 1
}

/** The index entries of one document; `null` when two different arrays would be multiplied. */
export function indexKeys(spec: IndexSpec, doc: Doc): IndexKeys | null {
  const leaves = spec.keys.map((key) => leafValues(doc, key.field))
  if (
    parallelArrays(
      spec,
      leaves.map((leaf) => leaf.values),
    )
  )
    return null
  let keys: Buffer[] = [Buffer.alloc(0)]
  leaves.forEach((leaf, i) => {
    const order = (spec.keys[i] as IndexSpec['keys'][number]).order
    const parts = leaf.values.map((value) => encodePart(value, order))
    keys = keys.flatMap((head) => parts.map((part) => Buffer.concat([head, part])))
  })
  const distinct = new Map(keys.map((key) => [key.toString('latin1'), key]))
  return { keys: [...distinct.values()], multikey: leaves.some((leaf) => leaf.array) }
}

/** True when no field of the index changed, as far as that is seen without building the keys. */
export const untouched = (spec: IndexSpec, before: Doc, after: Doc): boolean =>
  spec.keys.every(({ field }) => {
    const value = plainValue(before, field)
    return value !== null && !isDoc(value) && !isArray(value) && value === plainValue(after, field)
  })

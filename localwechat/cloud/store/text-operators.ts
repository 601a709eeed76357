import { badRequest } from './errors.ts'
import { type Doc, isArray, typeName } from './value.ts'

type Inner = (part: unknown, variables?: Doc) => unknown
type Operator = (argument: unknown, inner: Inner) => unknown

const gone = (value: unknown): boolean => value === undefined || value === null

const parts = (name: string, argument: unknown, least: number, most: number): unknown[] => {
  const list = isArray(argument) ? argument : [argument]
  if (list.length >= least && list.length <= most) return list
  throw badRequest(
    `Expression ${name} takes at least ${least} arguments, and at most ${most}, but ${list.length} were passed in.`,
  )
}

const text = (name: string, value: unknown): string => {
  if (typeof value === 'string') return value
  throw badRequest(`${name} requires a string argument, found: ${typeName(value)}`)
}

const place = (name: string, value: unknown): number => {
  if (Number.isInteger(value) && (value as number) >= 0) return value as number
  throw badRequest(`${name} requires an integral, non-negative starting and ending index`)
}

/** Looks for a piece among units (bytes or characters); -1 when it is not there. */
const search = (
  units: ArrayLike<unknown>,
  piece: ArrayLike<unknown>,
  start: number,
  end: number,
) => {
  const last = Math.min(end, units.length) - piece.length
  for (let at = start; at <= last; at += 1) {
    let same = 0
    while (same < piece.length && units[at + same] === piece[same]) same += 1
    if (same === piece.length) return at
  }
  return -1
}

const indexOf =
  (name: string, split: (value: string) => ArrayLike<unknown>): Operator =>
  (argument, inner) => {
    const [whole, piece, start, end] = parts(name, argument, 2, 4).map((part) => inner(part))
    if (gone(whole)) return null
    const units = split(text(name, whole))
    const from = start === undefined ? 0 : place(name, start)
    const to = end === undefined ? units.length : place(name, end)
    return search(units, split(text(name, piece)), from, to)
  }

/** Text of what $substr cuts: it takes numbers and dates too. */
const cuttable = (value: unknown): string => {
  if (gone(value)) return ''
  return value instanceof Date ? value.toISOString() : String(value)
}

/** A byte inside a character: cutting there would leave half of it. */
const isInside = (bytes: Buffer, at: number): boolean => ((bytes[at] ?? 0) & 0xc0) === 0x80

/** `$substr` is another name of it. A negative length goes to the end, as MongoDB's manual says. */
const substrBytes: Operator = (argument, inner) => {
  const [value, start, length] = parts('$substrBytes', argument, 3, 3).map((part) => inner(part))
  if (typeof start !== 'number' || typeof length !== 'number')
    throw badRequest('$substrBytes: starting index and length must be numbers')
  if (start < 0) throw badRequest('$substrBytes: starting index must be non-negative')
  const bytes = Buffer.from(cuttable(value))
  const end = length < 0 ? bytes.length : Math.trunc(start) + Math.trunc(length)
  if (isInside(bytes, start) || isInside(bytes, end))
    throw badRequest('$substrBytes: Invalid range, index is in the middle of a UTF-8 character')
  return bytes.subarray(start, end).toString('utf8')
}

const trunc: Operator = (argument, inner) => {
  const [value, digits = 0] = parts('$trunc', argument, 1, 2).map((part) => inner(part))
  if (gone(value) || gone(digits)) return null
  if (typeof value !== 'number')
    throw badRequest(`$trunc only supports numeric types, not ${typeName(value)}`)
  if (!Number.isInteger(digits) || Math.abs(digits as number) > 100)
    throw badRequest('$trunc: precision must be a whole number between -20 and 100')
  const scale = 10 ** (digits as number)
  return Number.isFinite(value * scale) ? Math.trunc(value * scale) / scale : value
}

/** Operators that mingo lacks or answers otherwise than MongoDB's manual says. */
export const textOperators: Readonly<Record<string, Operator>> = {
  $indexOfBytes: indexOf('$indexOfBytes', (value) => Buffer.from(value)),
  $indexOfCP: indexOf('$indexOfCP', (value) => Array.from(value)),
  $substr: substrBytes,
  $substrBytes: substrBytes,
  $trunc: trunc,
}

import { BSONRegExp } from 'bson'
import { badRequest } from './errors.ts'
import { compare, type Doc, equal, isArray, isDoc, Rank, rank, typeName } from './value.ts'

/** One compiled operator. `test` sees a value the path reached; `negate` turns the whole round. */
export interface Check {
  test: (value: unknown, element: boolean) => boolean
  negate?: boolean
}

type Make = (operand: unknown, siblings: Doc) => Check

/** MongoDB compares within one type only, but everything has a place below or above Min/MaxKey. */
const comparable = (value: unknown, operand: unknown): boolean =>
  rank(value) === rank(operand) || rank(operand) === Rank.minKey || rank(operand) === Rank.maxKey

const isNaNValue = (value: unknown): boolean => Number.isNaN(value)

function ordered(accept: (order: number) => boolean): Make {
  return (operand) => {
    if (operand instanceof BSONRegExp) throw badRequest('a regex has no order')
    const nan = isNaNValue(operand)
    return {
      test: (value) => {
        if (!comparable(value, operand)) return false
        if (nan || isNaNValue(value)) return accept(0) && nan && isNaNValue(value)
        return accept(compare(value, operand))
      },
    }
  }
}

const FLAGS = /^[imsxu]*$/

function toRegExp(pattern: string, options: string): RegExp {
  if (!FLAGS.test(options)) throw badRequest(`invalid flag in regex options: ${options}`)
  try {
    // PCRE's extended mode (x) has no twin here: blanks and comments are taken out by hand.
    const source = options.includes('x') ? pattern.replace(/(?<!\\)(\s+|#.*$)/gm, '') : pattern
    return new RegExp(source, options.replace(/[xu]/g, ''))
  } catch {
    throw badRequest(`Regular expression is invalid: ${pattern}`)
  }
}

function regexTest(operand: unknown, options: unknown): Check['test'] {
  const source = operand instanceof BSONRegExp ? operand.pattern : operand
  const own = operand instanceof BSONRegExp ? operand.options : ''
  if (typeof source !== 'string') throw badRequest('$regex has to be a string')
  const flags = typeof options === 'string' ? options : own
  const pattern = toRegExp(source, flags)
  return (value) =>
    typeof value === 'string'
      ? pattern.test(value)
      : value instanceof BSONRegExp && value.pattern === source && value.options === flags
}

const eq: Make = (operand) => ({ test: (value) => equal(value, operand) })

const within: Make = (operand) => {
  if (!isArray(operand)) throw badRequest('$in needs an array')
  if (operand.some((item) => isDoc(item) && (Object.keys(item)[0] ?? '').startsWith('$'))) {
    throw badRequest('cannot nest $ under $in')
  }
  const regexes = operand.filter((item) => item instanceof BSONRegExp)
  const tests = regexes.map((item) => regexTest(item, undefined))
  return {
    test: (value, element) =>
      operand.some((item) => equal(value, item)) || tests.some((test) => test(value, element)),
  }
}

const negated =
  (make: Make): Make =>
  (operand, siblings) => ({ ...make(operand, siblings), negate: true })

const ne: Make = (operand, siblings) => {
  if (operand instanceof BSONRegExp) throw badRequest("Can't have regex as arg to $ne.")
  return negated(eq)(operand, siblings)
}

const exists: Make = (operand) => {
  const wanted = Boolean(operand)
  return { test: (value, element) => !element && value !== undefined, negate: !wanted }
}

const mod: Make = (operand) => {
  if (!isArray(operand) || operand.length !== 2 || !operand.every((n) => typeof n === 'number')) {
    throw badRequest('malformed mod, needs to be an array of two numbers')
  }
  const [divisor, remainder] = operand.map((n) => Math.trunc(n as number)) as [number, number]
  if (divisor === 0) throw badRequest('divisor cannot be 0')
  return {
    test: (value) =>
      typeof value === 'number' &&
      Number.isFinite(value) &&
      Math.trunc(value) % divisor === remainder,
  }
}

const size: Make = (operand) => {
  if (!Number.isInteger(operand) || (operand as number) < 0) {
    throw badRequest('$size needs a non-negative whole number')
  }
  return { test: (value, element) => !element && isArray(value) && value.length === operand }
}

const TYPE_NUMBERS: Record<number, string> = {
  1: 'double',
  2: 'string',
  3: 'object',
  4: 'array',
  5: 'binData',
  7: 'objectId',
  8: 'bool',
  9: 'date',
  10: 'null',
  11: 'regex',
  16: 'int',
  17: 'timestamp',
  18: 'long',
  19: 'decimal',
  127: 'maxKey',
  [-1]: 'minKey',
}
const TYPES = new Set([...Object.values(TYPE_NUMBERS), 'number'])

function wantedType(item: unknown): string {
  const name = typeof item === 'number' ? TYPE_NUMBERS[item] : item
  if (typeof name !== 'string' || !TYPES.has(name)) {
    throw badRequest(`Unknown type name alias: ${String(item)}`)
  }
  return name
}

const type: Make = (operand) => {
  const wanted = (isArray(operand) ? operand : [operand]).map(wantedType)
  const matches = (value: unknown) =>
    wanted.includes(typeName(value)) || (rank(value) === Rank.number && wanted.includes('number'))
  return { test: (value) => value !== undefined && matches(value) }
}

/** The query operators that look at one value; $not, $all and $elemMatch live in the matcher. */
export const operators: Readonly<Record<string, Make>> = {
  $eq: eq,
  $ne: ne,
  $gt: ordered((order) => order > 0),
  $gte: ordered((order) => order >= 0),
  $lt: ordered((order) => order < 0),
  $lte: ordered((order) => order <= 0),
  $in: within,
  $nin: negated(within),
  $exists: exists,
  $mod: mod,
  $size: size,
  $type: type,
  $regex: (operand, siblings) => ({ test: regexTest(operand, siblings.$options) }),
}

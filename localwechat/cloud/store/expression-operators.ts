import { ObjectId } from 'bson'
import { accumulate } from './accumulators.ts'
import { addDate, week } from './calendar.ts'
import { badRequest } from './errors.ts'
import { textOperators } from './text-operators.ts'
import { compare, type Doc, equal, isArray, isDoc, typeName } from './value.ts'

type Inner = (part: unknown, variables?: Doc) => unknown

/** One expression operator: gets its argument unevaluated and evaluates what it needs. */
type Operator = (argument: unknown, inner: Inner) => unknown

export const truthy = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== false && value !== 0

const list = (argument: unknown): unknown[] => (isArray(argument) ? argument : [argument])

/** A single argument, which MongoDB also accepts as a list of one. */
const one = (argument: unknown): unknown =>
  isArray(argument) && argument.length === 1 ? argument[0] : argument

function exactly(name: string, count: number, argument: unknown): unknown[] {
  const parts = list(argument)
  if (parts.length !== count) {
    throw badRequest(
      `Expression ${name} takes exactly ${count} arguments. ${parts.length} were passed in.`,
    )
  }
  return parts
}

/** In expressions a missing value is below null, not equal to it. */
function compareWithMissing(a: unknown, b: unknown): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined)
  return compare(a, b)
}

const comparison =
  (name: string, accept: (order: number) => unknown): Operator =>
  (argument, inner) => {
    const [a, b] = exactly(name, 2, argument).map((part) => inner(part))
    return accept(compareWithMissing(a, b))
  }

function fieldsOf(name: string, argument: unknown): Doc {
  if (isDoc(argument)) return argument
  throw badRequest(`${name} only supports an object as its argument`)
}

const cond: Operator = (argument, inner) => {
  const [test, yes, no] = isDoc(argument)
    ? [argument.if, argument.then, argument.else]
    : exactly('$cond', 3, argument)
  return inner(truthy(inner(test)) ? yes : no)
}

const ifNull: Operator = (argument, inner) => {
  const parts = list(argument)
  if (parts.length < 2) throw badRequest('$ifNull needs at least two arguments')
  for (const part of parts.slice(0, -1)) {
    const value = inner(part)
    if (value !== null && value !== undefined) return value
  }
  return inner(parts.at(-1))
}

const choose: Operator = (argument, inner) => {
  const { branches, default: otherwise } = fieldsOf('$switch', argument)
  for (const branch of list(branches)) {
    const { case: test, then } = fieldsOf('$switch', branch)
    if (truthy(inner(test))) return inner(then)
  }
  if (otherwise !== undefined) return inner(otherwise)
  throw badRequest(
    '$switch could not find a matching branch for an input, and no default was given',
  )
}

function inputList(name: string, input: unknown): unknown[] | null {
  if (input === null || input === undefined) return null
  if (isArray(input)) return input
  throw badRequest(`input to ${name} must be an array not ${typeName(input)}`)
}

const nameOf = (name: unknown): string => (typeof name === 'string' ? name : 'this')

const map: Operator = (argument, inner) => {
  const { input, as, in: body } = fieldsOf('$map', argument)
  const items = inputList('$map', inner(input))
  return items?.map((item) => inner(body, { [nameOf(as)]: item }) ?? null) ?? null
}

const filter: Operator = (argument, inner) => {
  const { input, as, cond: test, limit } = fieldsOf('$filter', argument)
  const items = inputList('$filter', inner(input))
  const kept = items?.filter((item) => truthy(inner(test, { [nameOf(as)]: item }))) ?? null
  const most = limit === undefined ? undefined : inner(limit)
  return typeof most === 'number' ? (kept?.slice(0, most) ?? null) : kept
}

const reduce: Operator = (argument, inner) => {
  const { input, initialValue, in: body } = fieldsOf('$reduce', argument)
  const items = inputList('$reduce', inner(input))
  if (items === null) return null
  return items.reduce((value, item) => inner(body, { value, this: item }), inner(initialValue))
}

const letIn: Operator = (argument, inner) => {
  const { vars, in: body } = fieldsOf('$let', argument)
  const entries = Object.entries(fieldsOf('$let', vars)).map(([k, v]) => [k, inner(v)])
  return inner(body, Object.fromEntries(entries) as Doc)
}

const size: Operator = (argument, inner) => {
  const value = inner(one(argument))
  if (isArray(value)) return value.length
  throw badRequest(
    `The argument to $size must be an array, but was of type: ${value === undefined ? 'missing' : typeName(value)}`,
  )
}

const within: Operator = (argument, inner) => {
  const [item, items] = exactly('$in', 2, argument).map((part) => inner(part))
  if (!isArray(items)) {
    throw badRequest(`$in requires an array as a second argument, found: ${typeName(items)}`)
  }
  return items.some((each) => equal(each, item))
}

const toText: Operator = (argument, inner) => {
  const value = inner(one(argument))
  if (value === null || value === undefined) return null
  if (value instanceof Date) return value.toISOString()
  if (value instanceof ObjectId) return value.toHexString()
  if (typeof value !== 'object') return String(value)
  throw badRequest(`Unsupported conversion from ${typeName(value)} to string in $convert`)
}

const concatArrays: Operator = (argument, inner) => {
  const parts = list(argument).map((part) => inputList('$concatArrays', inner(part)))
  return parts.some((part) => part === null) ? null : parts.flat()
}

const arrayElemAt: Operator = (argument, inner) => {
  const [items, index] = exactly('$arrayElemAt', 2, argument).map((part) => inner(part))
  const values = inputList('$arrayElemAt', items)
  if (values === null || index === null || index === undefined) return null
  return values.at(index as number)
}

const slice: Operator = (argument, inner) => {
  const [items, ...rest] = list(argument).map((part) => inner(part))
  if (rest.length < 1 || rest.length > 2) throw badRequest('$slice takes 2 or 3 arguments')
  const values = inputList('$slice', items)
  if (values === null || rest.some((part) => part === null || part === undefined)) return null
  const [first, count] = rest as [number, number?]
  if (count === undefined) return first < 0 ? values.slice(first) : values.slice(0, first)
  if (count <= 0) throw badRequest('Third argument to $slice must be positive')
  const start = first < 0 ? Math.max(0, values.length + first) : first
  return values.slice(start, start + count)
}

const edge =
  (name: string, at: 0 | -1): Operator =>
  (argument, inner) => {
    const items = inputList(name, inner(one(argument)))
    return items === null ? null : items.at(at)
  }

/** An accumulator used as an expression works on its arguments, or on the one list it is given. */
const gathered =
  (name: string): Operator =>
  (argument, inner) => {
    const values = list(argument).map((part) => inner(part))
    const [first] = values
    const items = values.length === 1 && isArray(first) ? first : values
    return accumulate(name, items)
  }

const calendar: Record<string, Operator> = {
  $week: (argument, inner) =>
    week(isDoc(argument) ? literalDate(argument, inner) : { date: inner(one(argument)) }),
  $dateAdd: (argument, inner) => addDate(literalDate(argument, inner), 1),
  $dateSubtract: (argument, inner) => addDate(literalDate(argument, inner), -1),
}

function literalDate(argument: unknown, inner: Inner): Doc {
  const fields = fieldsOf('the date', argument)
  if ((Object.keys(fields)[0] ?? '').startsWith('$')) return { date: inner(fields) }
  return Object.fromEntries(Object.entries(fields).map(([key, part]) => [key, inner(part)]))
}

/** Operators with their own evaluation order, or that mingo answers otherwise than MongoDB. */
export const expressionOperators: Readonly<Record<string, Operator>> = {
  $literal: (argument) => argument,
  $expr: (argument, inner) => inner(argument),
  $cond: cond,
  $ifNull: ifNull,
  $switch: choose,
  $and: (argument, inner) => list(argument).every((part) => truthy(inner(part))),
  $or: (argument, inner) => list(argument).some((part) => truthy(inner(part))),
  $not: (argument, inner) => !truthy(inner(one(argument))),
  $let: letIn,
  $map: map,
  $filter: filter,
  $reduce: reduce,
  $eq: comparison('$eq', (order) => order === 0),
  $ne: comparison('$ne', (order) => order !== 0),
  $gt: comparison('$gt', (order) => order > 0),
  $gte: comparison('$gte', (order) => order >= 0),
  $lt: comparison('$lt', (order) => order < 0),
  $lte: comparison('$lte', (order) => order <= 0),
  $cmp: comparison('$cmp', Math.sign),
  $size: size,
  $in: within,
  $isArray: (argument, inner) => isArray(inner(one(argument))),
  $type: (argument, inner) => {
    const value = inner(one(argument))
    return value === undefined ? 'missing' : typeName(value)
  },
  $toString: toText,
  $concatArrays: concatArrays,
  $arrayElemAt: arrayElemAt,
  $slice: slice,
  $first: edge('$first', 0),
  $last: edge('$last', -1),
  $sum: gathered('$sum'),
  $avg: gathered('$avg'),
  $min: gathered('$min'),
  $max: gathered('$max'),
  $stdDevPop: gathered('$stdDevPop'),
  $stdDevSamp: gathered('$stdDevSamp'),
  $mergeObjects: gathered('$mergeObjects'),
  ...calendar,
  ...textOperators,
}

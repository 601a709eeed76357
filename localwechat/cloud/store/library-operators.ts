import { Context, evalExpr } from 'mingo/core'
import * as library from 'mingo/operators/expression'
import type { Options } from 'mingo/types'
import { badRequest } from './errors.ts'
import { type Doc, isArray, isDoc } from './value.ts'

type Inner = (part: unknown, variables?: Doc) => unknown

const operators = Object.fromEntries(
  Object.entries(library).filter(([name]) => name.startsWith('$') && name !== '$function'),
)

const options = {
  context: Context.init({ expression: operators as never }),
  useStrictMode: true,
  failOnError: true,
} as unknown as Options

/** Of one argument; MongoDB also takes it as a list of one, mingo does not. */
const UNARY = new Set(
  '$abs $ceil $floor $exp $ln $log10 $sqrt $toUpper $toLower $strLenCP $strLenBytes $reverseArray $objectToArray $arrayToObject $year $month $dayOfMonth $dayOfYear $dayOfWeek $hour $minute $second $millisecond $isoWeek $isoWeekYear $isoDayOfWeek $toBool $toDate $toDouble $toInt $toLong'.split(
    ' ',
  ),
)

/** Of any number of arguments; MongoDB also takes a single one without the list. */
const VARIADIC = new Set('$add $multiply $concat $setUnion $setIntersection $setEquals'.split(' '))

const DATE_PARTS = new Set(
  '$year $month $dayOfMonth $dayOfYear $dayOfWeek $hour $minute $second $millisecond $isoWeek $isoWeekYear $isoDayOfWeek'.split(
    ' ',
  ),
)

const literal = (value: unknown) => ({ $literal: value ?? null })

function evaluated(name: string, argument: unknown, inner: Inner): unknown {
  const single = isArray(argument) && argument.length === 1 && UNARY.has(name)
  const shape = single ? argument[0] : argument
  if (isArray(shape)) return shape.map((part) => literal(inner(part)))
  const isExpression = isDoc(shape) && (Object.keys(shape)[0] ?? '$').startsWith('$')
  if (!isDoc(shape) || isExpression) {
    const value = literal(inner(shape))
    return VARIADIC.has(name) ? [value] : value
  }
  return Object.fromEntries(Object.entries(shape).map(([key, part]) => [key, literal(inner(part))]))
}

const isNullDate = (argument: unknown): boolean => {
  const part = isDoc(argument) && 'date' in argument ? argument.date : argument
  return isDoc(part) && part.$literal === null
}

/**
 * Runs an operator of mingo on values that are already computed: its own walk over documents and
 * variables is not used, because its shared root gives wrong values (facts/engine.md §3).
 */
export function callLibrary(name: string, argument: unknown, inner: Inner): unknown {
  if (!Object.hasOwn(operators, name)) throw badRequest(`Unrecognized expression '${name}'`)
  const values = evaluated(name, argument, inner)
  // MongoDB answers null for the part of a missing date; mingo throws.
  if (DATE_PARTS.has(name) && isNullDate(values)) return null
  try {
    return evalExpr({}, { [name]: values } as never, options) as unknown
  } catch (error) {
    throw badRequest(`${name}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

import { BSONRegExp } from 'bson'
import { badRequest } from './errors.ts'
import { Matcher } from './matcher.ts'
import type { Modifier } from './modifiers.ts'
import type { Place } from './place.ts'
import { shell } from './place.ts'
import { parseSort, sortBy } from './sort.ts'
import type { Edit } from './update.ts'
import { clone, type Doc, equal, isArray, isDoc, typeName } from './value.ts'

interface Push {
  each: unknown[]
  position: number
  slice?: number
  sort?: 1 | -1 | Doc
}

const PUSH_CLAUSES = ['$each', '$position', '$slice', '$sort']

const isWhole = (value: unknown): value is number => Number.isInteger(value)

function eachOf(argument: Doc, operator: string): unknown[] {
  const each = argument.$each
  if (isArray(each)) return each
  throw badRequest(
    `The argument to $each in ${operator} must be an array but it was of type ${typeName(each)}`,
  )
}

function checkClauses(argument: Doc): void {
  const odd = Object.keys(argument).find((key) => !PUSH_CLAUSES.includes(key))
  if (odd !== undefined) throw badRequest(`Unrecognized clause in $push: ${odd}`)
  for (const clause of ['$position', '$slice']) {
    const value = argument[clause]
    if (value !== undefined && !isWhole(value)) {
      throw badRequest(`The value for ${clause} must be an integer value, not ${String(value)}`)
    }
  }
}

function parsePush(argument: unknown): Push {
  if (!isDoc(argument) || !('$each' in argument)) {
    return { each: [argument], position: Number.POSITIVE_INFINITY }
  }
  checkClauses(argument)
  const sort = argument.$sort
  if (sort !== undefined && sort !== 1 && sort !== -1 && !isDoc(sort)) {
    throw badRequest('The $sort element value must be either 1 or -1')
  }
  if (isDoc(sort)) parseSort(sort)
  return {
    each: eachOf(argument, '$push'),
    position: (argument.$position as number | undefined) ?? Number.POSITIVE_INFINITY,
    ...(argument.$slice === undefined ? {} : { slice: argument.$slice as number }),
    ...(sort === undefined ? {} : { sort }),
  }
}

function sortItems(items: unknown[], sort: 1 | -1 | Doc): unknown[] {
  if (isDoc(sort)) return sortBy(items, parseSort(sort), (item) => (isDoc(item) ? item : {}))
  // A value sorts as itself: an array is compared whole, not by its smallest element.
  return sortBy(items, [{ field: 'v', order: sort }], (item) => ({
    v: isArray(item) ? [item] : item,
  }))
}

function sliceItems(items: unknown[], slice: number): unknown[] {
  if (slice === 0) return []
  return slice > 0 ? items.slice(0, slice) : items.slice(slice)
}

const push: Modifier = {
  check: ({ argument }) => void parsePush(argument),
  apply(doc, place, { path, argument }) {
    const how = parsePush(argument)
    place.requireViable()
    const old = place.exists ? place.value : []
    if (!isArray(old)) {
      throw badRequest(
        `The field '${path}' must be an array but is of type ${typeName(old)} in document ${shell({ _id: doc._id })}`,
      )
    }
    let items = [...old]
    items.splice(how.position, 0, ...clone(how.each))
    if (how.sort !== undefined) items = sortItems(items, how.sort)
    if (how.slice !== undefined) items = sliceItems(items, how.slice)
    place.set(items)
  },
}

function checkAddToSet({ argument }: Edit): void {
  if (!isDoc(argument) || !('$each' in argument)) return
  eachOf(argument, '$addToSet')
  const odd = Object.keys(argument).find((key) => key !== '$each')
  if (odd !== undefined)
    throw badRequest(`Found unexpected fields after $each in $addToSet: ${odd}`)
}

const addToSet: Modifier = {
  check: checkAddToSet,
  apply(_doc, place, { path, argument }) {
    const each = isDoc(argument) && '$each' in argument ? eachOf(argument, '$addToSet') : [argument]
    place.requireViable()
    const old = place.exists ? place.value : []
    if (!isArray(old)) {
      throw badRequest(
        `Cannot apply $addToSet to non-array field. Field named '${path}' has non-array type ${typeName(old)}`,
      )
    }
    const items = [...old]
    for (const item of each) {
      if (!items.some((known) => equal(known, item))) items.push(clone(item))
    }
    place.set(items)
  },
}

/** The array to take from; null when the field is missing (nothing to do). */
function existingList(place: Place, refusal: string): unknown[] | null {
  place.requireViable()
  if (!place.exists) return null
  if (!isArray(place.value)) throw badRequest(`${refusal} '${typeName(place.value)}'`)
  return place.value
}

const pop: Modifier = {
  check: ({ argument }) => {
    if (argument !== 1 && argument !== -1) {
      throw badRequest(`$pop expects 1 or -1, found: ${String(argument)}`)
    }
  },
  apply(_doc, place, { path, argument }) {
    const list = existingList(place, `Path '${path}' contains an element of non-array type`)
    if (list !== null) place.set(argument === 1 ? list.slice(0, -1) : list.slice(1))
  },
}

/** Unlike $elemMatch, $pull with operators does open an array inside the array (facts/engine.md). */
function pullTest(condition: unknown): (item: unknown) => boolean {
  const matcher = new Matcher()
  if (isDoc(condition) && !(Object.keys(condition)[0] ?? '').startsWith('$')) {
    return matcher.element(condition)
  }
  if (!isDoc(condition) && !(condition instanceof BSONRegExp)) {
    return (item) => equal(item, condition)
  }
  const test = matcher.compile({ v: condition })
  return (item) => test({ v: item })
}

const NOT_A_LIST = 'Cannot apply $pull to a non-array value of type'

const pull: Modifier = {
  check: ({ argument }) => void pullTest(argument),
  apply(_doc, place, { argument }) {
    const test = pullTest(argument)
    const list = existingList(place, NOT_A_LIST)
    if (list !== null) place.set(list.filter((item) => !test(item)))
  },
}

const pullAll: Modifier = {
  check: ({ argument }) => {
    if (!isArray(argument)) throw badRequest('$pullAll requires an array argument')
  },
  apply(_doc, place, { argument }) {
    const list = existingList(place, NOT_A_LIST)
    const gone = argument as unknown[]
    if (list !== null) place.set(list.filter((item) => !gone.some((one) => equal(one, item))))
  },
}

export const arrayModifiers: Readonly<Record<string, Modifier>> = {
  $push: push,
  $addToSet: addToSet,
  $pop: pop,
  $pull: pull,
  $pullAll: pullAll,
}

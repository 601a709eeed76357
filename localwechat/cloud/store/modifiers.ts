import { arrayModifiers } from './array-modifiers.ts'
import { badRequest } from './errors.ts'
import { Place, shell } from './place.ts'
import type { Edit } from './update.ts'
import { clone, compare, type Doc, isDoc, Rank, rank, typeName } from './value.ts'

/** One update operator: `check` looks at the argument once, `apply` changes one document. */
export interface Modifier {
  check?: (edit: Edit) => void
  apply: (doc: Doc, place: Place, edit: Edit) => void
}

const isNumber = (value: unknown): boolean => rank(value) === Rank.number

function checkNumber(verb: string): (edit: Edit) => void {
  return ({ path, argument }) => {
    if (isNumber(argument)) return
    throw badRequest(`Cannot ${verb} with non-numeric argument: ${shell({ [path]: argument })}`)
  }
}

function arithmetic(verb: string, missing: (n: number) => number, join: typeof sum): Modifier {
  return {
    check: checkNumber(verb),
    apply(doc, place, { operator, path, argument }) {
      const amount = argument as number
      place.requireViable()
      if (place.exists && !isNumber(place.value)) {
        throw badRequest(
          `Cannot apply ${operator} to a value of non-numeric type. ${shell({ _id: doc._id })} has the field '${path.split('.').at(-1)}' of non-numeric type ${typeName(place.value)}`,
        )
      }
      place.set(place.exists ? join(place.value as number, amount) : missing(amount))
    },
  }
}

const sum = (a: number, b: number): number => a + b
const product = (a: number, b: number): number => a * b

const extreme = (direction: 1 | -1): Modifier => ({
  apply(_doc, place, { argument }) {
    place.requireViable()
    if (place.exists && compare(argument, place.value) * direction <= 0) return
    place.set(clone(argument))
  },
})

const set: Modifier = { apply: (_doc, place, { argument }) => place.set(clone(argument)) }

function checkRename({ path, argument }: Edit): void {
  if (typeof argument !== 'string' || argument === '') {
    throw badRequest(`The 'to' field for $rename must be a string: ${shell({ [path]: argument })}`)
  }
  const dynamic = [...path.split('.'), ...argument.split('.')].some((part) => part.startsWith('$'))
  if (dynamic) throw badRequest(`The fields for $rename may not be dynamic: ${path}`)
}

const rename: Modifier = {
  check: checkRename,
  apply(doc, place, { path, argument }) {
    const target = Place.find(doc, (argument as string).split('.'))
    if (place.throughArray) {
      throw badRequest(`The source field cannot be an array element, '${path}'`)
    }
    if (place.blocked) place.requireViable()
    if (!place.exists) return
    if (target.throughArray) {
      throw badRequest(`The destination field cannot be an array element, '${argument}'`)
    }
    const value = place.value
    target.requireViable()
    place.unset()
    Place.find(doc, (argument as string).split('.')).set(value)
  },
}

const BITS: Readonly<Record<string, (a: bigint, b: bigint) => bigint>> = {
  and: (a, b) => a & b,
  or: (a, b) => a | b,
  xor: (a, b) => a ^ b,
}

const isWhole = (value: unknown): value is number => Number.isInteger(value)

function checkBits({ path, argument }: Edit): void {
  const steps = isDoc(argument) ? Object.entries(argument) : []
  const fit = steps.every(([name, value]) => Object.hasOwn(BITS, name) && isWhole(value))
  if (steps.length > 0 && fit) return
  throw badRequest(
    `The $bit modifier needs and, or, xor of whole numbers: ${shell({ [path]: argument })}`,
  )
}

const bit: Modifier = {
  check: checkBits,
  apply(doc, place, { path, argument }) {
    place.requireViable()
    const old = place.exists ? place.value : 0
    if (!isWhole(old)) {
      throw badRequest(
        `Cannot apply $bit to a value of non-integral type. ${shell({ _id: doc._id })} has the field ${path} of non-integer type ${typeName(old)}`,
      )
    }
    const steps = Object.entries(argument as Record<string, number>)
    const bits = steps.reduce(
      (value, [name, operand]) => BITS[name]?.(value, BigInt(operand)) ?? value,
      BigInt(old),
    )
    place.set(Number(bits))
  },
}

/** Every update operator the cloud's `_.…` commands can send, and MongoDB's plain rest. */
export const modifiers: Readonly<Record<string, Modifier>> = {
  $set: set,
  $setOnInsert: set,
  $unset: { apply: (_doc, place) => place.unset() },
  $inc: arithmetic('increment', (n) => n, sum),
  $mul: arithmetic('multiply', () => 0, product),
  $min: extreme(-1),
  $max: extreme(1),
  $rename: rename,
  $bit: bit,
  ...arrayModifiers,
}

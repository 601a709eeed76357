import type { Command } from '../wechat/sdk'
import type { Doc } from './collection'
import { _ } from './database'

type Scalar = string | number | boolean

/** Values and comparisons by field; dotted names reach into documents and arrays. */
export type Where<T extends Doc> = {
  [K in (keyof T & string) | `${keyof T & string}.${string}`]?: Scalar | Command
}

const given = <V extends Scalar>(value: V): V => {
  if (value === undefined || value === null || Number.isNaN(value))
    throw new Error('where: comparison with a missing value')
  return value
}

export const gt = (value: string | number) => _.gt(given(value))
export const gte = (value: string | number) => _.gte(given(value))
export const lt = (value: string | number) => _.lt(given(value))
export const lte = (value: string | number) => _.lte(given(value))
/** Another value, or none; of a list: no item has it. */
export const unlike = (value: string | number) => _.neq(given(value))
/** From `from` on, before `to`. */
export const between = <V extends string | number>(from: V, to: V) =>
  _.and([_.gte(given(from)), _.lt(given(to))])
export const oneOf = (values: readonly (string | number)[]) => _.in(values.map(given))

/** This value, or none: a field that an older version of the document does not have yet. */
export const absentOr = (value: Scalar) => _.in([given(value), null])

/**
 * The SDK drops a field whose value is undefined and so matches MORE documents
 * (facts/cloud.md §5.5): one forgotten owner id would read everybody's data. Throws instead.
 */
export const guarded = <T extends Doc>(where: Where<T>): object => {
  const entries = Object.entries(where)
  if (entries.length === 0) throw new Error('where: empty condition')
  for (const [field, value] of entries) {
    if (value === undefined || value === null) throw new Error(`where: ${field} is missing`)
    if (Number.isNaN(value)) throw new Error(`where: ${field} is not a number`)
  }
  return where
}

/** Narrows `where` by at least one of each list. */
export const guardedWithEither = <T extends Doc>(
  where: Where<T>,
  either: readonly (readonly Where<T>[])[],
): object =>
  either.length === 0
    ? guarded(where)
    : _.and([guarded(where), ...either.map((one) => _.or(one.map(guarded)))])

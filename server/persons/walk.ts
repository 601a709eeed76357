import type { GenericSchema, InferOutput } from 'valibot'
import type { Person } from '#core/persons/person'
import { findSlim, gt, MAX_BULK } from '../platform/store'
import { persons } from './records'

/** Rows of one answer. */
const ROWS = 20
/** Persons looked through in one call; who is rare takes some calls to be found (a call has 20 s). */
const LOOKED = 6 * MAX_BULK
/** Some buy hundreds of times: so few of them fit into one answer (1 MB, facts/cloud.md §6). */
export const WITH_PURCHASES = 250

interface Look<S extends GenericSchema, T> {
  take: readonly (keyof Person & string)[]
  shape: S
  /** Undefined for who is not meant. */
  test: (one: InferOutput<S>) => T | undefined
}

interface Found<One, T> {
  rows: { one: One; found: T }[]
  /** Go on from here: a page may be short, or empty, and more follow. */
  next?: string
}

/** Walks persons by name from `after`, until a page is full or the call has looked enough. */
export const walk = async <S extends GenericSchema<unknown, { _id: string }>, T>(
  after: string,
  { take, shape, test }: Look<S, T>,
): Promise<Found<InferOutput<S>, T>> => {
  const limit = take.includes('purchases') ? WITH_PURCHASES : MAX_BULK
  const rows: Found<InferOutput<S>, T>['rows'] = []
  let at = after
  for (let looked = 0; looked < LOOKED; looked += limit) {
    const where = { _id: gt(at) }
    const page = await findSlim(persons, { where, order: { _id: 1 }, limit, take, shape })
    for (const one of page) {
      at = one._id
      const found = test(one)
      if (found !== undefined) rows.push({ one, found })
      if (rows.length === ROWS) return { rows, next: at }
    }
    if (page.length < limit) return { rows }
  }
  return { rows, next: at }
}

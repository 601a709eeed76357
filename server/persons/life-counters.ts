import * as v from 'valibot'
import { type Counts, counterNames } from '#core/persons/counters'
import type { LifeCounters } from '#core/persons/sizes'
import { aFewAtATime } from '../platform/few'
import { findSlim, getMany, isTooLarge, numbersIn, oneOf } from '../platform/store'
import { type CounterDoc, counterId, counters } from './records'

/** Before it nobody sold anything on a marketplace; a dozen small documents at most are asked for. */
const FIRST_YEAR = 2003

const named = v.object({ _id: v.string() })

/** A month of hundreds of stores and channels does not fit into one answer. */
const inParts = async (ids: readonly string[]): Promise<Pick<CounterDoc, '_id' | 'n'>[]> => {
  const there = await findSlim(counters, {
    where: { _id: oneOf(ids) },
    order: { _id: 1 },
    limit: ids.length,
    take: ['gen'],
    shape: named,
  })
  const read = async ({ _id }: { _id: string }) => ({ _id, n: await numbersIn(counters, _id, 'n') })
  return aFewAtATime(there, read)
}

const countersOf = async (ids: readonly string[]): Promise<Pick<CounterDoc, '_id' | 'n'>[]> => {
  try {
    return await getMany(counters, ids)
  } catch (error) {
    if (!isTooLarge(error)) throw error
    return inParts(ids)
  }
}

/** Counters by name, of one generation; missing ones are left out. One request for each hundred. */
export const readCounters = async (
  gen: number,
  names: readonly string[],
): Promise<Map<string, Counts>> => {
  const found = await countersOf(names.map((name) => counterId(gen, name)))
  return new Map(found.map(({ _id, n }) => [_id.slice(_id.indexOf('.') + 1), n]))
}

/** All that sizes on a day are summed from. One request. */
export const lifeCounters = async (gen: number, day: string): Promise<LifeCounters> => {
  const last = Number(day.slice(0, 4))
  const years = Array.from({ length: Math.max(0, last - FIRST_YEAR + 1) }, (_, i) =>
    String(FIRST_YEAR + i),
  )
  const month = counterNames.days('life', day.slice(0, 7))
  const names = years.map((year) => counterNames.months('life', year))
  const found = await readCounters(gen, [...names, month])
  return {
    years: Object.fromEntries(
      years.flatMap((year) => {
        const counts = found.get(counterNames.months('life', year))
        return counts ? [[year, counts] as const] : []
      }),
    ),
    month: found.get(month) ?? {},
  }
}

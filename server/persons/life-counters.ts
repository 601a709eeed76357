import { type Counts, counterNames } from '#core/persons/counters'
import type { LifeCounters } from '#core/persons/sizes'
import { getMany } from '../platform/store'
import { counterId, counters } from './records'

/** Before it nobody sold anything on a marketplace; a dozen small documents at most are asked for. */
const FIRST_YEAR = 2003

/** Counters by name, of one generation; missing ones are left out. One request for each hundred. */
export const readCounters = async (
  gen: number,
  names: readonly string[],
): Promise<Map<string, Counts>> => {
  const found = await getMany(
    counters,
    names.map((name) => counterId(gen, name)),
  )
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

import type { Progress } from '#core/persons/contract'
import { events } from '../platform/events'
import { count, gt } from '../platform/store'
import { persons, type State } from './records'

/** How far persons and counters are; two requests, three while all is built anew. */
export const progressOf = async ({ noted, building }: State): Promise<Progress> => {
  const [waiting, people] = await Promise.all([
    // What was noted in the very instant of the last one read is rare and a matter of minutes.
    count(events, { notedAt: gt(noted.at) }),
    building ? count(persons, { gen: gt(0) }) : 0,
  ])
  const { people: done = 0, at = 0, why = '' } = building ?? {}
  return {
    upTo: noted.at,
    waiting,
    ...(building ? { building: { people: done, of: Math.max(done, people), at, why } } : {}),
  }
}

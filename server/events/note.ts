import type { Event } from '#core/events/event'
import { now as clock } from '../platform/clock'
import { addMissing } from '../platform/store'
import { events } from './records'

/**
 * Adds what is not there yet. Noted at the instant of writing, not of the call: who reads on from the
 * last note has to wait less (server/persons).
 */
export const noteEvents = async (made: readonly Omit<Event, 'notedAt'>[]): Promise<number> => {
  const notedAt = clock()
  const once = new Map(made.map((one) => [one._id, { ...one, notedAt }]))
  if (once.size > 0) await addMissing(events, [...once.values()])
  return once.size
}

import { dayNumberOf } from '#core/events/days'
import { type Event, event } from '#core/events/event'
import { memberKey } from '#core/identity/keys'
import { now as clock } from './clock'
import { addMissing, addOnce, collection } from './store'

/** The event store (core/events): append-only, and the truth that persons are folded from. */
export const events = collection('events', event)

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

/** What this instance has noted: looking again on the same day costs nothing. */
const noted = new Set<string>()
const MOST_NOTED = 5000

/**
 * Notes that a member looked at something of the brand, once a day for each thing; of strangers, who
 * have agreed to nothing yet, nothing is noted. Worth no call: what fails is told in the log.
 */
export const noteView = async (memberId: string, channel: string, now: number): Promise<void> => {
  const _id = `viewed.${memberId}.${channel}.${dayNumberOf(now)}`
  if (noted.has(_id)) return
  if (noted.size > MOST_NOTED) noted.clear()
  noted.add(_id)
  try {
    const key = memberKey(memberId)
    await addOnce(events, { _id, key, kind: 'viewed', at: now, notedAt: now, channel })
  } catch (error) {
    noted.delete(_id)
    console.error(JSON.stringify({ unnotedView: true, fault: String(error) }))
  }
}

import { event } from '#core/events/event'
import { collection } from '../platform/store'

/** The event store (core/events): append-only, and the truth that persons are folded from. */
export const events = collection('events', event)

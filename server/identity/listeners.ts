import type { IdentityKey } from '#core/identity/keys'

/**
 * Told before a change counts as done, at least once: by these names persons were known, or are now.
 * Each is to be made anew from `keysOf`; one without keys is nobody any more.
 */
type Listener = (persons: readonly IdentityKey[], now: number) => Promise<void>

const listeners: Listener[] = []

/** Who listens is said by the function's own start (server/listening.ts), against circles. */
export const hearPersons = (listener: Listener): void => {
  listeners.push(listener)
}

export const personsChanged: Listener = async (persons, now) => {
  for (const listener of listeners) await listener(persons, now)
}

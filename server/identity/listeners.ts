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

/** A function that judges links without anybody who hears of it would lose the news for ever. */
export const personsChanged: Listener = async (persons, now) => {
  if (listeners.length === 0) throw new Error('identity: nobody listens (server/listening.ts)')
  for (const listener of listeners) await listener(persons, now)
}

import type { RemovedBy } from '#core/wecom/views'

/** A friend added one of the brand's staff, or one of the two deleted the other. */
export interface ContactChange {
  /** Absent until the friend is known to be a member; told again with it as soon as they are. */
  memberId?: string
  externalUserId: string
  userId: string
  /** State of the contact way of this addition; absent or stale when a friend comes back. */
  state?: string
  kind: 'added' | 'removed'
  /** Who did it. A `transfer` is a hand-over to a colleague: the friend stays with the brand. */
  by: RemovedBy
  /** WeCom's time, ms. */
  at: number
}

/** A penalty of the platform against the mini-program (facts/platform.md §2.6, C35). */
export interface Punished {
  id: string
  at: number
  kind: 'warning' | 'function' | 'delisted' | 'banned' | 'page' | 'unknown'
  reason: string
  rule: string
  /** Page that is closed, when it names one. */
  path?: string
  /** Until when it must be put right, ms. */
  deadline?: number
  /** All of its texts, to look for names in. */
  text: string
}

type Listener<T> = (told: T) => Promise<void>

const channel = <T>() => {
  const listeners: Listener<T>[] = []
  return {
    subscribe: (listener: Listener<T>): void => {
      listeners.push(listener)
    },
    /** One after the other; a listener that throws is asked again with the next attempt. */
    tell: async (told: T): Promise<void> => {
      for (const listener of listeners) await listener(told)
    },
  }
}

const contacts = channel<ContactChange>()
const punishments = channel<Punished>()

/**
 * Who listens is said by the function's own start (server/callbacks.ts, server/jobs), so that features
 * may use this one without a circle. Every change comes at least once, in no certain order, and may
 * come again: a listener makes its id of (externalUserId, userId, kind, at).
 */
export const hearContacts = contacts.subscribe
export const hearPunished = punishments.subscribe

/** Tells everybody; the one place from which contact changes go out. */
export const onContact = contacts.tell
export const onPunished = punishments.tell

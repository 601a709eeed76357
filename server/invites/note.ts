import type { InviteEvent } from '#core/invites/events'
import { mergeEvents } from '#core/invites/fold'
import { addOnce, BusyError, get, updateWhere } from '../platform/store'
import { type InviteeDoc, invitees } from './records'

/** Somebody else was faster this often. */
const TRIES = 8

const same = (a: readonly InviteEvent[], b: readonly InviteEvent[]): boolean =>
  a.length === b.length && JSON.stringify(a) === JSON.stringify(b)

const added = async (doc: InviteeDoc): Promise<InviteeDoc | undefined> =>
  (await addOnce(invitees, doc)) ? doc : undefined

/** One guarded write; undefined when somebody else was faster. */
const written = async (
  known: InviteeDoc,
  events: InviteEvent[],
  now: number,
): Promise<InviteeDoc | undefined> => {
  const { _id, rev } = known
  const set = { events, rev: rev + 1, at: now }
  return (await updateWhere(invitees, { _id, rev }, { set })) === 1
    ? { ...known, ...set }
    : undefined
}

const attempt = async (
  _id: string,
  known: InviteeDoc | undefined,
  more: readonly InviteEvent[],
  now: number,
): Promise<InviteeDoc | undefined> => {
  const events = mergeEvents(known?.events ?? [], more)
  if (!known) return added({ _id, rev: 1, events, at: now })
  return same(events, known.events) ? known : written(known, events, now)
}

/**
 * Writes facts about a person down, each once however often it is told, and answers the story as it
 * is now. `known` is the story as it was read; `strangers`: also of somebody who has none yet, who is
 * else passed over. Facts come in any order, so nothing is lost by trying again.
 */
export const noteEvents = async (
  memberId: string,
  more: readonly InviteEvent[],
  now: number,
  { known, strangers = false }: { known?: InviteeDoc | undefined; strangers?: boolean } = {},
): Promise<InviteeDoc | undefined> => {
  let seen = known ?? (await get(invitees, memberId))
  for (let left = TRIES; left > 0; left -= 1) {
    if (!seen && !strangers) return undefined
    const done = await attempt(memberId, seen, more, now)
    if (done) return done
    seen = await get(invitees, memberId)
  }
  throw new BusyError(`invitee ${memberId} is busy`)
}

import { HOUR, MINUTE } from '#core/kernel/time'
import { followsOf, isOpenFollow, withMove } from '#core/wecom/rules'
import type { Follow, Move } from '#core/wecom/views'
import { FAR, isOpen, members } from '../platform/people'
import { addOnce, type Change, findOne, get, updateWhere } from '../platform/store'
import { contactDetails, isPassing, type Outcome } from '../platform/wecom'
import { type ContactChange, onContact } from './listeners'
import { type ContactDoc, contacts } from './records'

/** Somebody else was faster this often. */
const TRIES = 8

const FIRST_WAIT = MINUTE
const LONGEST_WAIT = 6 * HOUR

const usersIn = (follows: readonly Follow[]): string[] => [
  ...new Set(follows.filter(isOpenFollow).map(({ userId }) => userId)),
]

const withMoves = (moves: Move[], now: number) => {
  const follows = followsOf(moves)
  return { moves, follows, openUsers: usersIn(follows), due: now, tries: 0 }
}

const newContact = (_id: string, move: Move, now: number): ContactDoc => ({
  _id,
  unionid: '',
  memberId: '',
  told: [],
  at: now,
  rev: 1,
  ...withMoves([move], now),
})

/** One guarded write; false when somebody changed the contact meanwhile. */
const write = async (
  { _id, rev }: ContactDoc,
  set: NonNullable<Change<ContactDoc>['set']>,
): Promise<boolean> =>
  (await updateWhere(contacts, { _id, rev }, { set: { ...set, rev: rev + 1 } })) === 1

/** Writes a fact down, once; what follows from it is done by `settleContact`. */
export const recordMove = async (externalUserId: string, move: Move, now: number) => {
  for (let left = TRIES; left > 0; left -= 1) {
    const known = await get(contacts, externalUserId)
    if (known?.moves.some(({ id }) => id === move.id)) return
    const done = known
      ? await write(known, withMoves(withMove(known.moves, move), now))
      : await addOnce(contacts, newContact(externalUserId, move, now))
    if (done) return
  }
  throw new Error(`wecom: contact ${externalUserId} is busy`)
}

const changesOf = ({ _id, memberId, follows }: ContactDoc): ContactChange[] =>
  follows.flatMap(({ userId, state, addedAt, removedAt, by = 'staff' }) => {
    const base = {
      ...(memberId ? { memberId } : {}),
      externalUserId: _id,
      userId,
      ...(state === undefined ? {} : { state }),
    }
    const added = { ...base, kind: 'added' as const, by: 'friend' as const, at: addedAt }
    const removed = { ...base, kind: 'removed' as const, by, at: removedAt ?? 0 }
    return removedAt === undefined ? [added] : [added, removed]
  })

const keyOf = ({ memberId = '', userId, state = '', kind, at }: ContactChange): string =>
  [memberId, userId, kind, at, state].join('|')

/** Listeners first, then the note: who dies in between tells twice, never not at all. */
const tellNew = async (contact: ContactDoc): Promise<string[]> => {
  const changes = changesOf(contact)
  for (const change of changes) if (!contact.told.includes(keyOf(change))) await onContact(change)
  return changes.map(keyOf)
}

const unionidOf = async (contact: ContactDoc, until?: number): Promise<Outcome<string>> => {
  if (contact.unionid || contact.openUsers.length === 0) return { ok: true, value: contact.unionid }
  const details = await contactDetails(contact._id, until)
  return details.ok ? { ok: true, value: details.value.unionid ?? '' } : details
}

const memberOf = async (unionid: string): Promise<string> => {
  if (!unionid) return ''
  const member = await findOne(members, { unionid })
  return isOpen(member) ? member._id : ''
}

/** For one whose work failed: the others must not wait behind it. */
export const postpone = ({ _id, rev, tries }: ContactDoc, now: number): Promise<number> =>
  updateWhere(
    contacts,
    { _id, rev },
    { set: { due: now + waitOf(tries), tries: tries + 1, rev: rev + 1 } },
  )

/** The longer WeCom does not answer, the seldomer it is asked. */
const waitOf = (tries: number): number => Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** tries)

/**
 * Does what is left for a contact: asks who it is, links it with the member of that unionid, and
 * tells the listeners what they have not heard. Safe to do twice, and to die in; `until` is when the
 * caller must answer.
 */
export const settleContact = async (id: string, now: number, until?: number): Promise<void> => {
  const seen = await get(contacts, id)
  if (!seen) return
  const asked = await unionidOf(seen, until)
  const unionid = asked.ok ? asked.value : seen.unionid
  const memberId = seen.memberId || (await memberOf(unionid))
  const told = await tellNew({ ...seen, unionid, memberId })
  const again = !asked.ok && isPassing(asked.code)
  const due = again ? now + waitOf(seen.tries) : FAR
  await write(seen, { unionid, memberId, told, due, tries: again ? seen.tries + 1 : 0 })
}

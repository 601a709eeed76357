import { MINUTE } from '#core/kernel/time'
import { FAR, isOpen, type Member, members } from '../platform/people'
import { find, findPage, gte, MAX_ROWS, oneOf, updateWhere } from '../platform/store'
import { type ContactDoc, contacts } from './records'

/** The other way round: the friend was a contact first, and is known as a member later. */

const MEMBERS = 50
/** A call that noted a unionid may have begun before the last look and ended after it. */
const OVERLAP = 2 * MINUTE

const link = ({ _id, rev }: ContactDoc, memberId: string, now: number): Promise<number> =>
  updateWhere(contacts, { _id, rev }, { set: { memberId, due: now, rev: rev + 1 } })

const linkAll = async (found: readonly Member[], now: number): Promise<void> => {
  const ids = new Map(found.filter(isOpen).map(({ _id, unionid = '' }) => [unionid, _id]))
  ids.delete('')
  if (ids.size === 0) return
  const where = { unionid: oneOf([...ids.keys()]) }
  const friends = await find(contacts, { where, limit: MAX_ROWS })
  const changed = friends.filter(({ unionid, memberId }) => ids.get(unionid) !== memberId)
  for (const friend of changed) await link(friend, ids.get(friend.unionid) ?? '', now)
}

/** The link goes with the account: a closed one must not be found by its friend on WeCom. */
export const unlinkMember = (memberId: string): Promise<number> =>
  updateWhere(
    contacts,
    { memberId },
    { set: { memberId: '', told: [], due: FAR }, inc: { rev: 1 } },
  )

/** Members whose unionid became known since the cursor. Contacts that it links fall due. */
export const linkSlice = async (
  cursor: number,
  now: number,
): Promise<{ cursor: number; more: boolean }> => {
  const where = { unionidAt: gte(Math.max(1, cursor)) }
  const page = await findPage(members, { where, by: 'unionidAt', way: 'asc', size: MEMBERS })
  await linkAll(page.rows, now)
  const last = page.rows.at(-1)?.unionidAt ?? cursor
  // More than a page of one millisecond does not happen: each takes a call of a person.
  if (page.next !== undefined && last > cursor) return { cursor: last, more: true }
  return { cursor: Math.max(cursor, now - OVERLAP), more: false }
}

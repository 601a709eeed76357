import { leaveCoupons } from '../coupons'
import { type AuditDoc, audit } from '../platform/audit'
import { isOpen, type Member, members } from '../platform/people'
import { findPage, getMany, gte } from '../platform/store'
import { type Healed, healedUpTo } from './heal'
import { aFewAtATime } from './members'

/** Closings of one look; each takes a write. */
const CLOSINGS = 20

/** Who has joined again keeps what was given since then: it can come with the very joining. */
const voidLeft = (member: Member, now: number): Promise<number> =>
  leaveCoupons(member._id, now, isOpen(member) ? member.joinedAt : undefined)

const voidAfter = async (rows: readonly AuditDoc[], now: number): Promise<number> => {
  const ids = rows.map(({ subject }) => subject)
  const voided = await aFewAtATime(await getMany(members, ids), (one) => voidLeft(one, now))
  return voided.reduce((all, count) => all + count, 0)
}

/**
 * Voids unused coupons, and takes the number off all, of accounts whose closing died before it
 * could (membership/close.ts), found by its row. A page at a time, and never stops between closings of one millisecond.
 */
export const voidCouponsOfClosed = async (cursor: number, now: number): Promise<Healed> => {
  let filed = 0
  let after: string | undefined
  let last = cursor
  do {
    const where = { action: 'membership.close', at: gte(cursor) }
    const page = await findPage(audit, { where, by: 'at', way: 'asc', size: CLOSINGS, after })
    filed += await voidAfter(page.rows, now)
    last = page.rows.at(-1)?.at ?? cursor
    after = page.next
  } while (after !== undefined && last <= cursor)
  return healedUpTo({ cursor, last, more: after !== undefined, filed }, now)
}

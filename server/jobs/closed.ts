import { leaveCoupons } from '../coupons'
import { forgetNumbers } from '../orders'
import { type AuditDoc, audit } from '../platform/audit'
import { isOpen, type Member, members } from '../platform/people'
import { getMany } from '../platform/store'
import { aFewAtATime } from './members'
import { type Healed, lookSince } from './since'

/** Closings of one look; each takes a write. */
const CLOSINGS = 20

/** Who has joined again keeps what was given since then: it can come with the very joining. */
const voidLeft = async (member: Member, now: number): Promise<number> => {
  await forgetNumbers(member._id, isOpen(member) ? member.joinedAt : now)
  return leaveCoupons(member._id, now, isOpen(member) ? member.joinedAt : undefined)
}

const voidAfter = async (rows: readonly AuditDoc[], now: number): Promise<number> => {
  const ids = rows.map(({ subject }) => subject)
  const voided = await aFewAtATime(await getMany(members, ids), (one) => voidLeft(one, now))
  return voided.reduce((all, count) => all + count, 0)
}

const closings = {
  of: audit,
  where: { action: 'membership.close' },
  by: 'at',
  size: CLOSINGS,
} as const

/**
 * Voids unused coupons, and takes the number off all, of accounts whose closing died before it
 * could (membership/close.ts), found by its row; and forgets the orders that they waited for.
 */
export const voidCouponsOfClosed = (cursor: number, now: number): Promise<Healed> =>
  lookSince(cursor, closings, now, (rows) => voidAfter(rows, now))

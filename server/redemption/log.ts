import * as v from 'valibot'
import { decideUndo } from '#core/redemption/rules'
import { type LogRow, receipt } from '#core/redemption/views'
import { type AuditDoc, audit } from '../platform/audit'
import { type Staff, staffNames } from '../platform/people'
import { find, oneOf } from '../platform/store'
import type { PostHere } from '../stores'

export const REDEEM = 'redemption.redeem'
export const UNDO = 'redemption.undo'
const RETURN = 'shop.return'

const stored = v.object({ receipt })

/** What ended a redemption, by the redemption's id: an undo, or the return of its gift. */
const endsOf = async (rows: readonly AuditDoc[]): Promise<Map<string, AuditDoc>> => {
  if (rows.length === 0) return new Map()
  const where = { of: oneOf(rows.map(({ _id }) => _id)), action: oneOf([UNDO, RETURN]) }
  const ends = await find(audit, { where, limit: rows.length })
  return new Map(ends.map((end) => [end.of, end]))
}

const stateOf = (end: AuditDoc | undefined): LogRow['state'] => {
  if (!end) return 'redeemed'
  return end.action === UNDO ? 'undone' : 'returned'
}

const canUndo = (row: AuditDoc, undoneAt: number | undefined, me: Me, now: number): boolean => {
  const { storeId, role } = me.post
  const one = { id: row._id, storeId, storeName: '', staffId: row.whoId, at: row.at, undoneAt }
  const manager = role === 'manager'
  const command = { storeId, redemptionId: row._id, staffId: me.staff._id, manager }
  return decideUndo([one], command, now).ok
}

export interface Me {
  staff: Staff
  post: PostHere
}

/** Redemptions as the person at the till may see them, from their audit rows. */
export const logRowsOf = async (
  rows: readonly AuditDoc[],
  me: Me,
  now: number,
): Promise<LogRow[]> => {
  const [endOf, clerkOf] = await Promise.all([
    endsOf(rows),
    staffNames(rows.map(({ whoId }) => whoId)),
  ])
  return rows.map((row) => {
    const end = endOf.get(row._id)
    return {
      ...v.parse(stored, JSON.parse(row.reply)).receipt,
      state: stateOf(end),
      clerk: clerkOf(row.whoId),
      canUndo: canUndo(row, end?.at, me, now),
    }
  })
}

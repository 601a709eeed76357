import * as v from 'valibot'
import { decideReverse, decideUndo } from '#core/redemption/rules'
import { type LogRow, receipt } from '#core/redemption/views'
import { type AuditDoc, audit } from '../platform/audit'
import { type Staff, staffNames } from '../platform/people'
import { find, oneOf } from '../platform/store'
import type { PostHere } from '../stores'

export const REDEEM = 'redemption.redeem'
export const UNDO = 'redemption.undo'
const REVERSE = 'redemption.reverse'
const RETURN = 'shop.return'

const STATES: Record<string, LogRow['state']> = {
  [UNDO]: 'undone',
  [REVERSE]: 'reversed',
  [RETURN]: 'returned',
}

const stored = v.object({ receipt })

/** The receipt that a redemption's row holds. */
export const receiptIn = ({ reply }: AuditDoc) => v.parse(stored, JSON.parse(reply)).receipt

/** What ended a redemption, by the redemption's id: taken back, or the return of its gift. */
const endsOf = async (rows: readonly AuditDoc[]): Promise<Map<string, AuditDoc>> => {
  if (rows.length === 0) return new Map()
  const where = { of: oneOf(rows.map(({ _id }) => _id)), action: oneOf(Object.keys(STATES)) }
  const ends = await find(audit, { where, limit: rows.length })
  return new Map(ends.map((end) => [end.of, end]))
}

/** As far as the row tells; whose coupon it is, and what became of it, the deed itself asks. */
const may = (row: AuditDoc, undoneAt: number | undefined, me: Me, now: number) => {
  const { storeId, role } = me.post
  const one = { id: row._id, storeId, storeName: '', staffId: row.whoId, at: row.at, fen: 0 }
  const state = {
    status: 'redeemed' as const,
    expiresAt: now,
    benefit: { kind: '' },
    heldUntil: 0,
    memberId: '',
    redemptions: [{ ...one, undoneAt }],
  }
  const manager = role === 'manager'
  const command = { storeId, redemptionId: row._id, byMemberId: '?' }
  const undo = { ...command, staffId: me.staff._id, manager }
  return {
    canUndo: decideUndo(state, undo, now).ok,
    canReverse: manager && decideReverse(state, command, now).ok,
  }
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
      ...receiptIn(row),
      state: (end && STATES[end.action]) ?? 'redeemed',
      clerk: clerkOf(row.whoId),
      ...may(row, end?.at, me, now),
    }
  })
}

import * as v from 'valibot'
import { type LogRow, receipt } from '#core/redemption/contract'
import { decideUndo } from '#core/redemption/rules'
import { type AuditDoc, audit } from '../platform/audit'
import { type Staff, staffNames } from '../platform/people'
import { find, oneOf } from '../platform/store'
import type { PostHere } from '../stores'

export const REDEEM = 'redemption.redeem'
export const UNDO = 'redemption.undo'

const stored = v.object({ receipt })

const undoneOf = async (rows: readonly AuditDoc[]): Promise<Map<string, number>> => {
  if (rows.length === 0) return new Map()
  const where = { of: oneOf(rows.map(({ _id }) => _id)), action: UNDO }
  const undos = await find(audit, { where, limit: rows.length })
  return new Map(undos.map(({ of, at }) => [of, at]))
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
  const [undone, clerkOf] = await Promise.all([
    undoneOf(rows),
    staffNames(rows.map(({ whoId }) => whoId)),
  ])
  return rows.map((row) => {
    const undoneAt = undone.get(row._id)
    return {
      ...v.parse(stored, JSON.parse(row.reply)).receipt,
      state: undoneAt === undefined ? 'redeemed' : 'undone',
      clerk: clerkOf(row.whoId),
      canUndo: canUndo(row, undoneAt, me, now),
    }
  })
}

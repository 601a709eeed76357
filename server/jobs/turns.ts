import type { CouponDoc } from '../coupons'
import type { AuditDoc } from '../platform/audit'
import { UNDO } from '../redemption'
import { giveBackTurn } from '../stores'

/**
 * Turns of clerks (stores/turns.ts) whose undo ended between the coupon and the clerk's document:
 * each undo has left its row in the coupon. Answers how many came back.
 */
export const giveBackTurns = async (
  coupon: CouponDoc,
  rows: readonly AuditDoc[],
  now: number,
): Promise<number> => {
  const undone = new Set(rows.filter(({ action }) => action === UNDO).map(({ of }) => of))
  let back = 0
  for (const one of coupon.redemptions) if (undone.has(one.id)) back += await giveBackTurn(one, now)
  return back
}

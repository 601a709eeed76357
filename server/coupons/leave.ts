import { lt, oneOf, updateWhere } from '../platform/store'
import { UNUSED } from './free'
import { coupons } from './records'

/**
 * After a membership was closed: voids what is unused and takes the card number off all coupons, or
 * of those issued before `before` when the person has joined again (law 8). Safe to do again.
 * Answers how many were voided.
 */
export const leaveCoupons = async (
  memberId: string,
  now: number,
  before?: number,
): Promise<number> => {
  const theirs = { memberId, ...(before === undefined ? {} : { issuedAt: lt(before) }) }
  const voided = await updateWhere(
    coupons,
    { ...theirs, status: oneOf(UNUSED) },
    {
      set: { status: 'voided', touchedAt: now, heldFor: '', heldUntil: 0 },
      inc: { rev: 1 },
      push: { story: [{ at: now, event: 'voided' }] },
    },
  )
  await updateWhere(coupons, theirs, { set: { memberNumber: memberId } })
  return voided
}

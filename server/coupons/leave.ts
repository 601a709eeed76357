import { lt, oneOf, updateWhere } from '../platform/store'
import { UNUSED } from './free'
import { type CouponDoc, coupons } from './records'

/** Given to a membership that has been closed since, whoever has joined again. */
export const isLeft = ({ memberId, memberNumber }: CouponDoc): boolean => memberNumber === memberId

/**
 * After a membership was closed: voids what is unused and takes the card number off all coupons, or
 * of those issued before `before` when the person has joined again (law 8). Safe to do again.
 * Answers how many were voided.
 *
 * The number goes first and moves each rev: an undo that had read a coupon before fails at its guard,
 * reads again and sees by the missing number that nothing may become usable (redemption/take-back.ts);
 * one that came before has made it usable again, and the voiding after it finds it so.
 */
export const leaveCoupons = async (
  memberId: string,
  now: number,
  before?: number,
): Promise<number> => {
  const theirs = { memberId, ...(before === undefined ? {} : { issuedAt: lt(before) }) }
  await updateWhere(coupons, theirs, { set: { memberNumber: memberId }, inc: { rev: 1 } })
  return updateWhere(
    coupons,
    { ...theirs, status: oneOf(UNUSED) },
    {
      set: { status: 'voided', touchedAt: now, heldFor: '', heldUntil: 0 },
      inc: { rev: 1 },
      push: { story: [{ at: now, event: 'voided' }] },
    },
  )
}

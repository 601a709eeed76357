import { statusAt } from '#core/coupons/rules'
import type { AuditDoc } from '../platform/audit'
import { updateWhere } from '../platform/store'
import { type CouponDoc, coupons } from './records'

/**
 * Takes what is left of one coupon from its member, with its row inside (the jobs file it). False
 * when there is nothing to take now: it is held, was used up, has ended, or changed since it was read.
 */
export const voidCoupon = async (
  coupon: CouponDoc,
  row: AuditDoc,
  now: number,
): Promise<boolean> => {
  const { _id, rev, status } = coupon
  // A sale that is not known to be finished still has it, whatever its state says.
  if (statusAt(coupon, now) !== 'issued' || coupon.heldAt > 0) return false
  const why = row.why === undefined ? {} : { why: row.why }
  const done = await updateWhere(
    coupons,
    { _id, rev, status },
    {
      set: { status: 'voided', touchedAt: now, receiptAt: now, heldFor: '', heldUntil: 0 },
      inc: { rev: 1 },
      push: {
        story: [{ at: now, event: 'voided', ...why }],
        receipts: [{ id: row._id, row: JSON.stringify(row) }],
      },
    },
  )
  return done === 1
}

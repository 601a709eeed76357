import { type CouponDoc, coupons } from '../coupons'
import { type AuditDoc, audit, systemRow } from '../platform/audit'
import { hashId } from '../platform/ids'
import { addOnce, find, lt, MAX_ROWS, oneOf, updateWhere } from '../platform/store'

const dueNow = (now: number): Promise<CouponDoc[]> =>
  find(coupons, {
    where: { status: 'issued', expiresAt: lt(now) },
    order: [['expiresAt', 'asc']],
    limit: MAX_ROWS,
  })

const rowOf = (ids: readonly string[], count: number, now: number): AuditDoc => {
  const deed = { subject: 'coupons', before: '未使用', after: `${count} 张券到期` }
  return systemRow('jobs.expire', hashId(`expire:${now}:${ids.join()}`), now, deed)
}

/**
 * Marks one slice of coupons past their last instant. One guarded write for the slice, atomic per
 * coupon: a coupon redeemed meanwhile no longer matches. Safe to fire twice, and to kill anywhere:
 * each coupon carries the slice's row, and heal files it. (Filed that way it counts a coupon that
 * was redeemed between the look and the write, which takes a till with a slow clock.)
 * Answers how many were due.
 */
export const expireSlice = async (now: number): Promise<number> => {
  const due = await dueNow(now)
  if (due.length === 0) return 0
  const ids = due.map(({ _id }) => _id)
  const row = rowOf(ids, ids.length, now)
  const changed = await updateWhere(
    coupons,
    { _id: oneOf(ids), status: 'issued', expiresAt: lt(now) },
    {
      set: { status: 'expired', touchedAt: now, receiptAt: now },
      inc: { rev: 1 },
      push: {
        story: [{ at: now, event: 'expired' }],
        receipts: [{ id: row._id, row: JSON.stringify(row) }],
      },
    },
  )
  if (changed > 0) await addOnce(audit, rowOf(ids, changed, now))
  return due.length
}

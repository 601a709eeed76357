import { type CouponDoc, coupons } from '../coupons'
import { audit, systemRow } from '../platform/audit'
import { hashId } from '../platform/ids'
import { addOnce, find, lt, MAX_ROWS, oneOf, updateWhere } from '../platform/store'

const dueNow = (now: number): Promise<CouponDoc[]> =>
  find(coupons, {
    where: { status: 'issued', expiresAt: lt(now) },
    order: [['expiresAt', 'asc']],
    limit: MAX_ROWS,
  })

/**
 * Marks one slice of coupons past their last instant. One guarded write for the slice, atomic per
 * coupon: a coupon redeemed meanwhile no longer matches. Safe to fire twice. Answers how many.
 */
export const expireSlice = async (now: number): Promise<number> => {
  const due = await dueNow(now)
  if (due.length === 0) return 0
  const ids = due.map(({ _id }) => _id)
  const changed = await updateWhere(
    coupons,
    { _id: oneOf(ids), status: 'issued', expiresAt: lt(now) },
    {
      set: { status: 'expired', touchedAt: now },
      inc: { rev: 1 },
      push: { story: [{ at: now, event: 'expired' }] },
    },
  )
  const key = hashId(`expire:${now}:${ids.join()}`)
  const deed = { subject: 'coupons', before: '未使用', after: `${changed} 张券到期` }
  await addOnce(audit, systemRow('jobs.expire', key, now, deed))
  return due.length
}

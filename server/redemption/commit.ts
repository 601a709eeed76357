import { ok, type Result, refuse } from '#core/kernel/result'
import { MINUTE } from '#core/kernel/time'
import { type CouponDoc, coupons } from '../coupons'
import { type AuditDoc, fileRow, type Request } from '../platform/audit'
import { type Change, updateWhere } from '../platform/store'

/** However old, the newest few stay: a retry may come late. */
const KEPT_RECEIPTS = 6
/**
 * The jobs file what a crash left every ten minutes; three times that is kept. The receipt of the
 * claim itself is filed by the jobs alone (coupons/claim.ts).
 */
const UNFILED = 30 * MINUTE

type Receipts = CouponDoc['receipts']

const kept = (receipts: Receipts, now: number): Receipts => {
  const from = receipts.length - KEPT_RECEIPTS
  return receipts.filter(
    ({ row }, i) => i >= from || (JSON.parse(row) as AuditDoc).at > now - UNFILED,
  )
}

/**
 * Commits a change of one coupon in ONE guarded write that carries its own receipt; then files the
 * receipt in the audit. A crash between the two loses nothing: the row stands in the coupon, a
 * retry finds it there, and the jobs file it (heal.ts).
 *   read rev → [crash: nothing done] → write if rev is the same → [crash: done, row filed later] → file
 * Answers false when the coupon changed after it was read.
 */
export const commitOnCoupon = async (
  coupon: CouponDoc,
  change: Partial<CouponDoc>,
  row: AuditDoc,
): Promise<boolean> => {
  const receipts = [...coupon.receipts, { id: row._id, row: JSON.stringify(row) }]
  const set: Change<CouponDoc>['set'] = {
    ...change,
    rev: coupon.rev + 1,
    receipts: kept(receipts, row.at),
    receiptAt: row.at,
  }
  const guard = { _id: coupon._id, status: coupon.status, rev: coupon.rev }
  if ((await updateWhere(coupons, guard, { set })) !== 1) return false
  await file(row)
  return true
}

/** The deed is done; whatever happens to the second copy of its row must not say otherwise. */
const file = async (row: AuditDoc): Promise<void> => {
  try {
    await fileRow(row)
  } catch (error) {
    console.error(JSON.stringify({ unfiledAuditRow: row._id, fault: String(error) }))
  }
}

/**
 * The same request again: the first answer from the receipt inside the coupon, or a refusal when
 * the request now says something else; undefined when the deed was not done before. The row is
 * filed once more, in case the first call ended before it could.
 */
export const replayed = async <T>(
  coupon: CouponDoc,
  request: Request,
): Promise<Result<T, 'request.replay-changed'> | undefined> => {
  const kept = coupon.receipts.find(({ id }) => id === request.key)
  if (!kept) return undefined
  const row = JSON.parse(kept.row) as AuditDoc
  if (row.inputHash !== request.inputHash) return refuse('request.replay-changed')
  await file(row)
  return ok(JSON.parse(row.reply) as T)
}

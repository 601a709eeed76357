import { type CouponDoc, coupons } from '../coupons'
import { type AuditDoc, audit } from '../platform/audit'
import { MAX_PAGE } from '../platform/store'
import { fileMissing } from './file'
import { type Healed, lookSince } from './since'

/** Each row once: coupons that ended together carry the same one. */
const rowsIn = (found: readonly CouponDoc[], since: number): AuditDoc[] => {
  const rows = found
    .flatMap(({ receipts }) => receipts.map(({ row }) => JSON.parse(row) as AuditDoc))
    .filter(({ at }) => at >= since)
  return [...new Map(rows.map((row) => [row._id, row])).values()]
}

/**
 * Files audit rows that a crash kept from the audit: each redemption carries its own row inside
 * the coupon (redemption/commit.ts).
 */
export const healSlice = (cursor: number, now: number): Promise<Healed> =>
  lookSince(cursor, { of: coupons, by: 'receiptAt', size: MAX_PAGE }, now, (found) =>
    fileMissing(audit, rowsIn(found, cursor)),
  )

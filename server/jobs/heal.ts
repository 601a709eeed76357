import { type CouponDoc, coupons } from '../coupons'
import type { AuditDoc } from '../platform/audit'
import { MAX_PAGE } from '../platform/store'
import { fileMissingRows } from './file'
import { type Healed, lookSince } from './since'
import { giveBackTurns } from './turns'

const rowsOf = ({ receipts }: CouponDoc, since: number): AuditDoc[] =>
  receipts.map(({ row }) => JSON.parse(row) as AuditDoc).filter(({ at }) => at >= since)

const healAll = async (
  found: readonly CouponDoc[],
  since: number,
  now: number,
): Promise<number> => {
  let healed = await fileMissingRows(found.flatMap((coupon) => rowsOf(coupon, since)))
  for (const coupon of found) healed += await giveBackTurns(coupon, rowsOf(coupon, since), now)
  return healed
}

/**
 * Files audit rows that a crash kept from the audit: each redemption carries its own row inside
 * the coupon (redemption/commit.ts). What an undo owes its clerk is
 * given back in the same way.
 */
export const healSlice = (cursor: number, now: number): Promise<Healed> =>
  lookSince(cursor, { of: coupons, by: 'receiptAt', size: MAX_PAGE }, now, (found) =>
    healAll(found, cursor, now),
  )

import { MINUTE } from '#core/kernel/time'
import { type CouponDoc, coupons } from '../coupons'
import { type AuditDoc, audit } from '../platform/audit'
import { find, gte, MAX_ROWS } from '../platform/store'
import { fileMissing } from './file'

/** A call that started before the last look may have ended after it; no call lives this long. */
const OVERLAP = 2 * MINUTE

/** Each row once: coupons that ended together carry the same one. */
const rowsIn = (found: readonly CouponDoc[], since: number): AuditDoc[] => {
  const rows = found
    .flatMap(({ receipts }) => receipts.map(({ row }) => JSON.parse(row) as AuditDoc))
    .filter(({ at }) => at >= since)
  return [...new Map(rows.map((row) => [row._id, row])).values()]
}

export interface Healed {
  /** Where the next look starts, ms. */
  cursor: number
  /** There is more to look at now. */
  more: boolean
  filed: number
}

interface Look {
  /** Where it started. */
  cursor: number
  /** Time of the last document that it saw. */
  last: number
  more: boolean
  filed: number
}

/** Goes on after the last document; at the end, steps back for calls that are still running. */
export const healedUpTo = ({ cursor, last, more, filed }: Look, now: number): Healed => ({
  cursor: more ? last : Math.max(cursor, now - OVERLAP),
  more,
  filed,
})

/**
 * Files audit rows that a crash kept from the audit: each redemption carries its own row inside
 * the coupon (redemption/commit.ts).
 */
export const healSlice = async (cursor: number, now: number): Promise<Healed> => {
  const found = await find(coupons, {
    where: { receiptAt: gte(Math.max(1, cursor)) },
    order: [['receiptAt', 'asc']],
    limit: MAX_ROWS,
  })
  const filed = await fileMissing(audit, rowsIn(found, cursor))
  const last = found.at(-1)?.receiptAt ?? cursor
  const more = found.length === MAX_ROWS && last > cursor
  return healedUpTo({ cursor, last, more, filed }, now)
}

import { MINUTE } from '#core/kernel/time'
import { type CouponDoc, coupons } from '../coupons'
import { type AuditDoc, audit } from '../platform/audit'
import { addOnce, find, getMany, gte, MAX_ROWS } from '../platform/store'

/** A call that started before the last look may have ended after it; no call lives this long. */
const OVERLAP = 2 * MINUTE

const rowsIn = (found: readonly CouponDoc[], since: number): AuditDoc[] =>
  found
    .flatMap(({ receipts }) => receipts.map(({ row }) => JSON.parse(row) as AuditDoc))
    .filter(({ at }) => at >= since)

const missing = async (rows: readonly AuditDoc[]): Promise<AuditDoc[]> => {
  const filed = new Set<string>()
  for (let start = 0; start < rows.length; start += MAX_ROWS) {
    const slice = rows.slice(start, start + MAX_ROWS).map(({ _id }) => _id)
    for (const { _id } of await getMany(audit, slice)) filed.add(_id)
  }
  return rows.filter(({ _id }) => !filed.has(_id))
}

/**
 * Files audit rows that a crash kept from the audit: each redemption carries its own row inside
 * the coupon (redemption/commit.ts). Answers where the next look starts, ms, and whether there is
 * more to look at now.
 */
export const healSlice = async (
  cursor: number,
  now: number,
): Promise<{ cursor: number; more: boolean; filed: number }> => {
  const found = await find(coupons, {
    where: { receiptAt: gte(Math.max(1, cursor)) },
    order: [['receiptAt', 'asc']],
    limit: MAX_ROWS,
  })
  const lost = await missing(rowsIn(found, cursor))
  for (const row of lost) await addOnce(audit, row)
  const last = found.at(-1)?.receiptAt ?? cursor
  const more = found.length === MAX_ROWS && last > cursor
  return { cursor: more ? last : Math.max(cursor, now - OVERLAP), more, filed: lost.length }
}

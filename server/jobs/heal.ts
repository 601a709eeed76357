import { MINUTE } from '#core/kernel/time'
import { type CouponDoc, coupons } from '../coupons'
import { type AuditDoc, audit } from '../platform/audit'
import { addOnce, find, getMany, gte, MAX_ROWS } from '../platform/store'

/** A call that started before the last look may have ended after it; no call lives this long. */
const OVERLAP = 2 * MINUTE

/** Each row once: coupons that ended together carry the same one. */
const rowsIn = (found: readonly CouponDoc[], since: number): AuditDoc[] => {
  const rows = found
    .flatMap(({ receipts }) => receipts.map(({ row }) => JSON.parse(row) as AuditDoc))
    .filter(({ at }) => at >= since)
  return [...new Map(rows.map((row) => [row._id, row])).values()]
}

const missing = async (rows: readonly AuditDoc[]): Promise<AuditDoc[]> => {
  const filed = new Set<string>()
  for (let start = 0; start < rows.length; start += MAX_ROWS) {
    const slice = rows.slice(start, start + MAX_ROWS).map(({ _id }) => _id)
    for (const { _id } of await getMany(audit, slice)) filed.add(_id)
  }
  return rows.filter(({ _id }) => !filed.has(_id))
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
  const lost = await missing(rowsIn(found, cursor))
  for (const row of lost) await addOnce(audit, row)
  const last = found.at(-1)?.receiptAt ?? cursor
  const more = found.length === MAX_ROWS && last > cursor
  return healedUpTo({ cursor, last, more, filed: lost.length }, now)
}

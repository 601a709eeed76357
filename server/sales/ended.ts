import { MINUTE } from '#core/kernel/time'
import { endedOf } from '#core/points/rules'
import { type AuditDoc, audit } from '../platform/audit'
import { isOpen, type Member } from '../platform/people'
import { findPage, gte, MAX_ROWS } from '../platform/store'
import type { SaleDoc } from './records'

/** Another instance's clock may have ended the lot a little earlier than ours would. */
const CLOCKS_APART = 5 * MINUTE

/** Rows of the member's ledger from an instant on; also those that only the member carries yet. */
const rowsSince = async ({ _id: memberId, receipts }: Member, from: number) => {
  const carried = receipts.map(({ row }) => JSON.parse(row) as AuditDoc)
  const rows = new Map(carried.map((row) => [row._id, row]))
  let after: string | undefined
  do {
    const page = await findPage(audit, {
      where: { memberId, at: gte(from) },
      by: 'at',
      way: 'asc',
      size: MAX_ROWS - 1,
      after,
    })
    for (const row of page.rows) rows.set(row._id, row)
    after = page.next
  } while (after !== undefined)
  return [...rows.values()]
}

/** The lot's first last day has come, or the membership was ended since, if only for a while. */
const mayHaveEnded = (sale: SaleDoc, until: number, member: Member, now: number): boolean =>
  until <= now + CLOCKS_APART || !isOpen(member) || member.joinedAt > sale.at

/**
 * How many of the points that a sale earned have ended, or were given up with the membership: they
 * are not taken a second time, while those that were spent before are owed (law 3). Only the ledger
 * can tell the two apart, and it is asked only when it must be. Call it after the member was read:
 * a sweep since then makes the member's own write conflict.
 */
export const endedPoints = async (sale: SaleDoc, member: Member, now: number): Promise<number> => {
  const { _id: lot, earned } = sale
  if (!earned || !mayHaveEnded(sale, earned.until, member, now)) return 0
  const rows = await rowsSince(member, sale.at - CLOCKS_APART)
  const lines = rows.flatMap(({ points }) => points?.lines ?? [])
  return endedOf(lot, member.account, lines, now)
}

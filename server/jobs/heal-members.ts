import * as v from 'valibot'
import { type AuditDoc, audit } from '../platform/audit'
import { type Member, members } from '../platform/people'
import { collection, findPage, gte } from '../platform/store'
import { fileMissing } from './file'
import { type Healed, healedUpTo } from './heal'
import { MEMBERS_PER_SLICE } from './members'

/** Filed as the till wrote it into the receipt (platform/change-member.ts). */
const sales = collection('sales', v.looseObject({ _id: v.string() }))

interface Lost {
  row: AuditDoc
  sale: string | undefined
}

const receiptsIn = (found: readonly Member[], since: number): Lost[] =>
  found
    .flatMap(({ receipts }) => receipts)
    .map(({ row, sale }) => ({ row: JSON.parse(row) as AuditDoc, sale }))
    .filter(({ row }) => row.at >= since)

const saleIn = ({ sale }: Lost) => (sale === undefined ? [] : [JSON.parse(sale) as { _id: string }])

/**
 * Files audit rows and sales that a crash kept from their collections: each change of a member
 * carries its own (platform/change-member.ts). A page at a time, and never stops between members of
 * one millisecond: the job for expiry writes a whole slice in the same.
 */
export const healMembers = async (cursor: number, now: number): Promise<Healed> => {
  let filed = 0
  let after: string | undefined
  let last = cursor
  do {
    const page = await findPage(members, {
      where: { receiptAt: gte(Math.max(1, cursor)) },
      by: 'receiptAt',
      way: 'asc',
      size: MEMBERS_PER_SLICE,
      after,
    })
    const lost = receiptsIn(page.rows, cursor)
    filed += await fileMissing(
      audit,
      lost.map(({ row }) => row),
    )
    filed += await fileMissing(sales, lost.flatMap(saleIn))
    last = page.rows.at(-1)?.receiptAt ?? cursor
    after = page.next
  } while (after !== undefined && last <= cursor)
  return healedUpTo({ cursor, last, more: after !== undefined, filed }, now)
}

import * as v from 'valibot'
import type { AuditDoc } from '../platform/audit'
import { grants, type Owed } from '../platform/owed'
import { type Member, members } from '../platform/people'
import { collection } from '../platform/store'
import { fileMissing, fileMissingRows } from './file'
import { MEMBERS_PER_SLICE } from './members'
import { type Healed, lookSince } from './since'

/** Filed as the till wrote it into the receipt (platform/change-member.ts). */
const sales = collection('sales', v.looseObject({ _id: v.string() }))

interface Lost {
  row: AuditDoc
  sale: string | undefined
  owed: string | undefined
}

const receiptsIn = (found: readonly Member[], since: number): Lost[] =>
  found
    .flatMap(({ receipts }) => receipts)
    .map(({ row, sale, owed }) => ({ row: JSON.parse(row) as AuditDoc, sale, owed }))
    .filter(({ row }) => row.at >= since)

const saleIn = ({ sale }: Lost) => (sale === undefined ? [] : [JSON.parse(sale) as { _id: string }])

const owedIn = ({ owed }: Lost) => (owed === undefined ? [] : (JSON.parse(owed) as Owed[]))

const file = async (lost: readonly Lost[]): Promise<number> => {
  const filed = [
    await fileMissingRows(lost.map(({ row }) => row)),
    await fileMissing(sales, lost.flatMap(saleIn)),
    await fileMissing(grants, lost.flatMap(owedIn)),
  ]
  return filed.reduce((all, one) => all + one, 0)
}

/**
 * Files audit rows, sales and coupons owed that a crash kept from their collections: each change of a member
 * carries its own (platform/change-member.ts).
 */
export const healMembers = (cursor: number, now: number): Promise<Healed> =>
  lookSince(cursor, { of: members, by: 'receiptAt', size: MEMBERS_PER_SLICE }, now, (found) =>
    file(receiptsIn(found, cursor)),
  )

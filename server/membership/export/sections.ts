import * as v from 'valibot'
import { saleLine, saleReturn, saleSum } from '#core/sales/views'
import { coupons } from '../../coupons'
import { ownInvites } from '../../invites'
import { type AuditDoc, audit } from '../../platform/audit'
import { collection, findPage, type Page } from '../../platform/store'

/**
 * A sale as far as it is about the member: of the clerk's only the store is theirs to know. Read
 * here by its shape, because the till is another function and would come along with its code.
 */
const ownSale = v.object({
  _id: v.string(),
  memberId: v.string(),
  at: v.number(),
  storeName: v.string(),
  sum: saleSum,
  coupons: v.optional(
    v.array(v.object({ id: v.string(), name: v.string(), offFen: v.number() })),
    [],
  ),
  lines: v.optional(v.array(saleLine), []),
  returns: v.array(saleReturn),
})
const sales = collection('sales', ownSale)
export type OwnSale = v.InferOutput<typeof ownSale>

/** As much as one reply carries with ease: a row is about 1 KB, a reply may have 1 MB. */
const PORTION = 50

const newestFirst = { way: 'desc', size: PORTION } as const

/** Rows with ledger entries; other rows are about the same things as coupons and sales are. */
const ledger = (memberId: string, after: string | undefined): Promise<Page<AuditDoc>> =>
  findPage(audit, { where: { memberId }, by: 'at', ...newestFirst, after })

const ownCoupons = (memberId: string, after: string | undefined) =>
  findPage(coupons, { where: { memberId }, by: 'issuedAt', ...newestFirst, after })

const ownSales = (memberId: string, after: string | undefined): Promise<Page<OwnSale>> =>
  findPage(sales, { where: { memberId }, by: 'at', ...newestFirst, after })

/** What is kept beside the member's own document, page by page. */
export const pages = {
  ledger,
  coupons: ownCoupons,
  sales: ownSales,
  invites: (memberId: string, after: string | undefined, now: number) =>
    ownInvites(memberId, after, PORTION, now),
}

export type Section = keyof typeof pages

/** In the order of the file. */
export const SECTIONS = ['ledger', 'coupons', 'sales', 'invites'] as const satisfies Section[]

import { PAGE_SIZE } from '#core/kernel/page'
import type { SettledRow } from '#core/settlement/contract'
import type { Span } from '#core/settlement/rules'
import { type AuditDoc, audit, type CouponUse } from '../platform/audit'
import { staffNames } from '../platform/people'
import { findPage } from '../platform/store'
import { storesFor } from '../stores'
import { rowsWhere } from './sums'

interface Names {
  clerk(doc: AuditDoc): string
  store(doc: AuditDoc): string
}

const namesFor = async (docs: readonly AuditDoc[]): Promise<Names> => {
  const storeIds = [...new Set(docs.flatMap(({ storeId }) => storeId ?? []))]
  const [clerkOf, stores] = await Promise.all([
    staffNames(docs.map(({ whoId }) => whoId)),
    storeIds.length === 0 ? [] : storesFor(storeIds),
  ])
  return {
    clerk: ({ role, whoId }) => (role === 'system' ? '系统' : clerkOf(whoId)),
    store: ({ storeId }) => stores.find(({ id }) => id === storeId)?.name ?? '',
  }
}

/** `index` tells the coupons of one sale apart. */
const viewOf = (doc: AuditDoc, use: CouponUse, index: number, names: Names): SettledRow => ({
  id: `${doc._id}.${index}`,
  at: doc.at,
  coupon: use.name,
  couponId: use.couponId,
  store: names.store(doc),
  clerk: names.clerk(doc),
  bearer: use.bearer,
  fen: use.fen,
  ...(use.saleId === undefined ? {} : { sale: use.saleId }),
})

/** Every use of these rows, in their order. */
export const settledRows = async (docs: readonly AuditDoc[]): Promise<SettledRow[]> => {
  const names = await namesFor(docs)
  return docs.flatMap((doc) => (doc.uses ?? []).map((use, i) => viewOf(doc, use, i, names)))
}

/** Newest first. A page is of deeds: a sale with three coupons is three rows of one of them. */
export const pageOfRows = async (span: Span, storeId: string, after: string | undefined) => {
  const page = await findPage(audit, {
    where: rowsWhere(span, storeId),
    by: 'settledAt',
    way: 'desc',
    size: PAGE_SIZE,
    after,
  })
  const rows = await settledRows(page.rows)
  return page.next === undefined ? { rows } : { rows, next: page.next }
}

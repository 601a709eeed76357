import type { Sale, SaleRow } from '#core/sales/contract'
import type { SaleDoc } from './records'

export const saleViewOf = (doc: SaleDoc): Sale => ({
  id: doc._id,
  at: doc.at,
  member: doc.member,
  store: doc.storeName,
  sum: doc.sum,
  coupons: doc.coupons.map(({ id: couponId, ...rest }) => ({ couponId, ...rest })),
  lines: doc.lines,
  returns: doc.returns,
  rev: doc.rev,
})

export const saleRowOf = (doc: SaleDoc, clerk: string): SaleRow => ({
  id: doc._id,
  at: doc.at,
  member: doc.member,
  clerk,
  listFen: doc.sum.listFen,
  payFen: doc.sum.payFen,
  returnedFen: doc.returns.reduce((all, { refundFen }) => all + refundFen, 0),
})

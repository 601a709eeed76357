import * as v from 'valibot'
import { platform } from '../events/event'

/** What a marketplace's word for an order's state means to us. Later ones come later in its life. */
export const orderState = v.picklist([
  /** Not paid (yet): no purchase. */
  'unpaid',
  /** Paid, on its way or done. */
  'paid',
  /** Closed before payment or given back whole: no purchase, or one that went back. */
  'closed',
])
export type OrderState = v.InferOutput<typeof orderState>

/**
 * One row of an export as we understand it. Ids are texts (18 digits are beyond 2^53), money is fen.
 * Names, addresses and remarks are never read. `buyer` and `phone` are raw here and become keyed
 * hashes before anything is stored (server/orders); a masked phone (`*`) is no phone.
 */
export const orderLine = v.object({
  platform,
  orderNo: v.string(),
  /** Sub-order or item id, else what the goods are called; absent where a row is a whole order. */
  itemNo: v.optional(v.string()),
  /** Name of the buyer on the marketplace, where the file tells it. */
  buyer: v.optional(v.string()),
  phone: v.optional(v.string()),
  state: orderState,
  /** Paid, else made; ms since the epoch. Absent in lists of goods, and where nothing was paid. */
  at: v.optional(v.number()),
  title: v.optional(v.string()),
  sku: v.optional(v.string()),
  quantity: v.number(),
  /** Paid for this row, before anything went back. Absent in lists of goods (Taobao's 宝贝报表). */
  paidFen: v.optional(v.number()),
  /** The row tells what the whole order cost, once (Taobao) or in each of its rows (JD). */
  whole: v.boolean(),
  /** Given back of it so far. */
  refundFen: v.number(),
  /** When the marketplace closed it as received, where the file tells it. */
  endedAt: v.optional(v.number()),
})
export type OrderLine = v.InferOutput<typeof orderLine>

/** A row that can not be taken: where, which column, and why in words. */
export interface Rejected {
  /** Row of the file, the first one being 1. */
  row: number
  /** Name of the column as the file writes it; empty when it is the row as a whole. */
  column: string
  /** Code of core/orders/refusals.ts; its sentence names the value. */
  code: string
  /** The cell, cut to what a person needs to find it. */
  value: string
}

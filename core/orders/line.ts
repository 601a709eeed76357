import * as v from 'valibot'
import { platform } from '../events/event'

/** What a marketplace's word for an order's state means to us. */
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
  /** Sub-order or item id; absent where a row is a whole order. */
  itemNo: v.optional(v.string()),
  /** Name of the buyer on the marketplace, where the file tells it. */
  buyer: v.optional(v.string()),
  phone: v.optional(v.string()),
  state: orderState,
  /** Paid, else made; ms since the epoch. */
  at: v.number(),
  title: v.optional(v.string()),
  sku: v.optional(v.string()),
  quantity: v.number(),
  /** Paid for this row; `whole`: the row repeats what the whole order cost (JD). */
  paidFen: v.number(),
  whole: v.boolean(),
  /** Given back of it so far. */
  refundFen: v.number(),
  /** When the marketplace last moved it, where the file tells it. */
  endedAt: v.optional(v.number()),
})
export type OrderLine = v.InferOutput<typeof orderLine>

/** A row that can not be taken: where, which column, and why in words. */
export interface Rejected {
  /** Row of the file, the header being 1. */
  row: number
  column: string
  /** Code of core/orders/refusals.ts; its sentence names the value. */
  code: string
  value: string
}

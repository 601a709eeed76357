import * as v from 'valibot'
import { id, instant } from '../kernel/fields'

/** The sum of a sale, line by line: list − tier − coupon − points = pay, to the fen. */
export const saleSum = v.strictObject({
  listFen: v.number(),
  tierOffFen: v.number(),
  couponOffFen: v.number(),
  pointsOffFen: v.number(),
  payFen: v.number(),
  pointsUsed: v.number(),
  pointsEarned: v.number(),
  growth: v.number(),
})
export type SaleSum = v.InferOutput<typeof saleSum>

/** One line of the basket: list − tier − coupons = pay before points, fen. */
export const saleLine = v.strictObject({
  productId: v.optional(id),
  name: v.optional(v.string()),
  count: v.number(),
  listFen: v.number(),
  tierOffFen: v.number(),
  couponOffFen: v.number(),
  payFen: v.number(),
})
export type SaleLine = v.InferOutput<typeof saleLine>

export const saleReturn = v.strictObject({
  id,
  at: instant,
  /** List price of the goods that came back. */
  listFen: v.number(),
  /** Money to hand back. */
  refundFen: v.number(),
  /** Spent points that came back. */
  pointsBack: v.number(),
  /** Earned points taken back; those that became debt or were waived are among them. */
  pointsTaken: v.number(),
  /** The coupon is usable again: only a whole return gives it back. */
  couponBack: v.boolean(),
})
export type SaleReturn = v.InferOutput<typeof saleReturn>

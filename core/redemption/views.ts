import * as v from 'valibot'
import { benefit, uses } from '../coupons/views'
import { id, instant } from '../kernel/fields'

export const receipt = v.strictObject({
  redemptionId: id,
  couponId: id,
  name: v.string(),
  benefit,
  member: v.string(),
  store: v.string(),
  at: instant,
  /** Last instant at which the same clerk or the manager can undo. */
  undoUntil: instant,
  state: v.picklist(['redeemed', 'undone', 'reversed']),
  /** Of a coupon with several uses: how many there are, and how many are left now. */
  uses: v.optional(uses),
  /** Points that it was exchanged for; absent when it was given for free. */
  paid: v.optional(v.number()),
})
export type Receipt = v.InferOutput<typeof receipt>

export const logRow = v.strictObject({
  ...receipt.entries,
  /** Returned: the gift came back over the counter, and its points to the member. */
  state: v.picklist(['redeemed', 'undone', 'returned', 'reversed']),
  clerk: v.string(),
  /** This person may undo it now. */
  canUndo: v.boolean(),
  /** A manager may take it back, now that the window is over. */
  canReverse: v.boolean(),
})
export type LogRow = v.InferOutput<typeof logRow>

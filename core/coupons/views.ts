import * as v from 'valibot'
import { businessDay, fen, id, instant, line, whole } from '../kernel/fields'
import { MAX_VALID_DAYS } from './limits'

/** What a coupon gives. Small declared objects; later kinds join the union. */
export const benefit = v.variant('kind', [
  v.strictObject({ kind: v.literal('amount-off'), offFen: fen(1), minFen: fen(0) }),
  v.strictObject({ kind: v.literal('gift'), item: line(20) }),
])
export type Benefit = v.InferOutput<typeof benefit>

export const validity = v.variant('kind', [
  v.strictObject({ kind: v.literal('days'), days: whole(1, MAX_VALID_DAYS) }),
  v.strictObject({ kind: v.literal('until'), day: businessDay }),
])
export type Validity = v.InferOutput<typeof validity>

export const couponStatus = v.picklist(['issued', 'redeemed', 'expired', 'voided'])
export type CouponStatus = v.InferOutput<typeof couponStatus>

/** A ticket in a list: all that a row draws, nothing more (setData budget). */
export const ticket = v.strictObject({
  id,
  name: v.string(),
  benefit,
  status: couponStatus,
  expiresAt: instant,
  /** One plain line: 满 60 元可用 · 全部门店 */
  rule: v.string(),
})
export type Ticket = v.InferOutput<typeof ticket>

export const storyEvent = v.strictObject({
  at: instant,
  event: v.picklist([
    'issued',
    'redeemed',
    'undone',
    'expired',
    'voided',
    /** Given back for its points. */
    'cancelled',
    /** Usable again, because the sale it was used in was returned. */
    'returned',
  ]),
  /** Where it happened, when that was in a shop. */
  store: v.optional(v.string()),
})
export type StoryEvent = v.InferOutput<typeof storyEvent>

export const storeView = v.strictObject({ id, name: v.string(), address: v.string() })
export type StoreView = v.InferOutput<typeof storeView>

/** What anybody may see of a template before having a coupon of it. */
export const offerView = v.strictObject({
  templateId: id,
  name: v.string(),
  benefit,
  rule: v.string(),
  rules: v.string(),
  validity,
})
export type OfferView = v.InferOutput<typeof offerView>

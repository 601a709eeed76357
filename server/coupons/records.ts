import * as v from 'valibot'
import type { TemplateForm } from '#core/coupons/form'
import { templateForm, templateStatus } from '#core/coupons/form'
import { NO_SCOPE, PLAIN_STACKING } from '#core/coupons/rules'
import {
  bearer,
  benefit,
  couponStatus,
  scope,
  stacking,
  storyEvent,
  usableWindows,
} from '#core/coupons/views'
import { move } from '#core/points/views'
import { collection } from '../platform/store'

const template = v.object({
  _id: v.string(),
  status: templateStatus,
  form: templateForm,
  createdAt: v.number(),
})
export type TemplateDoc = Omit<v.InferOutput<typeof template>, 'form'> & { form: TemplateForm }
export const templates = collection('templates', template)

/** Made when the template is published; falls by one per coupon given, grows with one given back. */
const stockDoc = v.object({ _id: v.string(), total: v.number(), left: v.number() })
export type StockDoc = v.InferOutput<typeof stockDoc>
export const stocks = collection('stock', stockDoc)

/** What one member has of a template: `_id` is `template.member`. */
const holding = v.object({
  _id: v.string(),
  /** Coupons taken and not given back: what the limit counts. */
  count: v.number(),
  /** Coupons given back for their points; with `count` all that were ever taken. */
  back: v.optional(v.number(), 0),
})
export type HoldingDoc = v.InferOutput<typeof holding>
export const holdings = collection('holdings', holding)
export const holdingId = (templateId: string, memberId: string) => `${templateId}.${memberId}`

const BRAND_PAYS = { kind: 'brand' } as const

/** How a coupon came to its member. */
const source = v.picklist(['offer', 'card', 'shop', 'checkin', 'grant', 'code'])
export type CouponSource = v.InferOutput<typeof source>

const redemption = v.object({
  id: v.string(),
  storeId: v.string(),
  storeName: v.string(),
  staffId: v.string(),
  at: v.number(),
  undoneAt: v.optional(v.number()),
  /** The sale it was used in; such a one goes back with the sale only. */
  saleId: v.optional(v.string()),
  /** What it took off or gave away, fen: the entry of the settlement. */
  fen: v.optional(v.number(), 0),
  /** A manager took it back after the window. */
  reversed: v.optional(v.boolean()),
})

const coupon = v.object({
  /** `template.member.ordinal`: the same coupon can not be given twice. */
  _id: v.string(),
  templateId: v.string(),
  memberId: v.string(),
  /** Eight digits of the member's card, so that a till needs no second read; closing erases them. */
  memberNumber: v.string(),
  /** Ten digits inside the rotating code. */
  handle: v.string(),
  // The promise as it was when it was given; the template may end, the promise stays.
  name: v.string(),
  benefit,
  rule: v.string(),
  rules: v.string(),
  storeIds: v.array(v.string()),
  scope: v.optional(scope, NO_SCOPE),
  windows: v.optional(usableWindows, []),
  stacking: v.optional(stacking, PLAIN_STACKING),
  bearer: v.optional(bearer, BRAND_PAYS),
  /** How often it can be used in all, and was used (uses that stand). */
  uses: v.optional(v.number(), 1),
  used: v.optional(v.number(), 0),
  /** First instant of use. */
  startsAt: v.optional(v.number(), 0),
  expiresAt: v.number(),
  status: couponStatus,
  issuedAt: v.number(),
  /** Last change that a member would notice. */
  touchedAt: v.number(),
  /** Grows by one with every change: what a guarded write holds on to. */
  rev: v.number(),
  /** Step of the last code spent; an older or equal one never works again. */
  lastStep: v.number(),
  redemptions: v.array(redemption),
  story: v.array(storyEvent),
  /** Audit rows written with this document; the jobs add those that `audit` lacks (heal.ts). */
  receipts: v.array(v.object({ row: v.string(), id: v.string() })),
  /** Time of the newest receipt; 0 when there is none. */
  receiptAt: v.number(),
  /** How it came to its member. */
  from: v.optional(source, 'offer'),
  /** `_id` of the stock document that it was taken from; '' once it went back there. */
  stockId: v.optional(v.string(), ''),
  /** Fen that its standing uses took off or gave away, and that were paid in their sales. */
  costFen: v.optional(v.number(), 0),
  salesFen: v.optional(v.number(), 0),
  /** Sales that it was used in and that stand. */
  sales: v.optional(v.number(), 0),
  /** While `held`: for which hold, and until when; '' and 0 else. */
  heldFor: v.optional(v.string(), ''),
  heldUntil: v.optional(v.number(), 0),
  /** Since when a sale holds it that is not known to be finished; 0: none (sales/settle.ts). */
  heldAt: v.optional(v.number(), 0),
  /** What it was exchanged for: the moves name the lots to which the points go back. */
  paid: v.optional(v.object({ points: v.number(), moves: v.array(move) })),
})
export type CouponDoc = v.InferOutput<typeof coupon>
export const coupons = collection('coupons', coupon)

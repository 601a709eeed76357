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

/** The voiding of a whole batch; the jobs do it (jobs/voiding.ts) and count here how far they are. */
const batchVoiding = v.object({
  at: v.number(),
  why: v.string(),
  voided: v.number(),
  done: v.boolean(),
})

const template = v.object({
  _id: v.string(),
  status: templateStatus,
  form: templateForm,
  createdAt: v.number(),
  /** Shards of its stock that everybody may take from: `template.0` and on (stock.ts). */
  shards: v.optional(v.number(), 0),
  /** Grows with every pause, resumption and end: shards follow the newest word (gate.ts). */
  gate: v.optional(v.number(), 0),
  voiding: v.optional(batchVoiding),
})
export type TemplateDoc = Omit<v.InferOutput<typeof template>, 'form'> & { form: TemplateForm }
export const templates = collection('templates', template)

/** `_id` is the template's: one read tells a page whether there is anything left. */
const stockSummary = v.object({
  _id: v.string(),
  /** Coupons that can ever be given. */
  total: v.number(),
  /** Left when the jobs last counted; the shards know better. */
  counted: v.number(),
  /** Somebody found every shard empty, and nothing has come back since (stock.ts). */
  soldOut: v.boolean(),
})
export const summaries = collection('stock', stockSummary)

const shard = v.object({
  _id: v.string(),
  templateId: v.string(),
  /** What a template has, or what it may give on one day. */
  kind: v.picklist(['stock', 'day']),
  /** '' for everybody; `s<store>` kept for people in that store; `d<day>` of a business day. */
  pool: v.string(),
  /** quota = left + coupons taken from here that did not come back + what a crash stranded. */
  quota: v.number(),
  left: v.number(),
  /** Only an open one gives: whoever believes an old template is refused here. */
  open: v.boolean(),
  gate: v.number(),
  /** Last change; one at rest can be counted (jobs/reconcile.ts). */
  at: v.number(),
  rev: v.number(),
})
export type ShardDoc = v.InferOutput<typeof shard>
export const shards = collection('stock', shard)

/**
 * What one member has of a good of the points shop, whose coupons can be given back: `_id` is
 * `template.member`. Elsewhere the coupons' own ids are the limit (give.ts).
 */
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
const source = v.picklist(['offer', 'card', 'shop', 'checkin', 'grant', 'code', 'invite'])
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
  /** What was paid in its sale, fen. */
  payFen: v.optional(v.number()),
  /** A manager took it back after the window. */
  reversed: v.optional(v.boolean()),
  /** It took one of its clerk's daily limit (server/stores/turns.ts). */
  counted: v.optional(v.boolean()),
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
  /** The same of the day's stock, when the template gives so many a day; it never goes back. */
  dayId: v.optional(v.string(), ''),
  /** Request, grant or code that it was given for: nothing gives twice (give.ts). */
  cause: v.optional(v.string(), ''),
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

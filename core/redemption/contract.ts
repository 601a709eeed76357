import * as v from 'valibot'
import { benefit, ticket, uses } from '../coupons/views'
import { businessDay, cursor, id, instant, line } from '../kernel/fields'
import { route } from '../kernel/route'
import { logRow, receipt } from './views'

/** Anything a camera or a thumb may give: 18 digits are ours, all else gets a clear answer. */
const codeGiven = v.pipe(v.string(), v.minLength(1), v.maxLength(2000))

/** What will happen, before it happens. */
export const redeemQuote = v.strictObject({
  couponId: id,
  name: v.string(),
  benefit,
  rule: v.string(),
  rules: v.string(),
  expiresAt: instant,
  uses: v.optional(uses),
  /** It can be redeemed as it is; else it belongs into a sale, with `visit`. */
  alone: v.boolean(),
  /** Signed: this member stood at this till now. For sales.quote, ten minutes long. */
  visit: v.string(),
  /** Member as a clerk may see them: last four digits of the card number. */
  member: v.string(),
})
export type RedeemQuote = v.InferOutput<typeof redeemQuote>

const codeRefusals = [
  'redemption.code-not-ours',
  'redemption.code-unknown',
  'redemption.code-expired',
  'redemption.code-used',
  'redemption.coupon-used',
  'redemption.coupon-expired',
  'redemption.coupon-voided',
  'redemption.other-store',
  'redemption.own-coupon',
  'redemption.coupon-held',
  'redemption.not-now',
  'staff.not-your-store',
]

export const redemptionClerkRoutes = {
  'redemption.quote': route({
    role: 'clerk',
    kind: 'query',
    input: v.strictObject({ storeId: id, code: codeGiven }),
    output: v.variant('kind', [
      v.strictObject({ kind: v.literal('coupon'), quote: redeemQuote }),
      v.strictObject({
        kind: v.literal('member'),
        member: v.string(),
        tickets: v.array(ticket),
        /** Signed: this member stood at this till now. For sales.quote, ten minutes long. */
        visit: v.string(),
      }),
    ]),
    refusals: codeRefusals,
  }),
  /** Spends a member code on one coupon of that member and answers with that coupon's own code. */
  'redemption.pick': route({
    role: 'clerk',
    kind: 'action',
    input: v.strictObject({ storeId: id, code: codeGiven, couponId: id }),
    output: v.strictObject({ code: v.string(), quote: redeemQuote }),
    refusals: codeRefusals,
  }),
  'redemption.redeem': route({
    role: 'clerk',
    kind: 'action',
    input: v.strictObject({ storeId: id, code: codeGiven }),
    output: v.strictObject({ receipt }),
    refusals: [...codeRefusals, 'redemption.needs-sale', 'staff.daily-limit'],
  }),
  'redemption.undo': route({
    role: 'clerk',
    kind: 'action',
    input: v.strictObject({ storeId: id, couponId: id, redemptionId: id }),
    output: v.strictObject({ receipt }),
    refusals: [
      'redemption.not-found',
      'redemption.undo-too-late',
      'redemption.undo-not-yours',
      'redemption.already-undone',
      'redemption.part-of-sale',
      'redemption.own-coupon',
      'redemption.undo-too-often',
      'redemption.coupon-held',
      'staff.not-your-store',
    ],
  }),
  /** After the window: the manager's return. Usable again, or `reversed` when it has ended. */
  'redemption.reverse': route({
    role: 'manager',
    kind: 'action',
    input: v.strictObject({ storeId: id, couponId: id, redemptionId: id, why: line(50) }),
    output: v.strictObject({ receipt }),
    refusals: [
      'redemption.not-found',
      'redemption.already-undone',
      'redemption.part-of-sale',
      'redemption.own-coupon',
      'redemption.undo-first',
      'redemption.return-gift',
      'redemption.undo-too-often',
      'redemption.coupon-held',
      'staff.not-your-store',
      'staff.manager-only',
    ],
  }),
  'redemption.today': route({
    role: 'clerk',
    kind: 'query',
    /** `search`: part of a coupon's name, or last digits of a member's card. Of today, or of `day`. */
    input: v.strictObject({
      storeId: id,
      after: v.optional(cursor),
      day: v.optional(businessDay),
      search: v.optional(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(20))),
    }),
    output: v.strictObject({ rows: v.array(logRow), next: v.optional(cursor) }),
    refusals: ['staff.not-your-store'],
  }),
}

import * as v from 'valibot'
import { MAX_COUPONS_OF_SALE } from '../coupons/limits'
import { benefit } from '../coupons/views'
import { cursor, fen, id, instant, whole } from '../kernel/fields'
import { MAX_FEN } from '../kernel/money'
import { route } from '../kernel/route'
import { MAX_POINTS } from '../points/limits'
import { MAX_COUNT, MAX_ITEMS, MAX_SIGNED } from './limits'
import { saleLine, saleReturn, saleSum } from './views'

/** A price and how many of it; a plain amount is one item. Fen above zero (law 4). */
const item = v.strictObject({
  fen: fen(1),
  count: whole(1, MAX_COUNT),
  /** Of the brand's catalogue; coupons may be limited to it. */
  productId: v.optional(id),
})
export type Item = v.InferOutput<typeof item>
const items = v.pipe(v.array(item), v.minLength(1), v.maxLength(MAX_ITEMS))

/**
 * Opaque to the client and signed: what a scan or a quote said, so that nobody says it again. A quote
 * of MAX_ITEMS named goods and the most tiers there can be stays below this.
 */
const signed = v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_SIGNED))

/** A coupon that could be used on this sale, or why not. */
const candidate = v.strictObject({
  couponId: id,
  name: v.string(),
  benefit,
  /** What it takes off this sale, fen; 0 when it is not used. */
  offFen: v.number(),
  /** What it would take off alone; 0 when it does not apply. */
  soloFen: v.number(),
  /** Why it is not used, in words; absent when it is. */
  why: v.optional(v.string()),
  expiresAt: instant,
})
export type Candidate = v.InferOutput<typeof candidate>

export const saleQuote = v.strictObject({
  sum: saleSum,
  member: v.string(),
  tier: v.strictObject({ name: v.string(), pricePercent: v.number(), pointsPercent: v.number() }),
  /** The combination that is used, in the order in which they apply. */
  used: v.array(candidate),
  /** The basket as it was priced, line by line; each column sums up to the whole. */
  lines: v.array(saleLine),
  /** All usable ones, best first, then those that do not apply; gifts are redeemed on their own. */
  coupons: v.array(candidate),
  points: v.strictObject({
    spendable: v.number(),
    /** Most points that can be used on this sale after the coupon, and what they pay. */
    most: v.number(),
    mostFen: v.number(),
  }),
  /** When the earned points can be spent and when they end; absent when none are earned. */
  earned: v.optional(v.strictObject({ from: instant, until: instant })),
  validUntil: instant,
  /** Send this to record exactly what is shown. */
  quote: v.string(),
})
export type SaleQuote = v.InferOutput<typeof saleQuote>

export const sale = v.strictObject({
  id,
  at: instant,
  member: v.string(),
  store: v.string(),
  sum: saleSum,
  /** Names of the coupons used, with what each took off, fen. */
  coupons: v.array(v.strictObject({ couponId: id, name: v.string(), offFen: v.number() })),
  lines: v.array(saleLine),
  returns: v.array(saleReturn),
  /** Grows by one with every return. */
  rev: v.number(),
})
export type Sale = v.InferOutput<typeof sale>

const saleRow = v.strictObject({
  id,
  at: instant,
  member: v.string(),
  clerk: v.string(),
  listFen: v.number(),
  payFen: v.number(),
  returnedFen: v.number(),
})
export type SaleRow = v.InferOutput<typeof saleRow>

const returnRefusals = [
  'sales.not-found',
  'sales.return-too-much',
  'sales.return-nothing',
  'sales.return-manager',
  'sales.own-return',
  'staff.not-your-store',
]

export const salesClerkRoutes = {
  /**
   * One quote for one sale. `visit` comes from the scan of the member code (redemption.quote).
   * Without `couponIds` the best combination is chosen; an empty list means none.
   */
  'sales.quote': route({
    role: 'clerk',
    kind: 'query',
    input: v.strictObject({
      storeId: id,
      visit: signed,
      items,
      couponIds: v.optional(v.pipe(v.array(id), v.maxLength(MAX_COUPONS_OF_SALE))),
      points: v.optional(whole(0, MAX_POINTS)),
    }),
    output: saleQuote,
    refusals: [
      'sales.too-much',
      'sales.visit-expired',
      'sales.not-ours',
      'sales.coupon-not-usable',
      'sales.points-too-many',
      'sales.points-off',
      'sales.own-sale',
      'sales.product-unknown',
      'redemption.code-used',
      'staff.not-your-store',
    ],
  }),
  /**
   * Holds the coupons of a quote for a sale in progress, until `until`: nobody else can use them.
   * Answers the quote to record; a hold that is not recorded ends by itself.
   */
  'sales.hold': route({
    role: 'clerk',
    kind: 'action',
    input: v.strictObject({ storeId: id, quote: signed }),
    output: v.strictObject({ quote: v.string(), until: instant }),
    refusals: [
      'sales.not-ours',
      'sales.quote-expired',
      'sales.quote-changed',
      'sales.own-sale',
      'sales.nothing-to-hold',
      'staff.not-your-store',
    ],
  }),
  /** Gives the coupons of a hold back at once. */
  'sales.release': route({
    role: 'clerk',
    kind: 'action',
    input: v.strictObject({ storeId: id, quote: signed }),
    output: v.strictObject({ released: v.number() }),
    refusals: ['sales.not-ours', 'staff.not-your-store'],
  }),
  'sales.record': route({
    role: 'clerk',
    kind: 'action',
    input: v.strictObject({ storeId: id, quote: signed }),
    output: v.strictObject({ sale, balance: v.number() }),
    refusals: [
      'sales.not-ours',
      'sales.quote-expired',
      'sales.quote-changed',
      'sales.own-sale',
      'redemption.code-used',
      'staff.daily-limit',
      'staff.not-your-store',
    ],
  }),
  'sales.show': route({
    role: 'clerk',
    kind: 'query',
    input: v.strictObject({ storeId: id, saleId: id }),
    /** `most`: list price that can still come back. */
    output: v.strictObject({ sale, most: v.number(), mayReturn: v.boolean() }),
    refusals: ['sales.not-found', 'staff.not-your-store'],
  }),
  /** What a return of goods at this list price would do. Changes nothing. */
  'sales.returnQuote': route({
    role: 'clerk',
    kind: 'query',
    input: v.strictObject({ storeId: id, saleId: id, listFen: fen(1) }),
    output: v.strictObject({
      back: saleReturn,
      /** Points that would become a debt, and points that the brand lets go. */
      debt: v.number(),
      waived: v.number(),
      rev: v.number(),
    }),
    refusals: returnRefusals,
  }),
  'sales.return': route({
    role: 'clerk',
    kind: 'action',
    input: v.strictObject({ storeId: id, saleId: id, listFen: fen(1), rev: whole(1, MAX_FEN) }),
    output: v.strictObject({ sale, back: saleReturn, debt: v.number(), waived: v.number() }),
    refusals: [...returnRefusals, 'sales.changed'],
  }),
  'sales.today': route({
    role: 'clerk',
    kind: 'query',
    input: v.strictObject({ storeId: id, after: v.optional(cursor) }),
    output: v.strictObject({ rows: v.array(saleRow), next: v.optional(cursor) }),
    refusals: ['staff.not-your-store'],
  }),
}

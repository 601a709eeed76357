import * as v from 'valibot'
import { businessDay, fen, id, instant, line, whole } from '../kernel/fields'
import { MAX_SCOPE, MAX_USES, MAX_VALID_DAYS, MAX_WINDOWS, MINUTES_OF_DAY } from './limits'

/**
 * What a coupon gives. Small declared objects; each names the most that one use can cost, fen, so
 * that a budget can be promised before anything is given (rules.ts `mostFen`).
 */
export const benefit = v.variant('kind', [
  /** 满 60 减 12. */
  v.strictObject({ kind: v.literal('amount-off'), offFen: fen(1), minFen: fen(0) }),
  /** 88 折, at most `capFen` off: `offPercent` 12. Above 99 is refused in words (rules.ts). */
  v.strictObject({
    kind: v.literal('percent-off'),
    offPercent: whole(1, 1000),
    capFen: fen(1),
    minFen: fen(0),
  }),
  /** One piece of the goods in scope for nothing; worth at most `valueFen`. */
  v.strictObject({ kind: v.literal('exchange'), item: line(20), valueFen: fen(1) }),
  /** Handed over the counter without a purchase. */
  v.strictObject({ kind: v.literal('gift'), item: line(20), valueFen: v.optional(fen(0)) }),
  /** One piece of the goods in scope for `priceFen`; takes at most `capFen` off. */
  v.strictObject({
    kind: v.literal('item-price'),
    item: line(20),
    priceFen: fen(0),
    capFen: fen(1),
  }),
])
export type Benefit = v.InferOutput<typeof benefit>

/** `after`: whole days from the taking until it can be used; `from`: first day of use. */
export const validity = v.variant('kind', [
  v.strictObject({
    kind: v.literal('days'),
    days: whole(1, MAX_VALID_DAYS),
    after: v.optional(whole(0, MAX_VALID_DAYS)),
  }),
  v.strictObject({
    kind: v.literal('until'),
    day: businessDay,
    from: v.optional(businessDay),
  }),
])
export type Validity = v.InferOutput<typeof validity>

const ids = v.pipe(v.array(id), v.maxLength(MAX_SCOPE))

/** Goods that it counts for; nothing named: all. A product is in when it or its category is named. */
export const scope = v.strictObject({ productIds: ids, categoryIds: ids })
export type Scope = v.InferOutput<typeof scope>

/** 周一至周五 14:00–17:00: weekdays 1 (Monday) to 7, minutes of the Beijing day, `to` excluded. */
export const usableWindow = v.strictObject({
  weekdays: v.pipe(v.array(whole(1, 7)), v.maxLength(7)),
  from: whole(0, MINUTES_OF_DAY),
  to: whole(0, MINUTES_OF_DAY),
})
export type UsableWindow = v.InferOutput<typeof usableWindow>
export const usableWindows = v.pipe(v.array(usableWindow), v.maxLength(MAX_WINDOWS))

/**
 * What it goes together with: of one group a sale takes one; `alone` takes no other at all.
 * Groups are names that the brand chooses.
 */
export const stacking = v.strictObject({ group: line(8), alone: v.boolean() })
export type Stacking = v.InferOutput<typeof stacking>

/** A settlement tells bearers apart by one word (core/settlement/rules.ts). */
const partnerName = v.pipe(
  line(20),
  v.check((name) => name !== 'brand' && name !== 'store'),
)

/** Who pays for what it gives; a partner by name. */
export const bearer = v.variant('kind', [
  v.strictObject({ kind: v.literal('brand') }),
  v.strictObject({ kind: v.literal('store') }),
  v.strictObject({ kind: v.literal('partner'), name: partnerName }),
])
export type Bearer = v.InferOutput<typeof bearer>

export const couponStatus = v.picklist([
  'issued',
  'held',
  'redeemed',
  'reversed',
  'expired',
  'voided',
])
export type CouponStatus = v.InferOutput<typeof couponStatus>

/** Uses of a coupon that can be used several times. */
export const uses = v.strictObject({ all: whole(1, MAX_USES), left: whole(0, MAX_USES) })
export type Uses = v.InferOutput<typeof uses>

/** A ticket in a list: all that a row draws, nothing more (setData budget). */
export const ticket = v.strictObject({
  id,
  name: v.string(),
  benefit,
  status: couponStatus,
  expiresAt: instant,
  /** One plain line: 满 60 元可用 · 全部门店 */
  rule: v.string(),
  /** Only of a coupon with several uses. */
  uses: v.optional(uses),
  /** Why it can not be used right now, in words: 12月3日起可用, 周一至周五 14:00–17:00 可用. */
  notNow: v.optional(v.string()),
})
export type Ticket = v.InferOutput<typeof ticket>

/** Moves of a coupon's life, as the table in life-cycle.ts has them. */
export const couponMove = v.picklist([
  'issued',
  'held',
  'released',
  'redeemed',
  /** One use of several. */
  'used',
  'undone',
  /** Usable again, because the sale it was used in was returned. */
  'returned',
  /** A manager took the redemption back after the window. */
  'reversed',
  'expired',
  'voided',
  /** Given back for its points. */
  'cancelled',
])
export type CouponMove = v.InferOutput<typeof couponMove>

/** One row of a coupon's history: every move writes exactly one. */
export const storyEvent = v.strictObject({
  at: instant,
  event: couponMove,
  /** Where it happened, when that was in a shop. */
  store: v.optional(v.string()),
  /** Why, where somebody had to say it. */
  why: v.optional(v.string()),
})
export type StoryEvent = v.InferOutput<typeof storyEvent>

export const storeView = v.strictObject({
  id,
  name: v.string(),
  address: v.string(),
  phone: v.optional(v.string()),
  /** 10:00–22:00, in the shop's own words. */
  hours: v.optional(v.string()),
  place: v.optional(v.strictObject({ latitude: v.number(), longitude: v.number() })),
})
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

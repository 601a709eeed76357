import * as v from 'valibot'
import { businessDay, line, whole } from '../kernel/fields'
import {
  MAX_FACTOR_PERCENT,
  MAX_GROWTH,
  MAX_PERIOD_MONTHS,
  MAX_TIERS,
  MAX_WINDOW_MONTHS,
  MIN_PRICE_PERCENT,
} from './limits'

export const tierRule = v.strictObject({
  name: line(6),
  /** Growth value at which it begins, and its last one; the highest tier has no last one. */
  from: whole(0, MAX_GROWTH),
  to: v.optional(whole(0, MAX_GROWTH)),
  /** Member price in percent of the list price; 100: the list price. */
  pricePercent: whole(MIN_PRICE_PERCENT, 100),
  /** Points factor in percent; 120: 1.2 times. */
  pointsPercent: whole(100, MAX_FACTOR_PERCENT),
})
export type TierRule = v.InferOutput<typeof tierRule>

export const tierRules = v.strictObject({
  /** Lowest first; its index is the level. */
  tiers: v.pipe(v.array(tierRule), v.minLength(1), v.maxLength(MAX_TIERS)),
  /** Growth of the last so many months counts, this month included. */
  windowMonths: whole(1, MAX_WINDOW_MONTHS),
  /** A tier reached holds to the end of the month that lies so many months on. */
  periodMonths: whole(1, MAX_PERIOD_MONTHS),
})
export type TierRules = v.InferOutput<typeof tierRules>

/** Growth value of one business day: whole yuan paid, less what was returned. */
export const growthDay = v.object({ day: businessDay, value: v.number() })
export type GrowthDay = v.InferOutput<typeof growthDay>

/** Where a member stands. */
export const tierState = v.object({
  level: v.number(),
  /** Since when, ms. */
  since: v.number(),
  /** Last instant of the period; 0 at the lowest tier, which has no end. */
  until: v.number(),
  /** As it was when the period began: what a return falls back to. */
  base: v.object({ level: v.number(), since: v.number(), until: v.number() }),
})
export type TierState = v.InferOutput<typeof tierState>

/** A member's tier as pages show it. */
export const tierView = v.strictObject({
  level: v.number(),
  name: v.string(),
  pricePercent: v.number(),
  pointsPercent: v.number(),
  growth: v.number(),
  /** Last instant of the period; absent at the lowest tier. */
  until: v.optional(v.number()),
  /** The tier above, and the growth it still takes. */
  next: v.optional(v.strictObject({ name: v.string(), missing: v.number() })),
})
export type TierView = v.InferOutput<typeof tierView>

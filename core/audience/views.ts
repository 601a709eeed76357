import * as v from 'valibot'
import { id, whole } from '../kernel/fields'
import { MAX_TIERS } from '../tiers/limits'
import { MAX_LOOK_BACK_DAYS } from './limits'

/** Who is meant. Every part is optional; nothing said: everybody. */
export const audience = v.strictObject({
  /**
   * In this saved segment (core/segments), as of the instant that counts: the start of a grant, the
   * moment of a claim. Shoppers are not told its name.
   */
  segmentId: v.optional(id),
  /** From this tier on. */
  minLevel: v.optional(whole(0, MAX_TIERS)),
  /** Joined at most so many days ago; 1: today. */
  joinedWithin: v.optional(whole(1, MAX_LOOK_BACK_DAYS)),
  /** Has never bought at a till here. */
  neverBought: v.optional(v.boolean()),
  /** Bought last within so many days. */
  boughtWithin: v.optional(whole(1, MAX_LOOK_BACK_DAYS)),
  /** Has bought, but not for so many days: worth winning back. */
  notBoughtFor: v.optional(whole(1, MAX_LOOK_BACK_DAYS)),
  /** Birthday in this month. */
  birthdayMonth: v.optional(v.boolean()),
})
export type Audience = v.InferOutput<typeof audience>

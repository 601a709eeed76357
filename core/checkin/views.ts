import * as v from 'valibot'
import { businessDay, id, line, month, whole } from '../kernel/fields'
import { MAX_POINTS } from '../points/limits'
import { CYCLE, MAX_BONUSES, MAX_DAY_POINTS, MAX_MAKE_UPS } from './limits'

/** Points, a coupon, or both; a bonus of nothing is none. */
const bonus = v.pipe(
  v.strictObject({
    days: whole(2, 31),
    points: whole(0, MAX_POINTS),
    templateId: v.optional(id),
    /** Name of the coupon, as the server knows it: what a client says here is not looked at. */
    coupon: v.optional(line(20)),
  }),
  v.check(({ points, templateId }) => points > 0 || templateId !== undefined),
)

export const checkinRules = v.strictObject({
  open: v.boolean(),
  /** Points of day 1 to 7 of a streak; day 8 is day 1 again. */
  cycle: v.pipe(v.array(whole(0, MAX_DAY_POINTS)), v.length(CYCLE)),
  /** Once in a month, when so many of its days are stamped (made-up days count). */
  bonuses: v.pipe(v.array(bonus), v.maxLength(MAX_BONUSES)),
  /** A missed day of the running month can be stamped later, for points; it earns none itself. */
  makeUp: v.strictObject({ price: whole(0, MAX_DAY_POINTS), perMonth: whole(0, MAX_MAKE_UPS) }),
  /** The tier's points factor counts for the day's points (not for a bonus). */
  tierFactor: v.boolean(),
})
export type CheckinRules = v.InferOutput<typeof checkinRules>

/** A month of stamps: bit 0 is the first day. A day is in `days` once it is stamped at all. */
export const monthCard = v.object({
  month: v.string(),
  /** Stamped days, made-up ones too. */
  days: v.number(),
  madeUp: v.number(),
  /** `days` of the bonuses that were paid this month: each once, whatever the rules become. */
  paid: v.array(v.number()),
  /** Points that the newest stamp of the month earned; a make-up changes it no more. */
  gain: v.optional(v.number()),
})
export type MonthCard = v.InferOutput<typeof monthCard>

/** The check-in strip of the first screen. */
export const checkinBrief = v.strictObject({
  today: businessDay,
  done: v.boolean(),
  /** Days in a row up to today, or up to yesterday while today is open. */
  streak: v.number(),
  /** Points of today's stamp. */
  gain: v.number(),
})
export type CheckinBrief = v.InferOutput<typeof checkinBrief>

export const calendar = v.strictObject({
  month,
  /** Bit 0 is the first of the month. */
  days: v.number(),
  madeUp: v.number(),
  /** Days that can be made up now, as bits. */
  open: v.number(),
})
export type Calendar = v.InferOutput<typeof calendar>

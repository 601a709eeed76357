import * as v from 'valibot'
import { businessDay, month, nothing } from '../kernel/fields'
import { route } from '../kernel/route'
import { calendar, checkinBrief } from './views'

/** What a stamp gave. */
const stamped = v.strictObject({
  ...checkinBrief.entries,
  calendar,
  /** Points earned by this stamp: the day's, and bonuses reached with it. */
  earned: v.number(),
  /** `days` of the bonuses among them. */
  bonuses: v.array(v.number()),
  /** Names of the coupons that come with them; absent: none. */
  coupons: v.optional(v.array(v.string())),
  /** Points paid for it. */
  paid: v.number(),
  /** When the points earned end. */
  until: v.optional(v.number()),
  balance: v.number(),
})

export const checkinMemberRoutes = {
  'checkin.page': route({
    role: 'member',
    kind: 'query',
    /** Without a month: the running one. */
    input: v.strictObject({ month: v.optional(month) }),
    output: v.strictObject({
      ...checkinBrief.entries,
      open: v.boolean(),
      calendar,
      /** Points of day 1 to 7 of the cycle, with this member's factor. */
      cycle: v.array(v.number()),
      /** The day of the cycle that today is, 1 to 7. */
      cycleDay: v.number(),
      bonuses: v.array(
        v.strictObject({
          days: v.number(),
          points: v.number(),
          /** Name of the coupon that comes with it. */
          coupon: v.optional(v.string()),
          paid: v.boolean(),
        }),
      ),
      /** Stamps of the running month. */
      stamps: v.number(),
      makeUp: v.strictObject({ price: v.number(), left: v.number() }),
      spendable: v.number(),
    }),
    refusals: [],
  }),
  'checkin.stamp': route({
    role: 'member',
    kind: 'action',
    input: nothing,
    output: stamped,
    refusals: ['checkin.closed', 'checkin.already'],
  }),
  'checkin.makeUp': route({
    role: 'member',
    kind: 'action',
    input: v.strictObject({ day: businessDay }),
    output: stamped,
    refusals: [
      'checkin.closed',
      'checkin.day-stamped',
      'checkin.day-not-missed',
      'checkin.make-ups-used',
      'points.not-enough',
    ],
  }),
}

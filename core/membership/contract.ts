import * as v from 'valibot'
import { brandView, consentGiven, consentView } from '../brand/contract'
import { ticket } from '../coupons/views'
import { instant, nothing } from '../kernel/fields'
import { route } from '../kernel/route'

export const memberView = v.strictObject({
  /** Short card number to read aloud, not a secret: grouped digits. */
  number: v.string(),
  joinedAt: instant,
})
export type MemberView = v.InferOutput<typeof memberView>

export const membershipMemberRoutes = {
  'membership.home': route({
    role: 'anyone',
    kind: 'query',
    input: nothing,
    output: v.strictObject({
      brand: brandView,
      member: v.optional(memberView),
      /** Usable coupons that end soonest, at most three; a person who is no member has none. */
      endingSoon: v.array(ticket),
      /** Only for a person who is no member yet. */
      consent: v.optional(consentView),
    }),
    refusals: [],
  }),
  'membership.join': route({
    role: 'anyone',
    kind: 'action',
    input: v.strictObject({ consent: consentGiven }),
    output: v.strictObject({ member: memberView }),
    refusals: ['membership.consent-outdated'],
  }),
  /** The consent in force, and the one that this person gave: readable again at any time. */
  'membership.consent': route({
    role: 'anyone',
    kind: 'query',
    input: nothing,
    output: v.strictObject({
      consent: consentView,
      given: v.optional(v.strictObject({ version: v.string(), at: instant })),
    }),
    refusals: [],
  }),
  'membership.code': route({
    role: 'member',
    kind: 'query',
    input: nothing,
    output: v.strictObject({
      member: memberView,
      code: v.string(),
      nextInMs: v.number(),
      /** The newest redemption of the last two minutes, so that the page can say so. */
      redeemed: v.optional(v.strictObject({ at: instant, store: v.string(), name: v.string() })),
    }),
    refusals: [],
  }),
}

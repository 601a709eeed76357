import * as v from 'valibot'
import { brandView, consentGiven, consentView } from '../brand/views'
import { checkinBrief } from '../checkin/views'
import { ticket } from '../coupons/views'
import { id, instant, line, nothing } from '../kernel/fields'
import { route } from '../kernel/route'
import { pointsBrief } from '../points/views'
import { tierView } from '../tiers/views'
import { birthday, memberView } from './views'

/** A file in this environment's cloud storage. */
const avatarId = v.pipe(v.string(), v.maxLength(300), v.startsWith('cloud://'))

export const profile = v.strictObject({
  nickname: v.optional(v.string()),
  avatar: v.optional(v.string()),
  birthday: v.optional(birthday),
  /** Masked: 138****5678. The whole number is only in the member's own export. */
  phone: v.optional(v.string()),
})
export type Profile = v.InferOutput<typeof profile>

export const membershipMemberRoutes = {
  'membership.home': route({
    role: 'anyone',
    kind: 'query',
    input: nothing,
    output: v.strictObject({
      brand: brandView,
      member: v.optional(memberView),
      /** Absent while the brand has one tier only. */
      tier: v.optional(tierView),
      /** Absent while nothing earns points and the member has none. */
      points: v.optional(pointsBrief),
      /** Absent while the brand has no check-in. */
      checkin: v.optional(checkinBrief),
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
      /** The newest sale of the last two minutes, as the till recorded it. */
      sale: v.optional(
        v.strictObject({
          saleId: id,
          at: instant,
          store: v.string(),
          listFen: v.number(),
          payFen: v.number(),
          pointsUsed: v.number(),
          pointsEarned: v.number(),
        }),
      ),
    }),
    refusals: [],
  }),
  /** Personal data that the member chose to give; every part is optional. */
  'membership.profile': route({
    role: 'member',
    kind: 'query',
    input: nothing,
    /** `avatarFolder`: cloud path under which the phone puts a new picture; no `/` at its end. */
    output: v.strictObject({
      member: memberView,
      profile,
      avatarFolder: v.string(),
      /** 不接收营销消息 */
      optOut: v.boolean(),
    }),
    refusals: [],
  }),
  /** Replaces the profile but for the phone; what is left out is erased. */
  'membership.saveProfile': route({
    role: 'member',
    kind: 'action',
    input: v.strictObject({
      nickname: v.optional(line(20)),
      avatar: v.optional(avatarId),
      birthday: v.optional(birthday),
    }),
    output: v.strictObject({ profile }),
    refusals: ['membership.under-14', 'membership.birthday-future', 'membership.avatar-not-yours'],
  }),
  /** 不接收营销消息: left out of lists for marketing from now on (facts/platform.md C20). */
  'membership.setMarketing': route({
    role: 'member',
    kind: 'action',
    input: v.strictObject({ optOut: v.boolean() }),
    output: v.strictObject({ optOut: v.boolean() }),
    refusals: [],
  }),
  /** `code` from WeChat's own button, good for five minutes and once (facts/platform.md §2.4). */
  'membership.setPhone': route({
    role: 'member',
    kind: 'action',
    input: v.strictObject({ code: v.pipe(v.string(), v.minLength(1), v.maxLength(128)) }),
    output: v.strictObject({ profile }),
    refusals: ['membership.phone-code-invalid', 'membership.phone-unavailable'],
  }),
  'membership.removePhone': route({
    role: 'member',
    kind: 'action',
    input: nothing,
    output: v.strictObject({ profile }),
    refusals: [],
  }),
  /**
   * Everything kept about the member, as text in portions: the texts one after the other are the
   * file. CSV cells can not become formulas.
   */
  'membership.export': route({
    role: 'member',
    kind: 'query',
    input: v.strictObject({
      format: v.picklist(['json', 'csv']),
      after: v.optional(v.pipe(v.string(), v.maxLength(120))),
    }),
    output: v.strictObject({ name: v.string(), text: v.string(), next: v.optional(v.string()) }),
    refusals: [],
  }),
  /** What closing would give up; the page says it before asking. */
  'membership.closing': route({
    role: 'member',
    kind: 'query',
    input: nothing,
    output: v.strictObject({ points: v.number(), coupons: v.number(), debt: v.number() }),
    refusals: [],
  }),
  /**
   * Ends the membership: personal data is erased at once, ledgers stay, without it (law 8). Open to
   * anyone, because a retry comes from a person who is no member any more (law 2).
   */
  'membership.close': route({
    role: 'anyone',
    kind: 'action',
    input: v.strictObject({ sure: v.literal(true) }),
    output: v.strictObject({ closed: v.literal(true) }),
    refusals: [],
  }),
}

/** A member as the operator sees them: no name, no phone (facts/platform.md C21). */
export const memberCard = v.strictObject({
  id,
  /** Masked: 会员 尾号 5678 */
  member: v.string(),
  joinedAt: instant,
  closed: v.boolean(),
  tier: tierView,
  points: pointsBrief,
  /** Points that were moved by hand today, up and down added: counts for the approval limit. */
  byHandToday: v.number(),
  /** This is the operator's own membership. */
  own: v.boolean(),
})
export type MemberCard = v.InferOutput<typeof memberCard>

export const membershipOperatorRoutes = {
  /** By the whole card number, which a member reads out. */
  'membership.find': route({
    role: 'operator',
    kind: 'query',
    input: v.strictObject({ number: v.pipe(v.string(), v.maxLength(40)) }),
    output: v.strictObject({ member: memberCard }),
    refusals: ['membership.not-found'],
  }),
  'membership.member': route({
    role: 'operator',
    kind: 'query',
    input: v.strictObject({ memberId: id }),
    output: v.strictObject({ member: memberCard }),
    refusals: ['membership.not-found'],
  }),
}

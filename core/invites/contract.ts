import * as v from 'valibot'
import { id, whole } from '../kernel/fields'
import { route } from '../kernel/route'
import { posterShown } from '../posters/views'
import { visitWay } from './events'
import { CODE_LENGTH } from './limits'
import {
  boardRow,
  campaignView,
  creditRule,
  friendRow,
  rewardView,
  teamView,
  whyCard,
} from './views'

const code = v.pipe(v.string(), v.regex(new RegExp(`^[0-9A-Z]{${CODE_LENGTH}}$`)))

/** Hash of what this phone calls itself: many people on one phone are looked at (risk.ts). */
const phoneId = v.optional(v.pipe(v.string(), v.maxLength(40)))

const inviter = v.strictObject({
  /** 会员 尾号 5678, or the nickname when the inviter agreed to show it on invitations. */
  who: v.string(),
  avatar: v.optional(v.string()),
})

export const invitesMemberRoutes = {
  /**
   * A person opens an invitation; notes the visit once. Whoever is a member already, is the inviter
   * themself or was brought by somebody else is told so and welcomed all the same.
   */
  'invites.visit': route({
    role: 'anyone',
    kind: 'action',
    input: v.strictObject({ code, way: visitWay, scene: whole(0, 9999), phoneId }),
    output: v.strictObject({
      campaign: campaignView,
      inviter,
      /** This is one's own invitation. */
      own: v.boolean(),
      /** Why this visit will not count, as far as it is known now: member-before, other-inviter … */
      told: v.optional(v.strictObject({ rule: creditRule, words: v.string() })),
    }),
    refusals: ['invites.code-unknown', 'invites.not-open', 'invites.paused', 'invites.over'],
  }),
  /** Campaigns that this member can take part in, or has a team in. */
  'invites.list': route({
    role: 'member',
    kind: 'query',
    input: v.strictObject({}),
    output: v.strictObject({
      campaigns: v.array(
        v.strictObject({ campaign: campaignView, counted: v.optional(v.number()) }),
      ),
      /** What this member got or will get as somebody's friend. */
      brought: v.optional(
        v.strictObject({
          campaign: v.string(),
          benefit: v.optional(rewardView),
          /** The benefit is theirs by now, whoever's call gave it. */
          given: v.optional(v.boolean()),
          words: v.string(),
          /** For `invites.contact`: the inviter's code, while adding the brand is what is missing. */
          contact: v.optional(code),
        }),
      ),
    }),
    refusals: [],
  }),
  /** Opens the member's own team in a campaign, and thereby makes their code. */
  'invites.open': route({
    role: 'member',
    kind: 'action',
    input: v.strictObject({ campaignId: id }),
    output: v.strictObject({ campaign: campaignView, team: teamView }),
    refusals: [
      'invites.not-found',
      'invites.not-open',
      'invites.paused',
      'invites.over',
      'invites.not-for-you',
      'invites.staff',
      'invites.blocked',
    ],
  }),
  /** Asked every few seconds while the page is open: two requests. */
  'invites.progress': route({
    role: 'member',
    kind: 'query',
    input: v.strictObject({ code }),
    output: v.strictObject({ team: teamView }),
    refusals: ['invites.code-unknown'],
  }),
  'invites.friends': route({
    role: 'member',
    kind: 'query',
    input: v.strictObject({ code, after: v.optional(whole(0, 1000)) }),
    output: v.strictObject({ friends: v.array(friendRow), next: v.optional(v.number()) }),
    refusals: ['invites.code-unknown'],
  }),
  'invites.why': route({
    role: 'member',
    kind: 'query',
    input: v.strictObject({ code, key: id }),
    output: v.strictObject({ card: whyCard }),
    refusals: ['invites.code-unknown', 'invites.friend-unknown'],
  }),
  /** Gives what is owed to this member, as inviter and as friend; safe to call at any time. */
  'invites.settle': route({
    role: 'member',
    kind: 'action',
    input: v.strictObject({}),
    output: v.strictObject({
      /** What this very call gave. */
      given: v.array(rewardView),
      /** Something is still on its way. */
      owed: v.boolean(),
    }),
    refusals: [],
  }),
  'invites.board': route({
    role: 'member',
    kind: 'query',
    input: v.strictObject({ campaignId: id }),
    output: v.strictObject({ rows: v.array(boardRow), mine: v.optional(boardRow) }),
    refusals: ['invites.not-found', 'invites.no-board'],
  }),
  /** Picture of the member's own mini-program code, for the poster. */
  'invites.code': route({
    role: 'member',
    kind: 'query',
    input: v.strictObject({ code }),
    output: v.strictObject({ fileId: v.string() }),
    refusals: ['invites.code-unknown', 'invites.code-busy'],
  }),
  /** The poster that this member always sees, with every word as it is true now. */
  'invites.poster': route({
    role: 'member',
    kind: 'query',
    input: v.strictObject({ campaignId: id }),
    /** `code`: the member's own, for the picture in it. */
    output: v.strictObject({ code: v.string(), poster: posterShown }),
    refusals: ['invites.not-found', 'invites.no-poster'],
  }),
  /**
   * Where the friend adds the brand on WeCom: the QR carries the inviter's code as its state. Open to
   * anyone, because the callback may come before the joining (facts/platform.md §1.1).
   */
  'invites.contact': route({
    role: 'anyone',
    kind: 'query',
    input: v.strictObject({ code }),
    /** Address of a QR picture, to be pressed long. */
    output: v.strictObject({ qr: v.string() }),
    refusals: [
      'invites.code-unknown',
      'invites.not-open',
      'invites.paused',
      'invites.over',
      'invites.no-wecom',
      'invites.contact-busy',
    ],
  }),
  /** After the person accepted one subscribe message (platform.md §2.5); nothing is given for it (C11). */
  'invites.remind': route({
    role: 'member',
    kind: 'action',
    input: v.strictObject({ code }),
    output: v.strictObject({ wanted: v.boolean() }),
    refusals: ['invites.code-unknown'],
  }),
  /** May invitations show nickname and picture? Off until the member says yes. */
  'invites.showMe': route({
    role: 'member',
    kind: 'action',
    input: v.strictObject({ show: v.boolean() }),
    output: v.strictObject({ show: v.boolean() }),
    refusals: [],
  }),
}

import * as v from 'valibot'
import { REASON_MAX } from '../compliance/views'
import { businessDay, cursor, fen, id, instant, line, whole } from '../kernel/fields'
import { route } from '../kernel/route'
import {
  campaignCheck,
  campaignDesk,
  campaignResults,
  campaignRow,
  deskFriend,
  deskWhy,
  formHash,
} from './desk-views'
import { campaignForm, riskPlan } from './form'
import { MAX_STOCK } from './limits'
import { creditState } from './views'

const tripped = v.strictObject({
  at: instant,
  /** Name of the risk rule, its words, and what was measured. */
  rule: v.string(),
  words: v.string(),
  seen: v.string(),
  who: v.string(),
  memberId: id,
})

const whichOne = { campaignId: id }
const desk = v.strictObject({ campaign: campaignDesk })
const why = line(50)

export const invitesOperatorRoutes = {
  'invites.campaigns': route({
    role: 'operator',
    kind: 'query',
    input: v.strictObject({ after: v.optional(cursor) }),
    output: v.strictObject({ campaigns: v.array(campaignRow), next: v.optional(cursor) }),
    refusals: [],
  }),
  'invites.campaign': route({
    role: 'operator',
    kind: 'query',
    input: v.strictObject(whichOne),
    output: desk,
    refusals: ['invites.not-found'],
  }),
  /** Judges a form while it is written; changes nothing. */
  'invites.check': route({
    role: 'operator',
    kind: 'query',
    input: v.strictObject({ form: campaignForm }),
    output: v.strictObject({ check: campaignCheck }),
    refusals: [],
  }),
  'invites.saveDraft': route({
    role: 'operator',
    kind: 'action',
    input: v.strictObject({ campaignId: v.optional(id), form: campaignForm }),
    output: desk,
    refusals: ['invites.not-found', 'invites.not-draft', 'segments.not-found'],
  }),
  /** `seen`: hash of the form that the operator read; `reason` when there are yellow findings. */
  'invites.publish': route({
    role: 'operator',
    kind: 'action',
    input: v.strictObject({
      ...whichOne,
      seen: formHash,
      reason: v.optional(line(REASON_MAX)),
    }),
    output: desk,
    refusals: [
      'invites.not-found',
      'invites.not-draft',
      'invites.incomplete',
      'invites.dates',
      'invites.started-in-past',
      'invites.worst-over-budget',
      'invites.reward-unusable',
      'invites.reward-too-few',
      'invites.reward-limit',
      'invites.points-off',
      'invites.poster-wrong',
      'invites.changed-since',
      'compliance.red',
      'compliance.reason-missing',
    ],
  }),
  'invites.pause': route({
    role: 'operator',
    kind: 'action',
    input: v.strictObject({ ...whichOne, why }),
    output: desk,
    refusals: ['invites.not-found', 'invites.not-published'],
  }),
  'invites.resume': route({
    role: 'operator',
    kind: 'action',
    input: v.strictObject(whichOne),
    output: desk,
    refusals: ['invites.not-found', 'invites.not-paused', 'invites.over'],
  }),
  'invites.end': route({
    role: 'operator',
    kind: 'action',
    input: v.strictObject({ ...whichOne, why }),
    output: desk,
    refusals: ['invites.not-found', 'invites.not-published'],
  }),
  /** One switch: pauses every campaign that runs (C35). */
  'invites.stopAll': route({
    role: 'operator',
    kind: 'action',
    input: v.strictObject({ why }),
    output: v.strictObject({ paused: v.number() }),
    refusals: [],
  }),
  'invites.raise': route({
    role: 'operator',
    kind: 'action',
    input: v.strictObject({
      ...whichOne,
      stock: v.optional(whole(1, MAX_STOCK)),
      budgetFen: v.optional(fen(1)),
      endsAt: v.optional(instant),
    }),
    output: desk,
    refusals: [
      'invites.not-found',
      'invites.not-published',
      'invites.only-more',
      'invites.dates',
      'invites.worst-over-budget',
      'invites.reward-too-few',
    ],
  }),
  'invites.copy': route({
    role: 'operator',
    kind: 'action',
    input: v.strictObject(whichOne),
    output: desk,
    refusals: ['invites.not-found'],
  }),
  'invites.results': route({
    role: 'operator',
    kind: 'query',
    input: v.strictObject(whichOne),
    output: v.strictObject({ results: campaignResults }),
    refusals: ['invites.not-found'],
  }),
  'invites.people': route({
    role: 'operator',
    kind: 'query',
    input: v.strictObject({
      ...whichOne,
      state: v.optional(creditState),
      after: v.optional(cursor),
    }),
    output: v.strictObject({ friends: v.array(deskFriend), next: v.optional(cursor) }),
    refusals: ['invites.not-found'],
  }),
  'invites.person': route({
    role: 'operator',
    kind: 'query',
    input: v.strictObject({ ...whichOne, friendId: id }),
    output: v.strictObject({ why: deskWhy }),
    refusals: ['invites.not-found', 'invites.friend-unknown'],
  }),
  'invites.decide': route({
    role: 'operator',
    kind: 'action',
    input: v.strictObject({
      ...whichOne,
      friendId: id,
      way: v.picklist(['allow', 'refuse']),
      why,
    }),
    output: v.strictObject({ why: deskWhy }),
    refusals: ['invites.not-found', 'invites.friend-unknown', 'invites.decided-before'],
  }),
  /** Earns nothing any more, as inviter and as friend; what is not final is taken back. */
  'invites.block': route({
    role: 'operator',
    kind: 'action',
    input: v.strictObject({ memberId: id, why }),
    output: v.strictObject({ blocked: v.literal(true) }),
    refusals: ['membership.not-found'],
  }),
  'invites.unblock': route({
    role: 'operator',
    kind: 'action',
    input: v.strictObject({ memberId: id, why }),
    output: v.strictObject({ blocked: v.literal(false) }),
    refusals: ['invites.not-blocked'],
  }),
  'invites.blocked': route({
    role: 'operator',
    kind: 'query',
    input: v.strictObject({ after: v.optional(cursor) }),
    output: v.strictObject({
      people: v.array(
        v.strictObject({
          memberId: id,
          member: v.string(),
          why: v.string(),
          who: v.string(),
          at: instant,
        }),
      ),
      next: v.optional(cursor),
    }),
    refusals: [],
  }),
  /** Plays a business day again by the campaign's risk plan, or by another one; changes nothing. */
  'invites.replay': route({
    role: 'operator',
    kind: 'query',
    input: v.strictObject({ ...whichOne, day: businessDay, plan: v.optional(riskPlan) }),
    output: v.strictObject({
      looked: v.number(),
      tripped: v.array(tripped),
      /** Too many that day to show all. */
      more: v.boolean(),
    }),
    refusals: ['invites.not-found'],
  }),
  'invites.top': route({
    role: 'operator',
    kind: 'query',
    input: v.strictObject(whichOne),
    output: v.strictObject({
      rows: v.array(
        v.strictObject({
          place: v.number(),
          memberId: id,
          who: v.string(),
          kept: v.number(),
          counted: v.number(),
        }),
      ),
    }),
    refusals: ['invites.not-found'],
  }),
}

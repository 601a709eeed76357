import * as v from 'valibot'
import { finding } from '../compliance/views'
import { id, instant } from '../kernel/fields'
import { campaignForm, campaignStatus } from './form'
import { campaignView, creditRule, creditState, rewardState, whyCard } from './views'

/** What the operator sees of invites. */

export const campaignRow = v.strictObject({
  id,
  name: v.string(),
  status: campaignStatus,
  version: v.number(),
  startsAt: instant,
  endsAt: instant,
  /** Friends rewarded, and how many can be. */
  used: v.number(),
  stock: v.number(),
  spentFen: v.number(),
  budgetFen: v.number(),
  held: v.number(),
})
export type CampaignRow = v.InferOutput<typeof campaignRow>

/** SHA-256 of a form: what an operator read is what they publish. */
export const formHash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))

/** What a form would mean if it were published now. */
export const campaignCheck = v.strictObject({
  /** The whole campaign at its worst, and one friend at their worst, fen. */
  worstFen: v.number(),
  perFriendFen: v.number(),
  /** In plain words, as members read it. */
  summary: v.array(v.string()),
  findings: v.array(finding),
  /** Sentences of what is missing or impossible; empty: it can be published. */
  problems: v.array(v.string()),
})
export type CampaignCheck = v.InferOutput<typeof campaignCheck>

export const campaignDesk = v.strictObject({
  row: campaignRow,
  form: campaignForm,
  /** Of the form; publishing names it. */
  hash: formHash,
  check: campaignCheck,
  view: campaignView,
  /** Copied from this one. */
  from: v.optional(id),
  publishedAt: v.optional(instant),
  /** Why it was published in spite of yellow findings. */
  reason: v.optional(v.string()),
  /** Why it is paused, when the platform or an operator said so. */
  pausedBecause: v.optional(v.string()),
})
export type CampaignDesk = v.InferOutput<typeof campaignDesk>

/** A share with its 95 % interval (Wilson), in percent. */
const share = v.strictObject({ percent: v.number(), from: v.number(), until: v.number() })

export const variantResult = v.strictObject({
  name: v.picklist(['A', 'B', 'C']),
  inviters: v.number(),
  visits: v.number(),
  joined: v.number(),
  counted: v.number(),
  /** Counted of visits. */
  rate: v.optional(share),
})

export const campaignResults = v.strictObject({
  inviters: v.number(),
  /** Inviters who brought at least one. */
  active: v.number(),
  visits: v.number(),
  joined: v.number(),
  counted: v.number(),
  kept: v.number(),
  left: v.number(),
  refused: v.number(),
  held: v.number(),
  /** Refusals by rule, most frequent first. */
  why: v.array(v.strictObject({ rule: creditRule, words: v.string(), count: v.number() })),
  spentFen: v.number(),
  /** Of the friends who were kept; absent before the first. */
  perKeptFen: v.optional(v.number()),
  variants: v.array(variantResult),
  /** Is a difference between the variants proved, in words; absent with one variant. */
  verdict: v.optional(v.string()),
})
export type CampaignResults = v.InferOutput<typeof campaignResults>

export const deskFriend = v.strictObject({
  friendId: id,
  friend: v.string(),
  inviterId: id,
  inviter: v.string(),
  state: creditState,
  rule: creditRule,
  words: v.string(),
  cameAt: instant,
  doneAt: v.optional(instant),
})
export type DeskFriend = v.InferOutput<typeof deskFriend>

export const deskWhy = v.strictObject({
  friend: deskFriend,
  card: whyCard,
  rewards: v.array(
    v.strictObject({ to: v.string(), name: v.string(), state: rewardState, at: instant }),
  ),
  /** This person is on the list of those who earn nothing. */
  blocked: v.boolean(),
})
export type DeskWhy = v.InferOutput<typeof deskWhy>

import * as v from 'valibot'
import { fen, id, instant } from '../kernel/fields'
import { action, campaignStatus } from './form'

/**
 * waiting: came, and has not done the action yet. counted: done; may still be taken back. kept: for
 * good. held: a person of the brand looks at it. left: taken back, for good. refused: never counts.
 */
export const creditState = v.picklist(['waiting', 'held', 'counted', 'kept', 'left', 'refused'])
export type CreditState = v.InferOutput<typeof creditState>

/** Why a credit is what it is; one sentence each in words.ts, for the member and for the operator. */
export const creditRule = v.picklist([
  // waiting
  'not-joined',
  'not-bought',
  'not-added',
  // counted, kept
  'done',
  'kept-days',
  'kept-bought',
  // held
  'under-review',
  // left
  'left-closed',
  'left-removed',
  'left-returned',
  // refused
  'self',
  'member-before',
  'came-back',
  'same-person',
  'same-phone',
  'known-contact',
  'moments',
  'ring',
  'staff-friend',
  'staff-inviter',
  'other-inviter',
  'campaign-not-open',
  'campaign-paused',
  'campaign-over',
  'blocked',
  'inviter-blocked',
  'refused-by-hand',
  'team-full',
])
export type CreditRule = v.InferOutput<typeof creditRule>

/** What one person is worth to one campaign: the fold of their events (fold.ts). */
export const credit = v.object({
  campaignId: v.string(),
  friendId: v.string(),
  inviterId: v.string(),
  teamId: v.string(),
  state: creditState,
  rule: creditRule,
  /** When the friend came first by this inviter. */
  cameAt: v.number(),
  /** When the action was done. */
  doneAt: v.optional(v.number()),
  /** When it became final: kept, left or refused. */
  endedAt: v.optional(v.number()),
  /** For `counted`: when it will be kept if nothing happens. */
  keptFrom: v.optional(v.number()),
  /** Ids of the events that decided, oldest first. */
  evidence: v.array(v.string()),
})
export type Credit = v.InferOutput<typeof credit>

/** A reward as people read it. */
export const rewardView = v.strictObject({
  kind: v.picklist(['coupon', 'points']),
  /** 满100减20券 · 200 积分 */
  name: v.string(),
})
export type RewardView = v.InferOutput<typeof rewardView>

/**
 * open: not earned yet. owed: earned, on its way. given. back: taken back. debt: it was spent, and
 * is owed in points. note: it was spent, and the brand only noted it. none: stock or budget was used
 * up before it was earned.
 */
export const rewardState = v.picklist(['open', 'owed', 'given', 'back', 'debt', 'note', 'none'])
export type RewardState = v.InferOutput<typeof rewardState>

export const stepView = v.strictObject({
  now: rewardView,
  nowState: rewardState,
  kept: v.optional(rewardView),
  keptState: v.optional(rewardState),
})
export type StepView = v.InferOutput<typeof stepView>

/** What everybody may read about a campaign: its rules are published before it starts (C5, C26). */
export const campaignView = v.strictObject({
  id,
  name: v.string(),
  status: campaignStatus,
  startsAt: instant,
  endsAt: instant,
  /** What the friend does themself, for words that are theirs alone. */
  action: v.optional(action),
  minFen: v.optional(fen(1)),
  /** One sentence each: what the friend does, what both get, when it is taken back … */
  summary: v.array(v.string()),
  rules: v.string(),
  organiser: v.string(),
  contact: v.string(),
  friend: v.optional(rewardView),
  steps: v.array(v.strictObject({ now: rewardView, kept: v.optional(rewardView) })),
  keptDays: v.number(),
  /** Friends who can still be rewarded. */
  left: v.number(),
  leaderboard: v.boolean(),
  shareTitle: v.string(),
})
export type CampaignView = v.InferOutput<typeof campaignView>

/** A friend as the inviter sees them: no name, no phone (facts/platform.md C21). */
export const friendRow = v.strictObject({
  /** Opaque, of this team only. */
  key: id,
  /** 好友 尾号 5678, 已注销的好友, or 一位好友 before joining. */
  who: v.string(),
  state: creditState,
  rule: creditRule,
  at: instant,
})
export type FriendRow = v.InferOutput<typeof friendRow>

export const teamView = v.strictObject({
  /** The inviter's own code; scene of their QR is `t` + code. */
  code: v.string(),
  campaignId: id,
  status: campaignStatus,
  /** Standing credits, and those of them that are kept. */
  counted: v.number(),
  kept: v.number(),
  waiting: v.number(),
  held: v.number(),
  steps: v.array(stepView),
  /** Newest first, at most twenty; all of them by `invites.friends`. */
  friends: v.array(friendRow),
  /** Something is owed: the page calls `invites.settle`. */
  owed: v.boolean(),
  /** One message when a reward has arrived; absent while the brand has no template for it. */
  remind: v.optional(v.strictObject({ templateId: v.string(), wanted: v.boolean() })),
  /** Variant of the poster that this member sees. */
  variant: v.optional(v.picklist(['A', 'B', 'C'])),
  /** Invitations show nickname and picture: the member said yes (`invites.showMe`). */
  shown: v.optional(v.boolean()),
})
export type TeamView = v.InferOutput<typeof teamView>

/** One line of a story: what happened, when, and what it meant. */
export const whyLine = v.strictObject({ at: instant, words: v.string() })
export const whyCard = v.strictObject({
  who: v.string(),
  state: creditState,
  /** The rule in one sentence. */
  words: v.string(),
  lines: v.array(whyLine),
})
export type WhyCard = v.InferOutput<typeof whyCard>

export const boardRow = v.strictObject({
  place: v.number(),
  who: v.string(),
  kept: v.number(),
  mine: v.boolean(),
})
export type BoardRow = v.InferOutput<typeof boardRow>

import * as v from 'valibot'
import { inviteEvent } from '#core/invites/events'
import { campaignForm, campaignStatus, reward } from '#core/invites/form'
import { creditRule, creditState } from '#core/invites/views'
import { collection } from '../platform/store'

const campaign = v.object({
  _id: v.string(),
  form: campaignForm,
  status: campaignStatus,
  /** 1, and one more for each copy of a copy. */
  version: v.number(),
  from: v.optional(v.string()),
  publishedAt: v.optional(v.number()),
  /** SHA-256 of the form as it was published (C26: no change afterwards). */
  hash: v.optional(v.string()),
  reason: v.optional(v.string()),
  pausedBecause: v.optional(v.string()),
  /** While it was paused nothing counted: the fold asks for it (core/invites/fold.ts). */
  pauses: v.array(v.object({ from: v.number(), until: v.optional(v.number()) })),
  endedAt: v.optional(v.number()),
  /** Stock, budget or end grew: what found nothing left before that is tried once more. */
  raisedAt: v.optional(v.number()),
  at: v.number(),
  rev: v.number(),
})
export type CampaignDoc = v.InferOutput<typeof campaign>
export const campaigns = collection('inviteCampaigns', campaign)

const invitee = v.object({
  /** Member id: the hash of the openid, known before anybody joins. */
  _id: v.string(),
  /** Grows with every change: the guard of a write, and which fold of it is newer. */
  rev: v.number(),
  events: v.array(inviteEvent),
  /** Last change: the jobs look at what changed (slice.ts). */
  at: v.number(),
})
/** Everything known about one person as somebody's friend; the truth that credits are folded from. */
export type InviteeDoc = v.InferOutput<typeof invitee>
export const invitees = collection('invitees', invitee)

const teamCredit = v.object({
  friendId: v.string(),
  /** `rev` of the invitee document that it was folded from: an older one never overwrites. */
  rev: v.number(),
  /** 好友 尾号 5678 */
  who: v.string(),
  state: creditState,
  rule: creditRule,
  cameAt: v.number(),
  doneAt: v.optional(v.number()),
  /** A standing credit is kept from here on, without another word. */
  keptFrom: v.optional(v.number()),
  endedAt: v.optional(v.number()),
  /** Measured by the risk plan and found well; asked once (risk.ts). */
  checked: v.optional(v.boolean()),
})
export type TeamCredit = v.InferOutput<typeof teamCredit>

/** How far each reward of this team has come; the documents of the rewards say the rest. */
const paid = v.object({
  part: v.picklist(['now', 'kept', 'friend']),
  /** Step from 1; for `friend` the friend's id stands in `friendId`. */
  step: v.number(),
  friendId: v.optional(v.string()),
  /** Grows each time that a step which was taken back is earned again. */
  gen: v.number(),
  state: v.picklist(['owed', 'given', 'back', 'debt', 'note', 'none']),
})
export type Paid = v.InferOutput<typeof paid>

const team = v.object({
  /** The invite code. */
  _id: v.string(),
  campaignId: v.string(),
  inviterId: v.string(),
  /** 会员 尾号 5678, as friends read it; nickname and picture only with consent. */
  who: v.string(),
  avatar: v.optional(v.string()),
  variant: v.optional(v.picklist(['A', 'B', 'C'])),
  /** Picture of the code in storage, once it was asked for. */
  codeFile: v.optional(v.string()),
  /** Who once invited this inviter (one step, for rings). */
  inviterBy: v.optional(v.string()),
  staff: v.boolean(),
  /** The inviter accepted one message for the next reward. */
  remind: v.optional(v.boolean()),
  blocked: v.boolean(),
  credits: v.array(teamCredit),
  paid: v.array(paid),
  visits: v.number(),
  /** The fold of the credits, for the board and the results; never counted in another way. */
  counted: v.number(),
  kept: v.number(),
  /** When `kept` was reached: ties by time. 0 before the first. */
  keptAt: v.number(),
  held: v.number(),
  /** Something is to be given or taken back. */
  owed: v.boolean(),
  /** When a credit becomes kept by itself; FAR when none does. */
  nextLook: v.number(),
  at: v.number(),
  rev: v.number(),
})
export type TeamDoc = v.InferOutput<typeof team>
export const teams = collection('inviteTeams', team)

const given = v.object({
  /** Made from team, part, step or friend, and generation: one is one. */
  _id: v.string(),
  campaignId: v.string(),
  teamId: v.string(),
  toId: v.string(),
  part: v.picklist(['now', 'kept', 'friend']),
  step: v.number(),
  gen: v.number(),
  friendId: v.optional(v.string()),
  reward,
  /** As people read it. */
  name: v.string(),
  /** Worst case that the purse has set aside for it, fen. */
  worthFen: v.number(),
  state: v.picklist(['owed', 'given', 'back', 'debt', 'note', 'none']),
  couponId: v.optional(v.string()),
  /** Friends that it took out of the purse: 1, or 0 for what comes with another reward. */
  friends: v.optional(v.number(), 0),
  /** Why it was taken back, or lapsed. */
  why: v.optional(v.string()),
  at: v.number(),
})
export type RewardDoc = v.InferOutput<typeof given>
export const rewards = collection('inviteRewards', given)

const purse = v.object({
  /** Campaign id. */
  _id: v.string(),
  stock: v.number(),
  budgetFen: v.number(),
  /** Friends, and fen, that are still free. No write may pass below zero. */
  left: v.number(),
  leftFen: v.number(),
  rev: v.number(),
  /** Last change; one at rest can be counted (purse.ts). */
  at: v.optional(v.number(), 0),
})
export type PurseDoc = v.InferOutput<typeof purse>
export const purses = collection('invitePurses', purse)

const mark = v.object({
  /** Hash of campaign, kind and key: no device or network stands here in clear. */
  _id: v.string(),
  campaignId: v.string(),
  kind: v.picklist(['device', 'network']),
  people: v.array(v.object({ friendId: v.string(), teamId: v.string(), at: v.number() })),
  until: v.number(),
})
export const marks = collection('inviteMarks', mark)

const block = v.object({
  /** Member id. */
  _id: v.string(),
  why: v.string(),
  whoId: v.string(),
  at: v.number(),
})
export type BlockDoc = v.InferOutput<typeof block>
export const blocks = collection('inviteBlocks', block)

import * as v from 'valibot'
import { audience } from '../audience/views'
import { fen, id, instant, whole } from '../kernel/fields'
import { MAX_POINTS } from '../points/limits'
import { posterVariant } from '../posters/form'
import { MAX_KEPT_DAYS, MAX_STEPS, MAX_STOCK, MAX_VARIANTS } from './limits'

/** A draft may still lack words; publishing says which (core/invites/publish.ts). */
/* @__NO_SIDE_EFFECTS__ */
const words = (max: number) =>
  v.pipe(v.string(), v.trim(), v.maxLength(max), v.regex(/^[^\p{Cc}]*(\n[^\p{Cc}]*)*$/u))

/** Always a fixed thing: neither random nor a chance (facts/platform.md C6). A gift is a coupon for one. */
export const reward = v.variant('kind', [
  v.strictObject({
    kind: v.literal('coupon'),
    templateId: id,
    /** Points owed when it is taken back after it was used and the campaign says `debt`. */
    debtPoints: v.optional(whole(1, MAX_POINTS)),
  }),
  v.strictObject({ kind: v.literal('points'), points: whole(1, MAX_POINTS) }),
])
export type Reward = v.InferOutput<typeof reward>

/** For the first, the second … friend. `now` is paid with the friend's own action (C7), `kept` later. */
export const step = v.strictObject({ now: reward, kept: v.optional(reward) })
export type Step = v.InferOutput<typeof step>

/** What the friend does themself (C4). */
export const action = v.picklist(['joined', 'bought', 'added'])
export type Action = v.InferOutput<typeof action>

/** Limits of what looks honest; what goes over is held for a person to look at. */
export const riskPlan = v.strictObject({
  /** Friends of one inviter that qualify within an hour, and within a business day. */
  perHour: whole(1, 1000),
  perDay: whole(1, 1000),
  /** People on one phone, ever. */
  perDevice: whole(1, 100),
  /** Friends of one inviter from one network within an hour. */
  perNetwork: whole(1, 1000),
  /** Friends of one inviter between 1 and 5 o'clock, in a night. */
  perNight: whole(1, 1000),
  /** From so many ended windows on, at least so many percent must have stayed. */
  keptFrom: whole(1, 1000),
  keptPercent: whole(0, 100),
})
export type RiskPlan = v.InferOutput<typeof riskPlan>

/** An invite campaign as its operator wrote it. Published it never changes but in the members' favour. */
export const campaignForm = v.strictObject({
  name: words(20),
  /** Who holds it and how to reach them (C26). */
  organiser: words(40),
  contact: words(40),
  rules: words(1000),
  /** Title of the share card. */
  shareTitle: words(30),
  action,
  /** For `bought`: a sale of less does not count. */
  minFen: v.optional(fen(1)),
  steps: v.pipe(v.array(step), v.minLength(1), v.maxLength(MAX_STEPS)),
  /** The friend's own benefit. */
  friend: v.optional(reward),
  startsAt: instant,
  endsAt: instant,
  /** A friend who leaves within so many days after their action is taken back; 0: never. */
  keptDays: whole(0, MAX_KEPT_DAYS),
  /** A purchase keeps at once. */
  keptByBuying: v.boolean(),
  /** What was spent before it is taken back: a debt in points, or only a note. */
  whenSpent: v.picklist(['note', 'debt']),
  /** Friends who can be rewarded in all. */
  stock: whole(1, MAX_STOCK),
  budgetFen: fen(1),
  /** Who may invite; nothing said: every member. */
  audience: v.optional(audience),
  staffMayInvite: v.boolean(),
  leaderboard: v.boolean(),
  risk: riskPlan,
  posters: v.pipe(v.array(posterVariant), v.maxLength(MAX_VARIANTS)),
})
export type CampaignForm = v.InferOutput<typeof campaignForm>

export const campaignStatus = v.picklist(['draft', 'published', 'paused', 'ended'])
export type CampaignStatus = v.InferOutput<typeof campaignStatus>

import * as v from 'valibot'
import { subject } from './views'

/** A deed that is rewarded or demanded, by whoever does it. */
export const deed = v.picklist([
  'share',
  'moments-share',
  'group-share',
  'recommend',
  'open',
  'click',
  'scan',
  'help',
  'invite',
  'join',
  'first-sale',
  'purchase',
  'visit',
  'check-in',
  'subscribe',
  'click-message',
  'follow',
  'add-wecom',
  'join-group',
  'download',
  'watch',
  'praise',
  'review',
  'vote',
  'paid-vote',
  'phone',
  'birthday',
  'profile',
  'screenshot',
  'other',
])
export type DeedKind = v.InferOutput<typeof deed>

export const rewardKind = v.picklist([
  'coupon',
  'points',
  'gift',
  'discount',
  'cash',
  'red-packet',
  'lottery-chance',
  'random-amount',
  'stored-value',
  'commission',
  'unlock',
  'other',
])

const count = v.pipe(v.number(), v.minValue(0))
const yes = v.optional(v.boolean())
const amount = v.optional(count)
/** Text that a thing has; '' says that there is none, absent says nothing. */
const told = v.optional(v.string())

export const caseReward = v.strictObject({
  /** What has to be done for it. */
  trigger: v.optional(deed),
  to: v.optional(v.picklist(['inviter', 'friend', 'both', 'self'])),
  kind: v.optional(rewardKind),
  amount: v.optional(v.picklist(['fixed', 'random'])),
  /** at-once with the deed; all-steps after the last step; later: after days; draw: by a draw. */
  when: v.optional(v.picklist(['at-once', 'all-steps', 'later', 'draw'])),
  /** How long the person must wait or take part until they have it. */
  days: amount,
  valueFen: amount,
})
export type CaseReward = v.InferOutput<typeof caseReward>

const invite = v.strictObject({
  /** Friends until the last step. */
  steps: amount,
  /** Each friend pays by themself. */
  perStep: yes,
  /** People of one team, with the one who shares. */
  teamSize: amount,
  /** Levels of people that are paid for one friend; 1: the inviter alone. */
  depth: amount,
  /** A share of what others buy. */
  commission: yes,
  /** Something must be paid to take part. */
  entryFeeFen: amount,
  /** How a friend may come for it to count. */
  sources: v.optional(v.array(v.picklist(['chat', 'group', 'qr', 'moments', 'single-page', 'h5']))),
  /** Only people who never were members count. */
  newOnly: yes,
  /** At most so many friends a day; null: no limit. */
  dailyCap: v.optional(v.nullable(count)),
})

const share = v.strictObject({
  redDot: yes,
  animated: yes,
  /** Asked for by itself: on leaving, in a video, on opening. */
  popup: yes,
  /** The share button stands among others, and nothing follows from it. */
  rewardShown: yes,
})

const lottery = v.strictObject({
  topPrizeFen: amount,
  /** The cap that the software is set to. */
  capFen: amount,
  prizes: told,
  quantity: told,
  probability: told,
  drawAt: told,
  claim: told,
  organiser: told,
  /** Odds can be changed while it runs. */
  oddsChange: yes,
  staffMayWin: yes,
  heldBack: yes,
  keepYears: amount,
})

const money = v.strictObject({
  /** What it costs in money to get it. */
  priceFen: amount,
  storedValue: yes,
  /** Points can be bought, or turned into money. */
  pointsForCash: yes,
  refundable: yes,
  /** Different people see different prices for the same. */
  personalPrice: yes,
})

const terms = v.strictObject({
  rules: told,
  organiser: told,
  contact: told,
  /** When it begins and ends. */
  period: told,
  quota: told,
  steps: told,
  reward: told,
  /** What points or coupons are worth after their day. */
  validity: told,
  /** The rules are small, grey or far away. */
  hidden: yes,
  /** Rules may change for what was earned already. */
  retroactive: yes,
  /** It can be stopped at once. */
  canStop: yes,
  keepOrdersYears: amount,
})

const push = v.strictObject({
  perDay: amount,
  perWeek: amount,
  /** Hours of the day in which it is sent, [8, 21]. */
  hours: v.optional(v.tuple([count, count])),
  optOut: yes,
  /** The person asked for this very message. */
  asked: yes,
  afterPayment: yes,
})

const page = v.strictObject({
  /** Something opens by itself after paying. */
  afterPayment: yes,
  backBlocked: yes,
  jumpAfterScreenshot: yes,
  readsClipboard: yes,
  autoplay: yes,
  /** There is something to use besides adding friends, groups or accounts. */
  substance: yes,
})

const poster = v.strictObject({
  /** A price beside the real one. */
  anchorFen: amount,
  anchorProof: told,
  urgency: v.optional(v.picklist(['none', 'stock', 'end', 'words'])),
  /** The urgency follows true stock or a true end. */
  urgencyTrue: yes,
  endorsementSource: told,
  showsAvatar: yes,
  avatarConsent: yes,
  /** The occasion is over on the day that it is shown. */
  occasionOver: yes,
})

const gift = v.strictObject({ kind: told, spec: told, quantity: told, term: told, manner: told })

const data = v.strictObject({
  /** Purpose and consent come before the data. */
  consent: yes,
  /** Asked before the feature that needs it is used. */
  early: yes,
  refusalCloses: yes,
  canDelete: yes,
  /** Names, phones or birthdays of members are seen by other people. */
  showsOthers: yes,
  sensitive: yes,
  sharedWithOthers: yes,
  automated: yes,
  /** An impact assessment was made. */
  assessed: yes,
  /** One consent for everything, or ticked beforehand. */
  bundled: yes,
  /** People under 14 can take part. */
  minors: yes,
  guardian: yes,
})

const wecom = v.strictObject({
  client: v.optional(v.picklist(['official', 'plug-in', 'personal'])),
  autoAdd: yes,
  bulkImport: yes,
  sendsPerDay: amount,
})

/**
 * A plain description of anything that is published, independent of our forms. Everything but the
 * subject may be left out: what is not said is taken as it should be.
 */
export const complianceCase = v.strictObject({
  subject,
  /** What a person calls it; only for printing. */
  name: v.optional(v.string()),
  /** Everything that somebody will read, by field: title, rules, copy, button … */
  texts: v.optional(v.record(v.string(), v.string())),
  rewards: v.optional(v.array(caseReward)),
  /** What has to be done before one can go on, see, use or take it. */
  required: v.optional(v.array(deed)),
  invite: v.optional(invite),
  share: v.optional(share),
  lottery: v.optional(lottery),
  money: v.optional(money),
  terms: v.optional(terms),
  push: v.optional(push),
  page: v.optional(page),
  poster: v.optional(poster),
  gift: v.optional(gift),
  data: v.optional(data),
  wecom: v.optional(wecom),
})
export type ComplianceCase = v.InferOutput<typeof complianceCase>

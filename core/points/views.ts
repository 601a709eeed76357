import * as v from 'valibot'
import { id, instant, line, whole } from '../kernel/fields'
import { MAX_BIRTHDAY_PERCENT, MAX_EXPIRY_MONTHS, MAX_PENDING_DAYS, MAX_POINTS } from './limits'

/** Points of one cause with dates of their own. `left` is never negative. */
export const lot = v.object({
  /** Id of what earned it: the row's id, and a number where one deed earns several. */
  id: v.string(),
  left: v.number(),
  /** First instant (ms) at which it can be spent. */
  from: v.number(),
  /** Last instant (ms) at which it can be spent. */
  until: v.number(),
})
export type Lot = v.InferOutput<typeof lot>

/** Balance = sum of what the lots have left − debt (law 3). */
export const account = v.object({
  balance: v.number(),
  /** Points that were taken back after they had been spent; later earnings pay it first. */
  debt: v.number(),
  lots: v.array(lot),
})
export type Account = v.InferOutput<typeof account>

/** What one line did to one lot; `points` is signed. */
export const move = v.object({
  lot: v.string(),
  points: v.number(),
  from: v.number(),
  until: v.number(),
})
export type Move = v.InferOutput<typeof move>

export const lineKind = v.picklist([
  'earn',
  'spend',
  /** Spent points that come back to the lots they were taken from. */
  'restore',
  /** Earned points that the brand takes back, because what earned them was undone. */
  'takeback',
  'expire',
  /** Points that pay a debt. */
  'settle',
  /** Given up by closing the account. */
  'forfeit',
  /** The same points with a later last day. */
  'extend',
])
export type LineKind = v.InferOutput<typeof lineKind>

/** One ledger entry; stands in the audit row of the deed that made it and is never changed. */
export const pointsLine = v.object({
  kind: lineKind,
  /** Change of the balance: sum of the moves − change of the debt. */
  points: v.number(),
  /** Change of the debt. */
  debt: v.number(),
  moves: v.array(move),
  /** Balance after it. */
  balance: v.number(),
  /** Points of a takeback that the brand's return policy lets go. */
  waived: v.optional(v.number()),
})
export type PointsLine = v.InferOutput<typeof pointsLine>

export const cause = v.picklist([
  'sale',
  'return',
  'checkin',
  'bonus',
  'make-up',
  'exchange',
  'cancel',
  'adjust',
  'expiry',
  'extension',
  'closure',
  'invite',
])
export type Cause = v.InferOutput<typeof cause>

/** What the brand takes back when a purchase is returned whose points were spent meanwhile. */
export const returnPolicy = v.picklist(['only-pending', 'to-zero', 'debt'])
export type ReturnPolicy = v.InferOutput<typeof returnPolicy>

/** How points are earned and spent. All of it is shown to members before they earn. */
export const pointsRules = v.strictObject({
  /** Points for each whole yuan paid, before the tier's factor; 0: nothing is earned. */
  perYuan: whole(0, 1000),
  /** Factor of purchases in the month of the member's birthday, in percent; 100: none. */
  birthdayPercent: v.optional(whole(100, MAX_BIRTHDAY_PERCENT), 100),
  /** So many points take one yuan off a purchase; 0: points do not pay at the till. */
  pointsPerYuan: whole(0, 100_000),
  /** Percent of a purchase that points may pay at most. */
  maxSharePercent: whole(1, 100),
  /** Earned points can be spent from the start of the day after so many days; 0: at once. */
  pendingDays: whole(0, MAX_PENDING_DAYS),
  /** Points end with the month that lies so many months after the month of earning. */
  expiryMonths: whole(1, MAX_EXPIRY_MONTHS),
  returnPolicy,
  /** By hand, above this for one member on one business day a second operator is needed. */
  approveAbove: whole(0, MAX_POINTS),
})
export type PointsRules = v.InferOutput<typeof pointsRules>

/** What was moved by hand on the newest business day on which anything was. */
export const pointsByHand = v.object({ day: v.string(), points: v.number() })
export type PointsByHand = v.InferOutput<typeof pointsByHand>

/** A row of the ledger as a list draws it. */
export const entryRow = v.strictObject({
  id: v.string(),
  at: instant,
  /** The cause in plain words: 消费 · 一店 */
  title: v.string(),
  /** Signed; 0 for points that paid a debt. */
  points: v.number(),
  kind: lineKind,
  balance: v.number(),
  /** For earned points: when they end. */
  until: v.optional(instant),
  /** For earned points that can not be spent yet. */
  from: v.optional(instant),
  /** For a debt: how it changed. */
  debt: v.optional(v.number()),
})
export type EntryRow = v.InferOutput<typeof entryRow>

/** Why an entry stands there: cause, rule, document, who, when. */
export const entryView = v.strictObject({
  ...entryRow.entries,
  cause,
  /** The rule as it was then, in words: 每 1 元得 1 分 × 熟客 1.1 倍 */
  rule: v.optional(v.string()),
  /** Where it happened. */
  where: v.optional(v.string()),
  /** Who did it: 本人, 店员, 店长, 运营, 系统. Never a name: members do not learn staff names. */
  who: v.string(),
  /** The reason a person gave. */
  why: v.optional(v.string()),
  /** What the points were earned with or spent on. */
  document: v.optional(
    v.strictObject({ kind: v.picklist(['sale', 'coupon', 'day']), id, name: v.string() }),
  ),
  /** Lots that it touched. */
  lots: v.array(v.strictObject({ points: v.number(), from: instant, until: instant })),
  waived: v.optional(v.number()),
  requestId: v.string(),
})
export type EntryView = v.InferOutput<typeof entryView>

/** What a member has now. */
export const pointsBrief = v.strictObject({
  /** Lots minus debt, without what has ended. */
  balance: v.number(),
  spendable: v.number(),
  pending: v.number(),
  debt: v.number(),
  /** What ends first, when that is within 30 days (facts/platform.md C31). */
  ending: v.optional(v.strictObject({ points: v.number(), at: instant })),
})
export type PointsBrief = v.InferOutput<typeof pointsBrief>

export const reason = line(60)

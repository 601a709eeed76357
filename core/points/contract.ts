import * as v from 'valibot'
import { cursor, id, instant, month, nothing, whole } from '../kernel/fields'
import { route } from '../kernel/route'
import { MAX_POINTS } from './limits'
import { entryRow, entryView, pointsBrief, reason } from './views'

/** `<row id>.<number of its line>` */
const entryId = v.pipe(v.string(), v.regex(/^[a-z0-9]{1,40}\.\d{1,2}$/))

export const pointsMemberRoutes = {
  'points.page': route({
    role: 'member',
    kind: 'query',
    input: v.strictObject({ after: v.optional(cursor) }),
    output: v.strictObject({
      brief: pointsBrief,
      /** What ends when, soonest first, at most six dates. */
      ends: v.array(v.strictObject({ points: v.number(), at: instant })),
      rows: v.array(entryRow),
      next: v.optional(cursor),
    }),
    refusals: [],
  }),
  'points.entry': route({
    role: 'member',
    kind: 'query',
    input: v.strictObject({ entryId }),
    output: v.strictObject({ entry: entryView }),
    refusals: ['points.entry-not-found'],
  }),
}

const adjustment = v.strictObject({
  id,
  memberId: id,
  /** Masked: 会员 尾号 5678 */
  member: v.string(),
  /** Signed, never 0. */
  points: v.number(),
  why: v.string(),
  by: v.string(),
  at: instant,
  /** This operator may decide it. */
  mine: v.boolean(),
  /** This operator proposed it, and may withdraw it. */
  own: v.boolean(),
})
export type Adjustment = v.InferOutput<typeof adjustment>

export const pointsOperatorRoutes = {
  /** A member's ledger, as the member sees it. */
  'points.entriesOf': route({
    role: 'operator',
    kind: 'query',
    input: v.strictObject({ memberId: id, after: v.optional(cursor) }),
    output: v.strictObject({ rows: v.array(entryRow), next: v.optional(cursor) }),
    refusals: ['membership.not-found'],
  }),
  'points.entryOf': route({
    role: 'operator',
    kind: 'query',
    input: v.strictObject({ memberId: id, entryId }),
    output: v.strictObject({ entry: entryView }),
    refusals: ['points.entry-not-found'],
  }),
  /**
   * Gives or takes points by hand. What would make the day's changes by hand of this member more than
   * the brand's limit waits for a second operator.
   */
  'points.adjust': route({
    role: 'operator',
    kind: 'action',
    input: v.strictObject({ memberId: id, points: whole(-MAX_POINTS, MAX_POINTS), why: reason }),
    output: v.strictObject({ state: v.picklist(['done', 'waiting']), brief: pointsBrief }),
    refusals: [
      'membership.not-found',
      'points.adjust-zero',
      'points.not-enough',
      'points.own-account',
    ],
  }),
  'points.waiting': route({
    role: 'operator',
    kind: 'query',
    input: nothing,
    output: v.strictObject({ adjustments: v.array(adjustment) }),
    refusals: [],
  }),
  /** Another operator approves or declines; who proposed it may only withdraw: `approve: false`. */
  'points.decide': route({
    role: 'operator',
    kind: 'action',
    input: v.strictObject({ adjustmentId: id, approve: v.boolean() }),
    output: v.strictObject({ state: v.picklist(['done', 'declined', 'withdrawn']) }),
    refusals: [
      'points.adjustment-not-found',
      'points.not-waiting',
      'points.own-approval',
      'points.own-account',
      'points.not-enough',
      'membership.not-found',
    ],
  }),
  /** What the brand owes: live points by the month in which they end, and in fen. */
  'points.liability': route({
    role: 'operator',
    kind: 'query',
    input: nothing,
    output: v.strictObject({
      months: v.array(v.strictObject({ month, points: v.number(), fen: v.number() })),
      points: v.number(),
      fen: v.number(),
      /** Points that members owe. */
      debt: v.number(),
      /** Points that take one yuan off; 0: they are worth nothing at the till. */
      pointsPerYuan: v.number(),
    }),
    refusals: [],
  }),
  /** Ledger entries of a month as CSV, in files of bounded size. */
  'points.csv': route({
    role: 'operator',
    kind: 'query',
    input: v.strictObject({ month, after: v.optional(cursor) }),
    output: v.strictObject({
      fileId: v.string(),
      rows: v.number(),
      next: v.optional(cursor),
    }),
    refusals: [],
  }),
}

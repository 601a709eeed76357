import * as v from 'valibot'
import { cursor, id, instant, line, nothing, whole } from '../kernel/fields'
import { route } from '../kernel/route'
import { importDiff, importState, importWish, orderView } from './import'
import { MAX_CLAIM_DAYS } from './import-limits'

/** Where the phone puts a file: the jobs read it and remove it, and must do so to no other file. */
const ordersFile = v.pipe(
  v.string(),
  v.maxLength(200),
  v.regex(/^cloud:\/\/[A-Za-z0-9._-]+\/orders\/in-[A-Za-z0-9-]+\.(csv|txt|xlsx|xls)$/i),
)

/** A rejected row, in words. */
const rejectedRow = v.strictObject({
  row: v.number(),
  column: v.string(),
  value: v.string(),
  why: v.string(),
})

export type RejectedRow = v.InferOutput<typeof rejectedRow>

/** Where a page of rejected rows goes on: `<byte of the part>~<row in the part>`. */
const rejectPlace = v.pipe(v.string(), v.regex(/^\d{1,15}~\d{1,6}$/))

/** One import as its page draws it. */
export const importView = v.strictObject({
  id,
  name: v.string(),
  /** What the file turned out to be: 淘宝订单报表; '' until it has been opened. */
  kind: v.string(),
  state: importState,
  /** 正在检查 */
  stateName: v.string(),
  wish: importWish,
  at: instant,
  /** Done of what the state is about, 0 to 100. */
  percent: v.number(),
  /** Rows with an order, and rows that are left out. */
  rows: v.number(),
  rejected: v.number(),
  /** First and last purchase in the file. */
  from: v.optional(instant),
  to: v.optional(instant),
  /** What it would change (while nothing else does), and what it has changed so far. */
  wouldBe: importDiff,
  was: importDiff,
  /** Why it failed, and what to do. */
  problem: v.optional(v.string()),
  /** What may be done with it now. */
  may: v.strictObject({
    start: v.boolean(),
    pause: v.boolean(),
    resume: v.boolean(),
    cancel: v.boolean(),
    undo: v.boolean(),
  }),
})
export type ImportView = v.InferOutput<typeof importView>

const shown = v.strictObject({ import: importView })
const importPage = v.strictObject({
  import: importView,
  rejected: v.array(rejectedRow),
  /** Other imports have begun since the check: what it would change may have changed. */
  overtaken: v.boolean(),
})
const one = v.strictObject({ importId: id })

/** 订单号 as a person types or scans it. */
const typed = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80))

export const claimRules = v.strictObject({
  /** Claimed orders earn points and growth like sales. */
  earn: v.boolean(),
  /** So many days after the purchase an order can be claimed. */
  days: whole(1, MAX_CLAIM_DAYS),
})
export type ClaimRules = v.InferOutput<typeof claimRules>

export const ordersOperatorRoutes = {
  /** Checks a file that was uploaded: nothing is changed, everything is counted. */
  'orders.check': route({
    role: 'operator',
    kind: 'action',
    input: v.strictObject({ fileId: ordersFile, name: line(80) }),
    output: shown,
    refusals: [],
  }),
  /** Newest first. */
  'orders.imports': route({
    role: 'operator',
    kind: 'query',
    input: v.strictObject({ after: v.optional(cursor) }),
    output: v.strictObject({ imports: v.array(importView), next: v.optional(cursor) }),
    refusals: [],
  }),
  /** One import with its first rejected rows. */
  'orders.import': route({
    role: 'operator',
    kind: 'query',
    input: one,
    output: importPage,
    refusals: ['orders.import-not-found'],
  }),
  /**
   * The same after some seconds of its work, as the timer does it: while somebody looks on, nobody
   * waits for the timer. Asked twice at once, one of them works; nothing is done twice.
   */
  'orders.push': route({
    role: 'operator',
    kind: 'query',
    input: one,
    output: importPage,
    refusals: ['orders.import-not-found'],
  }),
  /** Rejected rows that were kept, in the order of the file. */
  'orders.rejects': route({
    role: 'operator',
    kind: 'query',
    input: v.strictObject({ importId: id, after: v.optional(rejectPlace) }),
    output: v.strictObject({ rows: v.array(rejectedRow), next: v.optional(rejectPlace) }),
    refusals: ['orders.import-not-found'],
  }),
  /** Every rejected row that was kept, as a CSV file. */
  'orders.rejected': route({
    role: 'operator',
    kind: 'query',
    input: one,
    output: v.strictObject({ fileId: v.string(), rows: v.number() }),
    refusals: ['orders.import-not-found', 'orders.import-none-rejected'],
  }),
  'orders.start': route({
    role: 'operator',
    kind: 'action',
    input: one,
    output: shown,
    refusals: ['orders.import-not-found', 'orders.import-not-checked'],
  }),
  'orders.pause': route({
    role: 'operator',
    kind: 'action',
    input: one,
    output: shown,
    refusals: ['orders.import-not-found', 'orders.import-not-running'],
  }),
  'orders.resume': route({
    role: 'operator',
    kind: 'action',
    input: one,
    output: shown,
    refusals: ['orders.import-not-found', 'orders.import-not-paused'],
  }),
  /** Goes no further. What is in stays until it is undone. */
  'orders.cancel': route({
    role: 'operator',
    kind: 'action',
    input: one,
    output: shown,
    refusals: ['orders.import-not-found', 'orders.import-ended'],
  }),
  /** Takes everything back that the import has changed. */
  'orders.undo': route({
    role: 'operator',
    kind: 'action',
    input: v.strictObject({ importId: id, why: line(60) }),
    output: shown,
    refusals: ['orders.import-not-found', 'orders.import-not-undoable'],
  }),
  /** Orders of this number, whichever the platform. */
  'orders.search': route({
    role: 'operator',
    kind: 'query',
    input: v.strictObject({ orderNo: typed }),
    output: v.strictObject({ orders: v.array(orderView) }),
    refusals: ['orders.not-found'],
  }),
  'orders.rules': route({
    role: 'operator',
    kind: 'query',
    input: nothing,
    output: v.strictObject({ rules: claimRules, words: v.array(v.string()) }),
    refusals: [],
  }),
  'orders.saveRules': route({
    role: 'operator',
    kind: 'action',
    input: v.strictObject({ rules: claimRules }),
    output: v.strictObject({ rules: claimRules, words: v.array(v.string()) }),
    refusals: [],
  }),
}

/** What became of an order number that a member has named. */
export const claimView = v.strictObject({
  id: v.string(),
  /** 1234…7890 */
  orderNo: v.string(),
  state: v.picklist(['claimed', 'waiting', 'lapsed']),
  /** In words: 淘宝天猫 · ¥128, 等待核对 */
  words: v.string(),
  at: instant,
  points: v.number(),
})
export type ClaimView = v.InferOutput<typeof claimView>

export const ordersMemberRoutes = {
  /** Numbers that this member has named, newest first, and what claiming gives. */
  'orders.claims': route({
    role: 'member',
    kind: 'query',
    input: nothing,
    output: v.strictObject({ claims: v.array(claimView), words: v.array(v.string()) }),
    refusals: [],
  }),
  /**
   * Takes an order as one's own. `waiting`: it has not been imported yet, and is taken as soon as it
   * is.
   */
  'orders.claim': route({
    role: 'member',
    kind: 'action',
    input: v.strictObject({ orderNo: typed }),
    output: v.strictObject({ claim: claimView }),
    refusals: [
      'orders.claim-unreadable',
      'orders.claim-too-often',
      'orders.claim-taken',
      'orders.claim-mine',
      'orders.claim-unpaid',
      'orders.claim-too-old',
      'orders.claim-waiting-full',
    ],
  }),
  /** Takes a number out of the list that waits, or that nobody could find: a slip of the thumb. */
  'orders.forget': route({
    role: 'member',
    kind: 'action',
    input: v.strictObject({ claimId: id }),
    output: v.strictObject({ claimId: id }),
    refusals: ['orders.claim-not-waiting'],
  }),
}

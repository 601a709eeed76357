import * as v from 'valibot'
import { event, platform } from '#core/events/event'
import { held, importDiff, importState, importWish } from '#core/orders/import'
import { said } from '#core/orders/import-held'
import { collection } from '../platform/store'

const importDoc = v.object({
  _id: v.string(),
  name: v.string(),
  /** The file that is read; '' once it is done with and removed. */
  fileId: v.string(),
  /** The .xlsx that it was made of, until that is removed. */
  uploadId: v.string(),
  staffId: v.string(),
  at: v.number(),
  state: importState,
  wish: importWish,
  /** 1 while the jobs have something to do for it. */
  work: v.number(),
  /** Held by a run until then, and how often it was taken: only the newest taker writes on. */
  until: v.number(),
  fence: v.number(),

  /** Bytes of the file, read so far, and what the reader remembers between two parts. */
  size: v.number(),
  offset: v.number(),
  reader: v.string(),
  /** What the file turned out to be: 淘宝订单表. */
  kind: v.string(),
  /** Rows that held an order; rows left out; pages and kept rows of those. */
  rows: v.number(),
  rejected: v.number(),
  rejectPages: v.number(),
  rejectsKept: v.number(),
  /** First and last purchase; 0 without any. */
  from: v.number(),
  to: v.number(),
  /** What it would change, by the check. */
  wouldBe: importDiff,

  /** `seq` up to which it is in force, or out of it again; and how often that way has begun. */
  cursor: v.number(),
  pass: v.number(),
  /** Orders done on the present way. */
  done: v.number(),
  /** What it has changed. */
  was: importDiff,

  /** When the check ended, and when the newest way through the orders began. */
  checkedAt: v.optional(v.number()),
  startedAt: v.optional(v.number()),
  endedAt: v.optional(v.number()),
  problem: v.optional(v.object({ code: v.string(), text: v.string() })),
})
export type ImportDoc = v.InferOutput<typeof importDoc>
export const imports = collection('imports', importDoc)

const saidDoc = v.object({
  /** One document for an order in an import: `<import>.<order>`. */
  _id: v.string(),
  ...said.entries,
  /** Row in which the file first names the order: the order in which it is put in force. */
  seq: v.number(),
  /** In force. */
  live: v.boolean(),
  /** The way (of the import) that has last set `live`. */
  pass: v.number(),
})
/** What an import says of an order. Added by the check, in force once its slice has run. */
export type SaidDoc = v.InferOutput<typeof saidDoc>
export const saids = collection('orderSaids', saidDoc)

const orderDoc = v.object({
  /** `taobao.123` */
  _id: v.string(),
  platform,
  orderNo: v.string(),
  /** Its own identity, by a keyed hash. */
  own: v.string(),
  /** Absent when no import in force says it. */
  held: v.optional(held),
  /** Member who claimed it: for ever. */
  memberId: v.optional(v.string()),
  claimedAt: v.optional(v.number()),
  /** Of its events (core/orders/import-events.ts). */
  version: v.number(),
  key: v.string(),
  was: v.string(),
  /** Slice or claim that wrote this: whoever finds its own name here has still to see to the events. */
  by: v.string(),
  rev: v.number(),
})
export type OrderDoc = v.InferOutput<typeof orderDoc>
export const orders = collection('orders', orderDoc)

const rejectPage = v.object({
  _id: v.string(),
  importId: v.string(),
  /** Byte of the file at which its slice began. */
  at: v.number(),
  rows: v.array(
    v.object({ row: v.number(), column: v.string(), code: v.string(), value: v.string() }),
  ),
})
export const rejectPages = collection('importRejects', rejectPage)

/** The event store (core/events): append-only. */
export const events = collection('events', event)

const due = v.object({ points: v.number(), growth: v.number() })

const claimDoc = v.object({
  /** Of a claimed order its id, so that it has one claim for ever; else of who waits for a number. */
  _id: v.string(),
  memberId: v.string(),
  orderNo: v.string(),
  /** open: taken, and something of it may still be to do. settled: all is done. */
  status: v.picklist(['waiting', 'open', 'settled', 'lapsed']),
  /** When it was asked for: decides whether the purchase was recent enough, and who was first. */
  at: v.number(),
  /** What a purchase earns: so much for so many fen, by the rules when it was claimed. */
  rate: v.object({ points: v.number(), fen: v.number(), growth: v.boolean(), rule: v.string() }),
  /** Day to which the growth belongs: the purchase's. */
  day: v.string(),
  /** Given for it so far, less what was taken back, and how often it moved. */
  given: due,
  moves: v.number(),
  /** The move that is being made; noted before it, so that whoever goes on makes the same one. */
  moving: v.boolean(),
  next: due,
  /** The lot that the last points were given in. */
  lot: v.string(),
})
export type ClaimDoc = v.InferOutput<typeof claimDoc>
export const claims = collection('orderClaims', claimDoc)

const rulesDoc = v.object({ _id: v.string(), earn: v.boolean(), days: v.number() })
export const orderRules = collection('orderRules', rulesDoc)

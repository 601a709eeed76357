import * as v from 'valibot'
import { stageRule } from '../aipl/stages'
import { businessDay, id, instant, line, nothing, whole } from '../kernel/fields'
import { route } from '../kernel/route'
import { rfmRules } from '../rfm/cells'
import { TRADES } from './trades'

const stage = whole(0, 5)
const group = whole(0, 8)
const score = whole(1, 5)
/** Without: the server's today. */
const dayWished = { day: v.optional(businessDay) }

/** One of a list: who it is, as far as an operator may see, and since when. */
const someone = v.strictObject({
  id,
  /** 会员 尾号 5678, or 顾客 ab12 of somebody who is no member. */
  name: v.string(),
  memberId: v.optional(id),
  /** First day of what the list is about; absent where it is about nothing dated. */
  since: v.optional(businessDay),
})
export type Someone = v.InferOutput<typeof someone>

const page = v.strictObject({
  people: v.array(someone),
  /** Go on looking from here: a page may be short, or empty, and more follow. */
  next: v.optional(id),
})

const dated = v.strictObject({ day: businessDay, text: v.string() })

const purchase = v.strictObject({
  day: businessDay,
  /** Where: 淘宝/天猫, or the shop. */
  where: v.string(),
  fen: v.number(),
  /** Went back so far. */
  backFen: v.number(),
})

const stageNow = v.strictObject({
  stage,
  name: v.string(),
  about: v.string(),
  /** The rule that holds; absent for who is no member, or asleep. */
  rule: v.optional(v.string()),
  /** Events that it counts, oldest first. */
  events: v.array(dated),
  /** When it changes if nothing happens. */
  next: v.optional(v.strictObject({ day: businessDay, name: v.string() })),
  /** What would lift her, nearest first. */
  lifts: v.array(v.string()),
  /** Purchases that would count, had they not gone back. */
  lost: v.array(dated),
})

export const personView = v.strictObject({
  id,
  name: v.string(),
  memberId: v.optional(id),
  keys: v.number(),
  /** That older ones are kept as sums, where there are too many; absent: all stand one by one. */
  summed: v.optional(v.string()),
  /** 首次来自 */
  channel: v.string(),
  wecom: v.boolean(),
  optOut: v.boolean(),
  firstDay: businessDay,
  lastDay: businessDay,
  now: stageNow,
  /** Newest first, up to the day asked for. */
  history: v.array(v.strictObject({ day: businessDay, name: v.string(), why: v.string() })),
  rfm: v.strictObject({
    cell: v.number(),
    group: v.string(),
    advice: v.string(),
    orders: v.number(),
    fen: v.number(),
    /** Days since the last purchase; absent without one in the window. */
    days: v.optional(v.number()),
  }),
  orders: v.number(),
  fen: v.number(),
  /** The newest ones. */
  purchases: v.array(purchase),
  tags: v.array(v.strictObject({ tag: v.string(), why: v.string(), hand: v.boolean() })),
})
export type PersonView = v.InferOutput<typeof personView>

const sized = v.strictObject({ name: v.string(), about: v.string(), people: v.number() })

const over = v.picklist(['day', 'month'])

/** Progress of the read models; figures are as of `upTo`. */
const progress = v.strictObject({
  /** Everything noted until then is in. */
  upTo: instant,
  /** Events noted since; at most so many are counted. */
  waiting: v.number(),
  building: v.optional(
    v.strictObject({ people: v.number(), of: v.number(), at: instant, why: v.string() }),
  ),
})
export type Progress = v.InferOutput<typeof progress>

const rulesGiven = {
  aipl: v.pipe(v.array(stageRule), v.minLength(1), v.maxLength(20)),
  rfm: rfmRules,
}

export const personsOperatorRoutes = {
  /** By name of the person or any of their keys; `day`: as it was, or will be, on that day. */
  'persons.show': route({
    role: 'operator',
    kind: 'query',
    input: v.strictObject({ id, day: v.optional(businessDay) }),
    output: v.strictObject({ person: personView }),
    refusals: ['persons.not-found'],
  }),
  /** By card number, phone number or order number. */
  'persons.find': route({
    role: 'operator',
    kind: 'query',
    input: v.strictObject({ text: line(40) }),
    output: v.strictObject({ people: v.array(someone) }),
    refusals: ['persons.not-found'],
  }),
  /**
   * How many stand in each stage on a day, and from where to where they went: over that day, or over
   * its month. Row sums of the matrix are the sizes before, column sums those after.
   */
  'lifecycle.stages': route({
    role: 'operator',
    kind: 'query',
    input: v.strictObject({ ...dayWished, over }),
    output: v.strictObject({
      day: businessDay,
      members: v.number(),
      stages: v.array(sized),
      matrix: v.array(v.array(v.number())),
      progress,
    }),
    refusals: [],
  }),
  /** Who stands in a stage on a day; with `from`, who came from that one over the day or month. */
  'lifecycle.people': route({
    role: 'operator',
    kind: 'query',
    input: v.strictObject({
      day: businessDay,
      stage,
      from: v.optional(v.strictObject({ stage, over })),
      after: v.optional(id),
    }),
    output: page,
    refusals: [],
  }),
  'rfm.groups': route({
    role: 'operator',
    kind: 'query',
    input: v.strictObject(dayWished),
    output: v.strictObject({
      day: businessDay,
      groups: v.array(sized),
      /** [cell, persons]; 543: recency 5, frequency 4, money 3. */
      cells: v.array(v.tuple([v.number(), v.number()])),
      progress,
    }),
    refusals: [],
  }),
  /** Who stands in a group (or one cell of it) on a day. */
  'rfm.people': route({
    role: 'operator',
    kind: 'query',
    input: v.strictObject({
      day: businessDay,
      group: v.optional(group),
      cell: v.optional(whole(111, 555)),
      /** Of each that is given, this very score. */
      scores: v.optional(
        v.strictObject({
          recency: v.optional(score),
          frequency: v.optional(score),
          money: v.optional(score),
        }),
      ),
      after: v.optional(id),
    }),
    output: page,
    refusals: [],
  }),
  'lifecycle.rules': route({
    role: 'operator',
    kind: 'query',
    input: nothing,
    output: v.strictObject({
      ...rulesGiven,
      /** The same in words, a line each. */
      words: v.strictObject({ aipl: v.array(v.string()), rfm: v.array(v.string()) }),
      /** Days from which rules changed, oldest first. */
      changes: v.array(businessDay),
      trade: v.picklist(TRADES),
      trades: v.array(
        v.strictObject({
          trade: v.picklist(TRADES),
          name: v.string(),
          about: v.string(),
          ...rulesGiven,
        }),
      ),
      progress,
    }),
    refusals: [],
  }),
  /** `since`: for all days ever, or from today on, so that past days stay as they were. */
  'lifecycle.saveRules': route({
    role: 'operator',
    kind: 'action',
    input: v.strictObject({ ...rulesGiven, since: v.picklist(['always', 'today']) }),
    output: v.strictObject({ saved: v.literal(true) }),
    refusals: [
      'lifecycle.cuts-not-ascending',
      'lifecycle.window-too-short',
      'lifecycle.same-rules',
      'lifecycle.too-many-changes',
    ],
  }),
  /** What the board shows first and points out; no data changes. */
  'lifecycle.saveTrade': route({
    role: 'operator',
    kind: 'action',
    input: v.strictObject({ trade: v.picklist(TRADES) }),
    output: v.strictObject({ trade: v.picklist(TRADES) }),
    refusals: [],
  }),
  /** Cuts that part today's buyers into fifths, to be saved as fixed ones. Changes nothing. */
  'rfm.quantiles': route({
    role: 'operator',
    kind: 'query',
    input: v.strictObject({ windowDays: rfmRules.entries.windowDays }),
    output: v.strictObject({ rfm: rfmRules, buyers: v.number() }),
    refusals: ['lifecycle.too-few-buyers'],
  }),
}

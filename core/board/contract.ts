import * as v from 'valibot'
import { cursor, fen, id, instant, line, month, whole } from '../kernel/fields'
import { route } from '../kernel/route'
import { ALARM_FIGURES, BOARD_PARTS, TRADES } from '../persons/trades'
import { FIGURES } from './figure'
import { POOLS } from './pools'

const figure = v.picklist(FIGURES)
const part = v.picklist(BOARD_PARTS)

/** A name of a channel as the counters have it: dots are underscores there. */
const channel = v.pipe(line(80), v.regex(/^[^.$]+$/))

/** One figure as the board draws it. */
const shown = v.strictObject({
  id: figure,
  part,
  name: v.string(),
  /** 32.5%, ¥1,200; a dash where there is nobody to divide by. */
  text: v.string(),
  note: v.optional(v.string()),
  /** The same of the month before; absent for what is as of now. */
  before: v.optional(v.string()),
  /** It is beyond its bound: 低于您设的 20%. */
  alarm: v.optional(v.string()),
})
export type ShownFigure = v.InferOutput<typeof shown>

const change = v.strictObject({
  id: v.string(),
  text: v.string(),
  matter: v.string(),
  tone: v.picklist(['good', 'bad', 'plain']),
})

const sized = v.strictObject({ name: v.string(), people: v.number() })
const pool = v.strictObject({
  id: v.picklist(POOLS),
  name: v.string(),
  advice: v.string(),
  people: v.number(),
})

const someone = v.strictObject({
  id,
  /** 会员 尾号 5678, or 顾客 AB12 of somebody who is no member. */
  name: v.string(),
  memberId: v.optional(id),
  /** 3 单 ¥120 */
  note: v.string(),
})

const people = {
  people: v.array(someone),
  /** Go on looking from here: a page may be short, or empty, and more follow. */
  next: v.optional(id),
}

/** Who is meant by a list of people. */
const meant = v.variant('kind', [
  v.strictObject({ kind: v.literal('figure'), figure, month }),
  v.strictObject({ kind: v.literal('pool'), pool: v.picklist(POOLS) }),
  v.strictObject({ kind: v.literal('cohort'), month, offset: whole(0, 120) }),
  v.strictObject({ kind: v.literal('channel'), channel, month: v.optional(month) }),
])
export type Meant = v.InferOutput<typeof meant>

const cohort = v.strictObject({
  month: v.string(),
  people: v.number(),
  /** Who bought k months later, k from 1. */
  back: v.array(v.number()),
  /** Fen per person so far at the end of each month, k from 0. */
  fen: v.array(v.number()),
})

const channelRow = v.strictObject({
  channel: v.string(),
  name: v.string(),
  joined: v.number(),
  joinedAll: v.number(),
  fen: v.number(),
  fenAll: v.number(),
  cost: v.optional(v.number()),
  costAll: v.optional(v.number()),
  cac: v.optional(v.number()),
  roi: v.optional(v.number()),
  /** 2026-05-12; absent: not yet, or nobody has entered a cost. */
  paidBack: v.optional(v.string()),
  least: v.boolean(),
})
export type ChannelRow = v.InferOutput<typeof channelRow>

const table = v.picklist(['figures', 'cohorts', 'channels', 'koc'])

export const boardOperatorRoutes = {
  /**
   * The first screen: figures in the order of the brand's trade, the funnel with its pools, stages and
   * groups, what changed in a week. Four requests at most, however many people there are.
   */
  'board.show': route({
    role: 'operator',
    kind: 'query',
    input: v.strictObject({ month: v.optional(month) }),
    output: v.strictObject({
      month,
      trade: v.strictObject({ id: v.picklist(TRADES), name: v.string() }),
      figures: v.array(shown),
      funnel: v.array(sized),
      pools: v.array(pool),
      stages: v.array(sized),
      groups: v.array(sized),
      week: v.array(change),
      /** Everything that happened until then is in. */
      upTo: instant,
      /** All is being built anew: figures are the old ones until it is done. */
      building: v.boolean(),
    }),
    refusals: ['board.month-ahead'],
  }),
  /** A figure with its formula, its months, and the first persons behind it. */
  'board.figure': route({
    role: 'operator',
    kind: 'query',
    input: v.strictObject({ figure, month }),
    output: v.strictObject({
      figure: shown,
      formula: v.string(),
      /** How many the list has in all. */
      count: v.number(),
      /** Oldest first; none for what is as of now. */
      series: v.array(
        v.strictObject({ month: v.string(), value: v.optional(v.number()), text: v.string() }),
      ),
      /** For a figure that has one: hundredths of a percent. */
      bound: v.optional(v.number()),
      ...people,
    }),
    refusals: ['board.month-ahead'],
  }),
  'board.people': route({
    role: 'operator',
    kind: 'query',
    input: v.strictObject({ of: meant, after: v.optional(id) }),
    output: v.strictObject({ title: v.string(), count: v.number(), ...people }),
    refusals: ['board.month-ahead'],
  }),
  'board.cohorts': route({
    role: 'operator',
    kind: 'query',
    input: v.strictObject({ from: v.optional(month) }),
    output: v.strictObject({ rows: v.array(cohort), earlier: v.optional(month) }),
    refusals: [],
  }),
  'board.channels': route({
    role: 'operator',
    kind: 'query',
    input: v.strictObject({ month: v.optional(month), from: v.optional(whole(0, 100_000), 0) }),
    output: v.strictObject({
      month,
      rows: v.array(channelRow),
      next: v.optional(v.number()),
      all: v.number(),
    }),
    refusals: ['board.month-ahead'],
  }),
  /** What was spent on a channel in a month; 0 takes it away. */
  'board.saveCost': route({
    role: 'operator',
    kind: 'action',
    input: v.strictObject({ channel, month, fen: fen() }),
    output: v.strictObject({ row: channelRow }),
    refusals: ['board.month-ahead', 'board.channel-unknown'],
  }),
  /** Whose friends stayed: most first. */
  'board.koc': route({
    role: 'operator',
    kind: 'query',
    input: v.strictObject({ after: v.optional(cursor) }),
    output: v.strictObject({
      rows: v.array(
        v.strictObject({
          id,
          name: v.string(),
          memberId: v.optional(id),
          kept: v.number(),
          /** Friends who joined, kept or not. */
          brought: v.number(),
          /** What they bought themselves. */
          note: v.string(),
        }),
      ),
      next: v.optional(cursor),
    }),
    refusals: [],
  }),
  /** From which value on a figure is pointed out; without a bound the trade's holds again. */
  'board.saveBound': route({
    role: 'operator',
    kind: 'action',
    input: v.strictObject({
      figure: v.picklist(ALARM_FIGURES),
      bound: v.optional(whole(0, 10_000)),
    }),
    output: v.strictObject({ bound: v.number() }),
    refusals: [],
  }),
  /** A table as CSV. */
  'board.csv': route({
    role: 'operator',
    kind: 'query',
    input: v.strictObject({ table, month: v.optional(month) }),
    output: v.strictObject({ fileId: v.string(), rows: v.number() }),
    refusals: ['board.month-ahead'],
  }),
}

import * as v from 'valibot'
import { businessDay, cursor, id, instant } from '../kernel/fields'
import { route } from '../kernel/route'

/** What one bearer owes for the coupons of a store: fen, uses that count less those taken back. */
const share = v.strictObject({
  /** brand, store, or the partner's name. */
  bearer: v.string(),
  uses: v.number(),
  fen: v.number(),
})

/** One store in a period. `fen` = Σ shares; `uses` = made − back. */
export const statement = v.strictObject({
  storeId: id,
  store: v.string(),
  /** Uses made in the period, and uses taken back in it, whenever they were made. */
  made: v.number(),
  back: v.number(),
  fen: v.number(),
  shares: v.array(share),
})
export type Statement = v.InferOutput<typeof statement>

/** One entry of a settlement, as a row of its list. */
export const settledRow = v.strictObject({
  id,
  at: instant,
  coupon: v.string(),
  couponId: id,
  store: v.string(),
  clerk: v.string(),
  bearer: v.string(),
  /** Below zero: taken back. */
  fen: v.number(),
  sale: v.optional(id),
})
export type SettledRow = v.InferOutput<typeof settledRow>

const period = { from: businessDay, to: businessDay }
const periodRefusals = ['settlement.period-impossible']

export const settlementClerkRoutes = {
  /** Managers see their own store. */
  'settlement.ofStore': route({
    role: 'manager',
    kind: 'query',
    input: v.strictObject({ storeId: id, ...period, after: v.optional(cursor) }),
    output: v.strictObject({
      statement,
      rows: v.array(settledRow),
      next: v.optional(cursor),
    }),
    refusals: [...periodRefusals, 'staff.not-your-store', 'staff.manager-only'],
  }),
}

export const settlementOperatorRoutes = {
  'settlement.all': route({
    role: 'operator',
    kind: 'query',
    input: v.strictObject(period),
    output: v.strictObject({ statements: v.array(statement), total: statement }),
    refusals: periodRefusals,
  }),
  'settlement.rows': route({
    role: 'operator',
    kind: 'query',
    input: v.strictObject({ storeId: id, ...period, after: v.optional(cursor) }),
    output: v.strictObject({ rows: v.array(settledRow), next: v.optional(cursor) }),
    refusals: [...periodRefusals, 'stores.not-found'],
  }),
  /** One part of the file after another, as points.csv makes them. */
  'settlement.csv': route({
    role: 'operator',
    kind: 'query',
    input: v.strictObject({ ...period, storeId: v.optional(id), after: v.optional(cursor) }),
    output: v.strictObject({ fileId: v.string(), rows: v.number(), next: v.optional(cursor) }),
    refusals: [...periodRefusals, 'stores.not-found'],
  }),
  /** A printable statement of one store, or of all: cloud file id of a PDF. */
  'settlement.print': route({
    role: 'operator',
    kind: 'query',
    input: v.strictObject({ ...period, storeId: v.optional(id) }),
    output: v.strictObject({ fileId: v.string() }),
    refusals: [...periodRefusals, 'stores.not-found'],
  }),
}

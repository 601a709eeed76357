import * as v from 'valibot'
import { collection } from '../platform/store'

const month = v.object({
  used: v.number(),
  offFen: v.number(),
  withFen: v.number(),
  points: v.number(),
  pointsFen: v.number(),
  holders: v.number(),
})

const boardDoc = v.object({
  /** A month, `2026-05`, or BOUNDS. */
  _id: v.string(),
  month: v.optional(month),
  /** Bounds of alarms that this brand has set, hundredths of a percent. */
  bounds: v.optional(v.object({ again: v.optional(v.number()), asleep: v.optional(v.number()) })),
})
export const board = collection('board', boardDoc)

export const BOUNDS = 'bounds'

const cost = v.object({
  /** `<month>.<channel>`: one figure for each. */
  _id: v.string(),
  channel: v.string(),
  /** `2026-05` */
  month: v.string(),
  fen: v.number(),
})
export const costs = collection('boardCosts', cost)

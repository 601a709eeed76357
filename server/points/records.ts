import * as v from 'valibot'
import { collection } from '../platform/store'

const adjustment = v.object({
  /** Made from the proposal's request: a retry can not propose twice. */
  _id: v.string(),
  memberId: v.string(),
  /** Signed. */
  points: v.number(),
  why: v.string(),
  /** staffId of who proposed it. */
  by: v.string(),
  at: v.number(),
  status: v.picklist(['waiting', 'done', 'declined', 'withdrawn']),
})
/** A manual change of points that waits for a second operator, and what became of it. */
export type AdjustmentDoc = v.InferOutput<typeof adjustment>
export const adjustments = collection('adjustments', adjustment)

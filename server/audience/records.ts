import * as v from 'valibot'
import { rule } from '#core/segments/views'
import { collection } from '../platform/store'

const segment = v.object({
  _id: v.string(),
  name: v.string(),
  note: v.string(),
  rule,
  /** Saved last. */
  at: v.number(),
  rev: v.number(),
  /** Left the list; what goes by it keeps it. */
  removed: v.boolean(),
})
export type SegmentDoc = v.InferOutput<typeof segment>
export const segments = collection('segments', segment)

import * as v from 'valibot'
import { audience } from '#core/audience/views'
import { collection } from '../platform/store'

const grantRun = v.object({
  /** Made from the request that started it: a retry can not start a second one. */
  _id: v.string(),
  templateId: v.string(),
  name: v.string(),
  audience,
  who: v.string(),
  why: v.string(),
  /** When it was started: the audience is judged as of this instant, however long it takes. */
  at: v.number(),
  status: v.picklist(['running', 'done', 'cancelled']),
  /** Last member that it has reached. */
  after: v.string(),
  seen: v.number(),
  given: v.number(),
  skipped: v.number(),
})
/** One giving of a coupon to an audience, with how far it has come. */
export type GrantRunDoc = v.InferOutput<typeof grantRun>
export const grantRuns = collection('grantRuns', grantRun)

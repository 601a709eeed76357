import * as v from 'valibot'
import { audience } from '#core/audience/views'
import { collection } from '../platform/store'

const grantRun = v.object({
  /** Made from the request that started it: a retry can not start a second one. */
  _id: v.string(),
  templateId: v.string(),
  name: v.string(),
  audience,
  /** The list that it gives to (server/segments), made for it or saved before; absent: all members. */
  audienceId: v.optional(v.string()),
  /** Leaves out who wants no marketing. */
  marketing: v.optional(v.boolean(), true),
  who: v.string(),
  why: v.string(),
  /** When it was started: the audience is judged as of this instant, however long it takes. */
  at: v.number(),
  status: v.picklist(['running', 'done', 'cancelled']),
  /** Last member that it has reached; of a list the place after the last one, `<page>.<row>`. */
  after: v.string(),
  seen: v.number(),
  given: v.number(),
  skipped: v.number(),
})
/** One giving of a coupon to an audience, with how far it has come. */
export type GrantRunDoc = v.InferOutput<typeof grantRun>
export const grantRuns = collection('grantRuns', grantRun)

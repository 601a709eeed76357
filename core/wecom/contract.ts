import * as v from 'valibot'
import { cursor, id, instant, nothing } from '../kernel/fields'
import { route } from '../kernel/route'

const count = v.pipe(v.number(), v.integer(), v.minValue(0))

/** How the connection stands. All but `on` and `push` are empty when it is off. */
export const wecomView = v.strictObject({
  on: v.boolean(),
  /** Whether the mini-program's own message push (penalties of the platform) comes in. */
  push: v.boolean(),
  corpName: v.optional(v.string()),
  userIds: v.array(v.string()),
  ways: v.strictObject({ made: count, quota: count }),
  contacts: v.strictObject({ all: count, linked: count }),
  /** Newest callback. */
  callbackAt: v.optional(instant),
  /** Callbacks that wait to be worked on, and those that were given up. */
  waiting: count,
  failed: count,
  /** The newest refusal of WeCom, and how many there were. */
  failure: v.optional(
    v.strictObject({
      at: instant,
      what: v.string(),
      code: v.string(),
      /** In plain Chinese. */
      why: v.string(),
      errcode: v.number(),
      count,
    }),
  ),
})
export type WecomView = v.InferOutput<typeof wecomView>

export const wecomWay = v.strictObject({
  /** The state that the way carries. */
  id,
  configId: v.string(),
  remark: v.string(),
  userIds: v.array(v.string()),
  at: instant,
  status: v.picklist(['making', 'made', 'removed']),
})
export type WecomWay = v.InferOutput<typeof wecomWay>

export const wecomOperatorRoutes = {
  'wecom.show': route({
    role: 'operator',
    kind: 'query',
    input: nothing,
    output: v.strictObject({ wecom: wecomView }),
    refusals: [],
  }),
  /** Contact ways that were made, newest first: WeCom's own console does not show them. */
  'wecom.ways': route({
    role: 'operator',
    kind: 'query',
    input: v.strictObject({ after: v.optional(cursor) }),
    output: v.strictObject({ rows: v.array(wecomWay), next: v.optional(cursor) }),
    refusals: [],
  }),
}

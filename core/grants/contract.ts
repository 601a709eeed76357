import * as v from 'valibot'
import { audience } from '../audience/views'
import { cursor, id, instant, line } from '../kernel/fields'
import { route } from '../kernel/route'

/** One giving of a coupon to everybody of an audience, and how far it has come. */
export const grantRun = v.strictObject({
  id,
  templateId: id,
  name: v.string(),
  /** The audience in words. */
  who: v.string(),
  why: v.string(),
  at: instant,
  status: v.picklist(['running', 'done', 'cancelled']),
  /** Members looked at, given, and not given because of limit or stock. */
  seen: v.number(),
  given: v.number(),
  skipped: v.number(),
})
export type GrantRun = v.InferOutput<typeof grantRun>

const asked = {
  templateId: id,
  audience,
  /** Only people of this saved audience (core/segments/contract.ts). */
  audienceId: v.optional(id),
  /** Leaves out who wants no marketing, unless false: for what is owed: amends, corrections. */
  marketing: v.optional(v.boolean()),
}
/** A list is of one segment already. */
const isOneAtMost = ({ audience: { segmentId }, audienceId }: v.InferOutput<typeof plain>) =>
  segmentId === undefined || audienceId === undefined
const plain = v.object(asked)
const meant = v.pipe(v.strictObject(asked), v.check(isOneAtMost))
const meantWhy = v.pipe(
  v.strictObject({ ...asked, why: line(50) }),
  v.check((given) => isOneAtMost(given)),
)
const whoRefusals = ['segments.not-found', 'audiences.not-found', 'audiences.not-ready']
const refusals = [
  ...whoRefusals,
  'coupons.template-not-found',
  'coupons.not-published',
  'coupons.in-shop',
  'grants.nobody',
]

export const grantsOperatorRoutes = {
  /** How many are meant now, and how many coupons there are for them. Changes nothing. */
  'grants.preview': route({
    role: 'operator',
    kind: 'query',
    input: meant,
    output: v.strictObject({
      people: v.number(),
      /** Not counted but reckoned from a sample (segments.estimate). */
      about: v.boolean(),
      left: v.number(),
      who: v.string(),
    }),
    refusals: [
      'coupons.template-not-found',
      'coupons.not-published',
      'coupons.in-shop',
      ...whoRefusals,
    ],
  }),
  'grants.start': route({
    role: 'operator',
    kind: 'action',
    input: meantWhy,
    output: v.strictObject({ run: grantRun }),
    refusals,
  }),
  'grants.cancel': route({
    role: 'operator',
    kind: 'action',
    input: v.strictObject({ runId: id }),
    output: v.strictObject({ run: grantRun }),
    refusals: ['grants.not-found', 'grants.not-running'],
  }),
  'grants.list': route({
    role: 'operator',
    kind: 'query',
    input: v.strictObject({ after: v.optional(cursor) }),
    output: v.strictObject({ runs: v.array(grantRun), next: v.optional(cursor) }),
    refusals: [],
  }),
}

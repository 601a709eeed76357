import * as v from 'valibot'
import { cursor, id, instant, month } from '../kernel/fields'
import { route } from '../kernel/route'

export const auditRow = v.strictObject({
  id,
  at: instant,
  /** Route that moved the value, for example redemption.redeem. */
  action: v.string(),
  /** The action in plain Chinese. */
  what: v.string(),
  /** Name of a staff person, or the member's masked number. */
  who: v.string(),
  where: v.optional(v.string()),
  why: v.optional(v.string()),
  before: v.optional(v.string()),
  after: v.optional(v.string()),
  requestId: v.string(),
})
export type AuditRow = v.InferOutput<typeof auditRow>

export const auditOperatorRoutes = {
  'audit.list': route({
    role: 'operator',
    kind: 'query',
    input: v.strictObject({ after: v.optional(cursor) }),
    output: v.strictObject({ rows: v.array(auditRow), next: v.optional(cursor) }),
    refusals: [],
  }),
  /** What happened in a month as CSV, newest first, in files of bounded size. */
  'audit.csv': route({
    role: 'operator',
    kind: 'query',
    input: v.strictObject({ month, after: v.optional(cursor) }),
    output: v.strictObject({ fileId: v.string(), rows: v.number(), next: v.optional(cursor) }),
    refusals: [],
  }),
}

import * as v from 'valibot'
import { issueRefusals } from '../coupons/contract'
import { offerView, ticket } from '../coupons/views'
import { cursor, id, instant, line, whole } from '../kernel/fields'
import { route } from '../kernel/route'
import { MAX_CODES } from './limits'

/** What a person typed or scanned. */
const typed = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(40))

export const claimcodesMemberRoutes = {
  /** What this code gives, before it is spent. Wrong ones are counted (law: guessing). */
  'claimcodes.look': route({
    role: 'member',
    kind: 'query',
    input: v.strictObject({ code: typed }),
    output: v.strictObject({ offer: offerView }),
    refusals: [
      'claimcodes.not-recognised',
      'claimcodes.too-often',
      'claimcodes.used',
      'claimcodes.voided',
    ],
  }),
  'claimcodes.claim': route({
    role: 'member',
    kind: 'action',
    input: v.strictObject({ code: typed }),
    output: v.strictObject({ ticket }),
    refusals: [
      'claimcodes.not-recognised',
      'claimcodes.too-often',
      'claimcodes.used',
      'claimcodes.voided',
      ...issueRefusals,
    ],
  }),
}

/** Where the phone puts a list: the jobs read it and remove it, and must do so to no other file. */
const listFile = v.pipe(
  v.string(),
  v.maxLength(200),
  v.regex(/^cloud:\/\/[A-Za-z0-9._-]+\/codes\/in-[A-Za-z0-9-]+\.(csv|txt)$/),
)

/** A list of one-time codes, made here or brought from elsewhere. */
export const codeBatch = v.strictObject({
  id,
  name: v.string(),
  templateId: id,
  templateName: v.string(),
  source: v.picklist(['made', 'imported']),
  status: v.picklist(['working', 'active', 'voided', 'failed']),
  count: v.number(),
  /** Codes written to files, or taken in, so far. */
  done: v.number(),
  used: v.number(),
  /** Lines of an import that were no code, or were there before. */
  rejected: v.number(),
  createdAt: instant,
  /** CSV parts that are ready: cloud file ids, in order. */
  files: v.array(v.string()),
  /** Why it failed, in words: what to do with the file. */
  problem: v.optional(v.string()),
})
export type CodeBatch = v.InferOutput<typeof codeBatch>

export const claimcodesOperatorRoutes = {
  'claimcodes.batches': route({
    role: 'operator',
    kind: 'query',
    input: v.strictObject({ after: v.optional(cursor) }),
    output: v.strictObject({ batches: v.array(codeBatch), next: v.optional(cursor) }),
    refusals: [],
  }),
  'claimcodes.batch': route({
    role: 'operator',
    kind: 'query',
    input: v.strictObject({ batchId: id }),
    output: v.strictObject({ batch: codeBatch }),
    refusals: ['claimcodes.batch-not-found'],
  }),
  /** Makes so many codes; the jobs write them to files in slices. */
  'claimcodes.make': route({
    role: 'operator',
    kind: 'action',
    input: v.strictObject({ templateId: id, name: line(20), count: whole(1, MAX_CODES) }),
    output: v.strictObject({ batch: codeBatch }),
    refusals: ['coupons.template-not-found', 'coupons.not-published', 'coupons.in-shop'],
  }),
  /** Takes in a list that was uploaded as a text or CSV file; the jobs read it in slices. */
  'claimcodes.import': route({
    role: 'operator',
    kind: 'action',
    input: v.strictObject({
      templateId: id,
      name: line(20),
      fileId: listFile,
    }),
    output: v.strictObject({ batch: codeBatch }),
    refusals: ['coupons.template-not-found', 'coupons.not-published', 'coupons.in-shop'],
  }),
  'claimcodes.void': route({
    role: 'operator',
    kind: 'action',
    input: v.strictObject({ batchId: id, why: line(50) }),
    output: v.strictObject({ batch: codeBatch }),
    refusals: ['claimcodes.batch-not-found', 'claimcodes.voided'],
  }),
}

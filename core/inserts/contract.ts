import * as v from 'valibot'
import { brandView, consentGiven, consentView } from '../brand/views'
import { issueRefusals } from '../coupons/contract'
import { offerView, ticket } from '../coupons/views'
import { cursor, id, instant, line, whole } from '../kernel/fields'
import { route } from '../kernel/route'
import { memberView } from '../membership/views'
import { MAX_BATCH_CARDS, MAX_SHEET_CARDS } from './limits'

/** How a card reaches us: scanned (`token`, up to 32 scene characters) or typed by hand. */
export const cardGiven = v.variant('by', [
  v.strictObject({ by: v.literal('scan'), token: v.pipe(v.string(), v.maxLength(64)) }),
  v.strictObject({ by: v.literal('hand'), typed: v.pipe(v.string(), v.maxLength(40)) }),
])
export type CardGiven = v.InferOutput<typeof cardGiven>

/** What scanning this card means for this person. */
export const cardState = v.picklist(['fresh', 'mine', 'used', 'voided', 'sold-out'])
export type CardState = v.InferOutput<typeof cardState>

const typedRefusals = ['inserts.not-recognised', 'inserts.typed-too-often']

export const insertsMemberRoutes = {
  'inserts.look': route({
    role: 'anyone',
    kind: 'query',
    input: v.strictObject({ card: cardGiven }),
    output: v.strictObject({
      state: cardState,
      brand: brandView,
      offer: offerView,
      member: v.boolean(),
      consent: v.optional(consentView),
      /** For `mine`: the coupon that this card gave to this person. */
      couponId: v.optional(id),
    }),
    refusals: typedRefusals,
  }),
  'inserts.claim': route({
    role: 'anyone',
    kind: 'action',
    /** `consent` is needed from a person who is no member yet; joining and taking are one step. */
    input: v.strictObject({ card: cardGiven, consent: v.optional(consentGiven) }),
    output: v.strictObject({ member: memberView, ticket }),
    refusals: [
      ...typedRefusals,
      'inserts.used',
      'inserts.voided',
      ...issueRefusals,
      'membership.consent-missing',
      'membership.consent-outdated',
    ],
  }),
}

export { MAX_BATCH_CARDS, MAX_SHEET_CARDS }

export const batchView = v.strictObject({
  id,
  name: v.string(),
  count: v.number(),
  templateId: id,
  templateName: v.string(),
  status: v.picklist(['active', 'voided']),
  used: v.number(),
  createdAt: instant,
  voidReason: v.optional(v.string()),
})
export type BatchView = v.InferOutput<typeof batchView>

const batchRefusals = ['inserts.batch-not-found']

export const insertsOperatorRoutes = {
  'inserts.batches': route({
    role: 'operator',
    kind: 'query',
    input: v.strictObject({ after: v.optional(cursor) }),
    output: v.strictObject({ batches: v.array(batchView), next: v.optional(cursor) }),
    refusals: [],
  }),
  'inserts.batch': route({
    role: 'operator',
    kind: 'query',
    input: v.strictObject({ batchId: id }),
    output: v.strictObject({ batch: batchView }),
    refusals: batchRefusals,
  }),
  'inserts.create': route({
    role: 'operator',
    kind: 'action',
    input: v.strictObject({ name: line(20), templateId: id, count: whole(1, MAX_BATCH_CARDS) }),
    output: v.strictObject({ batch: batchView }),
    refusals: [
      'coupons.template-not-found',
      'coupons.not-published',
      'inserts.template-in-shop',
      'inserts.more-than-stock',
    ],
  }),
  'inserts.void': route({
    role: 'operator',
    kind: 'action',
    input: v.strictObject({ batchId: id, reason: line(50) }),
    output: v.strictObject({ batch: batchView }),
    refusals: [...batchRefusals, 'inserts.already-voided'],
  }),
  'inserts.retarget': route({
    role: 'operator',
    kind: 'action',
    input: v.strictObject({ batchId: id, templateId: id }),
    output: v.strictObject({ batch: batchView }),
    refusals: [
      ...batchRefusals,
      'inserts.already-voided',
      'coupons.template-not-found',
      'coupons.not-published',
      'inserts.template-in-shop',
    ],
  }),
  'inserts.sheet': route({
    role: 'operator',
    kind: 'query',
    /** Serials count from 1. */
    input: v.strictObject({
      batchId: id,
      from: whole(1, MAX_BATCH_CARDS),
      count: whole(1, MAX_SHEET_CARDS),
    }),
    output: v.strictObject({ fileId: v.string(), cards: v.number(), pages: v.number() }),
    refusals: [...batchRefusals, 'inserts.range-outside'],
  }),
  'inserts.csv': route({
    role: 'operator',
    kind: 'query',
    input: v.strictObject({ batchId: id }),
    output: v.strictObject({ fileId: v.string(), cards: v.number() }),
    refusals: batchRefusals,
  }),
}

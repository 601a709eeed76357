import * as v from 'valibot'
import { cursor, id, instant } from '../kernel/fields'
import { route } from '../kernel/route'
import { templateForm, templateStatus } from './form'
import { offerView, storeView, storyEvent, ticket } from './views'

export const walletFilter = v.picklist(['usable', 'used', 'expired'])
export type WalletFilter = v.InferOutput<typeof walletFilter>

export const couponsMemberRoutes = {
  'coupons.wallet': route({
    role: 'member',
    kind: 'query',
    input: v.strictObject({ filter: walletFilter, after: v.optional(cursor) }),
    output: v.strictObject({ tickets: v.array(ticket), next: v.optional(cursor) }),
    refusals: [],
  }),
  'coupons.show': route({
    role: 'member',
    kind: 'query',
    input: v.strictObject({ couponId: id }),
    output: v.strictObject({
      ticket,
      rules: v.string(),
      stores: v.array(storeView),
      story: v.array(storyEvent),
      /** Paid for with points; `canCancel` while it is unused and has not ended. */
      shop: v.optional(v.strictObject({ paid: v.number(), canCancel: v.boolean() })),
      /** Subscribe-message template for the ending reminder; absent when the brand set none. */
      reminder: v.optional(v.strictObject({ templateId: v.string(), wanted: v.boolean() })),
    }),
    refusals: ['coupons.not-found'],
  }),
  'coupons.code': route({
    role: 'member',
    kind: 'query',
    input: v.strictObject({ couponId: id }),
    output: v.strictObject({
      status: ticket.entries.status,
      /** 18 digits; absent when the coupon can not be used any more. */
      code: v.optional(v.string()),
      /** Milliseconds until the next code, by the server's clock. */
      nextInMs: v.number(),
      redeemed: v.optional(v.strictObject({ at: instant, store: v.string() })),
    }),
    refusals: ['coupons.not-found'],
  }),
  'coupons.offer': route({
    role: 'anyone',
    kind: 'query',
    input: v.strictObject({ templateId: id }),
    output: v.strictObject({
      offer: offerView,
      state: v.picklist(['open', 'sold-out', 'ended', 'taken']),
      member: v.boolean(),
    }),
    refusals: ['coupons.offer-not-found'],
  }),
  'coupons.claim': route({
    role: 'member',
    kind: 'action',
    input: v.strictObject({ templateId: id }),
    output: v.strictObject({ ticket }),
    refusals: [
      'coupons.offer-not-found',
      'coupons.sold-out',
      'coupons.limit-reached',
      'coupons.ended',
    ],
  }),
}

export const templateView = v.strictObject({
  id,
  status: templateStatus,
  form: templateForm,
  /** 满 60 元减 12 元，领取后 30 天内有效，全部门店可用 … in words. */
  summary: v.string(),
  left: v.number(),
  issued: v.number(),
  createdAt: instant,
})
export type TemplateView = v.InferOutput<typeof templateView>

const templateRefusals = [
  'coupons.template-not-found',
  'coupons.threshold-below-discount',
  'coupons.until-past',
  'coupons.tier-missing',
  'stores.not-found',
]

export const couponsOperatorRoutes = {
  'coupons.templates': route({
    role: 'operator',
    kind: 'query',
    input: v.strictObject({ after: v.optional(cursor) }),
    output: v.strictObject({ templates: v.array(templateView), next: v.optional(cursor) }),
    refusals: [],
  }),
  'coupons.template': route({
    role: 'operator',
    kind: 'query',
    input: v.strictObject({ templateId: id }),
    output: v.strictObject({
      template: templateView,
      redeemed: v.number(),
    }),
    refusals: ['coupons.template-not-found'],
  }),
  'coupons.draft': route({
    role: 'operator',
    kind: 'action',
    /** Without an id a new draft is made; only drafts can be edited. */
    input: v.strictObject({ templateId: v.optional(id), form: templateForm }),
    output: v.strictObject({ template: templateView }),
    refusals: [...templateRefusals, 'coupons.not-a-draft'],
  }),
  'coupons.publish': route({
    role: 'operator',
    kind: 'action',
    input: v.strictObject({ templateId: id }),
    output: v.strictObject({ template: templateView }),
    refusals: [...templateRefusals, 'coupons.not-a-draft'],
  }),
  'coupons.end': route({
    role: 'operator',
    kind: 'action',
    input: v.strictObject({ templateId: id }),
    output: v.strictObject({ template: templateView }),
    refusals: ['coupons.template-not-found', 'coupons.not-published'],
  }),
  'coupons.offerCode': route({
    role: 'operator',
    kind: 'query',
    input: v.strictObject({ templateId: id }),
    /** A mini-program code that opens the claim page: cloud file id of a PNG. */
    output: v.strictObject({ fileId: v.string() }),
    refusals: ['coupons.template-not-found', 'coupons.not-published', 'coupons.in-shop'],
  }),
}

import * as v from 'valibot'
import { REASON_MAX } from '../compliance/views'
import { cursor, id, instant, line, whole } from '../kernel/fields'
import { route } from '../kernel/route'
import { templateForm, templateStatus } from './form'
import { MAX_STOCK } from './limits'
import { offerView, storeView, storyEvent, ticket } from './views'

export const walletFilter = v.picklist(['usable', 'later', 'used', 'expired'])
export type WalletFilter = v.InferOutput<typeof walletFilter>

/** Why a coupon is not given to this person now. */
export const issueRefusals = [
  'coupons.sold-out',
  'coupons.today-gone',
  'coupons.limit-reached',
  'coupons.ended',
  'coupons.paused',
  'coupons.not-yet',
  'coupons.not-for-you',
]

/** The promise in short rows: 适用商品 桂花糕、龙井. */
const facts = v.array(v.strictObject({ label: v.string(), text: v.string() }))

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
      facts,
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
      /** The newest use that stands; also of a coupon that has others left. */
      redeemed: v.optional(v.strictObject({ at: instant, store: v.string() })),
    }),
    refusals: ['coupons.not-found'],
  }),
  'coupons.offer': route({
    role: 'anyone',
    kind: 'query',
    input: v.strictObject({ templateId: id, storeId: v.optional(id) }),
    output: v.strictObject({
      offer: offerView,
      facts,
      /** Who may have it, in words; absent: everybody. */
      who: v.optional(v.string()),
      /** When it begins, for `not-yet`. */
      opensAt: v.optional(instant),
      state: v.picklist([
        'open',
        'sold-out',
        'ended',
        'taken',
        'paused',
        'not-yet',
        'today-gone',
        'not-for-you',
      ]),
      member: v.boolean(),
    }),
    refusals: ['coupons.offer-not-found'],
  }),
  'coupons.claim': route({
    role: 'member',
    kind: 'action',
    /** `storeId` from a store's own poster: it may keep coupons of its own for people there. */
    input: v.strictObject({ templateId: id, storeId: v.optional(id) }),
    output: v.strictObject({ ticket }),
    refusals: ['coupons.offer-not-found', ...issueRefusals],
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
  'coupons.percent-impossible',
  'coupons.stock-zero',
  'coupons.until-past',
  'coupons.dates-impossible',
  'coupons.windows-impossible',
  'coupons.daily-too-many',
  'coupons.store-stock-in-shop',
  'coupons.store-stock-too-much',
  'coupons.budget-too-small',
  'coupons.value-missing',
  'coupons.tier-missing',
  'coupons.product-missing',
  'stores.not-found',
]

/** What became of a template's coupons, and what they brought and cost. */
export const templateResults = v.strictObject({
  issued: v.number(),
  /** Uses that stand; a coupon with several uses counts each. */
  redeemed: v.number(),
  expired: v.number(),
  voided: v.number(),
  /** Sales in which it was used, and what was paid in them, fen. */
  sales: v.number(),
  salesFen: v.number(),
  /** What it took off or gave away, fen. */
  costFen: v.number(),
})
export type TemplateResults = v.InferOutput<typeof templateResults>

/** A coupon as its operator finds it by its code or number. */
export const couponFound = v.strictObject({
  ticket,
  /** Masked member. */
  member: v.string(),
  memberId: id,
  templateId: id,
  issuedAt: instant,
  /** How it came to its member, in words: 领券页, 包裹卡, 积分商城, 签到奖励, 发放, 兑换码. */
  from: v.string(),
  story: v.array(storyEvent),
})
export type CouponFound = v.InferOutput<typeof couponFound>

/** A running or finished voiding of a template's unused coupons. */
export const voiding = v.strictObject({
  at: instant,
  why: v.string(),
  voided: v.number(),
  done: v.boolean(),
})

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
      results: templateResults,
      voiding: v.optional(voiding),
    }),
    refusals: ['coupons.template-not-found'],
  }),
  'coupons.draft': route({
    role: 'operator',
    kind: 'action',
    /** Without an id a new draft is made; only drafts can be edited. */
    input: v.strictObject({ templateId: v.optional(id), form: templateForm }),
    output: v.strictObject({ template: templateView }),
    refusals: [...templateRefusals, 'coupons.not-a-draft', 'segments.not-found'],
  }),
  'coupons.publish': route({
    role: 'operator',
    kind: 'action',
    /** `reason`: why what the rules ask about is all right; kept in the audit row. */
    input: v.strictObject({ templateId: id, reason: v.optional(line(REASON_MAX)) }),
    output: v.strictObject({ template: templateView }),
    refusals: [
      ...templateRefusals,
      'coupons.not-a-draft',
      'coupons.bearer-missing',
      'compliance.red',
      'compliance.reason-missing',
    ],
  }),
  'coupons.pause': route({
    role: 'operator',
    kind: 'action',
    input: v.strictObject({ templateId: id }),
    output: v.strictObject({ template: templateView }),
    refusals: ['coupons.template-not-found', 'coupons.not-published'],
  }),
  'coupons.resume': route({
    role: 'operator',
    kind: 'action',
    input: v.strictObject({ templateId: id }),
    output: v.strictObject({ template: templateView }),
    refusals: ['coupons.template-not-found', 'coupons.not-paused'],
  }),
  /** More of the same: the promise stays, the stock and its budget grow. */
  'coupons.restock': route({
    role: 'operator',
    kind: 'action',
    input: v.strictObject({ templateId: id, more: whole(1, MAX_STOCK) }),
    output: v.strictObject({ template: templateView }),
    refusals: [
      'coupons.template-not-found',
      'coupons.not-published',
      'coupons.stock-too-large',
      'coupons.budget-too-small',
    ],
  }),
  /** A new draft with everything of this one but its dates that have passed; no stock, no codes. */
  'coupons.copy': route({
    role: 'operator',
    kind: 'action',
    input: v.strictObject({ templateId: id }),
    output: v.strictObject({ template: templateView }),
    refusals: ['coupons.template-not-found'],
  }),
  /** Ends it and voids every coupon that is not used yet; the jobs do it in slices. */
  'coupons.void': route({
    role: 'operator',
    kind: 'action',
    input: v.strictObject({ templateId: id, why: line(50) }),
    output: v.strictObject({ template: templateView, unused: v.number() }),
    refusals: [
      'coupons.template-not-found',
      'coupons.still-draft',
      'coupons.already-voided',
      'coupons.paid-for',
    ],
  }),
  /** A code as shown at the till, or a coupon's number as the log has it. */
  'coupons.search': route({
    role: 'operator',
    kind: 'query',
    input: v.strictObject({ code: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100)) }),
    output: v.strictObject({ coupon: couponFound }),
    refusals: ['coupons.not-found'],
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
    input: v.strictObject({ templateId: id, storeId: v.optional(id) }),
    /** A mini-program code that opens the claim page: cloud file id of a PNG. */
    output: v.strictObject({ fileId: v.string() }),
    refusals: [
      'coupons.template-not-found',
      'coupons.not-published',
      'coupons.in-shop',
      'stores.not-found',
    ],
  }),
}

import * as v from 'valibot'
import { issueRefusals } from '../coupons/contract'
import { offerView, ticket } from '../coupons/views'
import { cursor, id } from '../kernel/fields'
import { route } from '../kernel/route'
import { pointsBrief } from '../points/views'

/** A good is a coupon template with a price in points; its stock and limit are the template's. */
export const good = v.strictObject({
  ...offerView.entries,
  price: v.number(),
  /** Name of the lowest tier that may have it; absent: everybody. */
  tier: v.optional(v.string()),
  left: v.number(),
  perMember: v.number(),
  /** Why this member can not have it now: told, not hidden. */
  state: v.picklist(['open', 'sold-out', 'tier-too-low', 'limit-reached', 'not-enough']),
})
export type Good = v.InferOutput<typeof good>

export const shopMemberRoutes = {
  'shop.goods': route({
    role: 'member',
    kind: 'query',
    input: v.strictObject({ after: v.optional(cursor) }),
    output: v.strictObject({
      brief: pointsBrief,
      goods: v.array(good),
      next: v.optional(cursor),
    }),
    refusals: [],
  }),
  'shop.exchange': route({
    role: 'member',
    kind: 'action',
    input: v.strictObject({ templateId: id }),
    output: v.strictObject({ ticket, brief: pointsBrief }),
    refusals: ['shop.good-not-found', 'shop.tier-too-low', 'points.not-enough', ...issueRefusals],
  }),
  /** Before it is used: the points go back to the lots they came from, the good to the stock. */
  'shop.cancel': route({
    role: 'member',
    kind: 'action',
    input: v.strictObject({ couponId: id }),
    output: v.strictObject({ ticket, brief: pointsBrief, back: v.number() }),
    refusals: ['coupons.not-found', 'shop.not-from-shop', 'shop.cannot-cancel'],
  }),
}

export const shopClerkRoutes = {
  /** A manager takes a picked-up gift back: points to their lots, the good to the stock. */
  'shop.return': route({
    role: 'manager',
    kind: 'action',
    input: v.strictObject({ storeId: id, couponId: id }),
    output: v.strictObject({ name: v.string(), member: v.string(), back: v.number() }),
    refusals: [
      'coupons.not-found',
      'shop.not-from-shop',
      'shop.cannot-cancel',
      'shop.return-not-picked-up',
      'shop.own-return',
      'staff.not-your-store',
    ],
  }),
}

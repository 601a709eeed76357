import { ok } from '#core/kernel/result'
import { briefOf, spendable } from '#core/points/rules'
import type { Good, shopMemberRoutes } from '#core/shop/contract'
import { gateOf, stateOf } from '#core/shop/rules'
import type { TierRules } from '#core/tiers/views'
import { readBrand } from '../brand'
import { goodsPage, issueStateOf, leftAndTaken, offerViewOf, type TemplateDoc } from '../coupons'
import type { UseCase } from '../platform/context'
import type { Member } from '../platform/people'

interface Seen {
  left: number
  taken: number
}

/** Nothing for a good whose last day has passed before anybody ended it. */
const goodOf = (
  template: TemplateDoc,
  { left, taken }: Seen,
  member: Member,
  rules: TierRules,
  now: number,
): Good[] => {
  const { shop, perMember } = template.form
  if (!shop) return []
  const shopper = { level: member.tier.level, spendable: spendable(member.account, now) }
  const state = stateOf({ ...issueStateOf(template, left, taken), ...shop }, shopper, rules, now)
  if (state === undefined) return []
  const tier = gateOf(shop.minLevel, rules)
  const gate = tier === undefined ? {} : { tier }
  return [{ ...offerViewOf(template), price: shop.price, ...gate, left, perMember, state }]
}

/** What points can be exchanged for; what this member can not have now says why. */
export const goods: UseCase<(typeof shopMemberRoutes)['shop.goods']> = async (
  { after },
  { member, now },
) => {
  const [brand, { rows, next }] = await Promise.all([readBrand(), goodsPage(after)])
  const seen = await leftAndTaken(rows, member._id)
  const { tiers } = brand.program
  const shown = rows.flatMap((one) => goodOf(one, seen(one), member, tiers, now))
  const page = { brief: briefOf(member.account, now), goods: shown }
  return ok(next === undefined ? page : { ...page, next })
}

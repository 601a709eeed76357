import { ok, refuse } from '#core/kernel/result'
import { briefOf, spend, spendable, transact } from '#core/points/rules'
import type { PointsLine } from '#core/points/views'
import type { shopMemberRoutes } from '#core/shop/contract'
import { decideExchange, type Paid } from '#core/shop/rules'
import type { TierRules } from '#core/tiers/views'
import { readBrand } from '../brand'
import { type CouponDoc, checkMeant, giveCoupon, readIssuing, ticketOf } from '../coupons'
import { audit } from '../platform/audit'
import { accountFields, memberChange } from '../platform/change-member'
import type { ContextOf, UseCase } from '../platform/context'
import { isOpen, type Member, members } from '../platform/people'
import { type Tx, withTx } from '../platform/store'

type Exchange = (typeof shopMemberRoutes)['shop.exchange']

/** The lots that paid, to which the points go back if the coupon does. */
const paidOf = (points: number, lines: readonly PointsLine[]): Paid => ({
  points,
  moves: lines.filter(({ kind }) => kind === 'spend').flatMap(({ moves }) => moves),
})

const deedOf = (member: Member, coupon: CouponDoc, points: number, lines: PointsLine[]) => ({
  subject: coupon._id,
  after: `${coupon.name} · ${points} 分`,
  ledger: {
    memberId: member._id,
    cause: 'exchange' as const,
    lines,
    rule: `${points} 分兑换 1 份`,
    document: { kind: 'coupon' as const, id: coupon._id, name: coupon.name },
  },
})

/** Member and good as they are inside the transaction. */
const readBoth = async (tx: Tx, templateId: string, memberId: string, now: number) => {
  const member = await tx.get(members, memberId)
  // Closed between the pipeline's look and this one.
  if (!isOpen(member)) return refuse('role.member-required')
  const issuing = await readIssuing(tx, templateId, memberId, now)
  const shop = issuing?.template.form.shop
  return issuing && shop ? ok({ member, issuing, shop }) : refuse('shop.good-not-found')
}

const attempt = async (
  tx: Tx,
  templateId: string,
  tiers: TierRules,
  context: ContextOf<Exchange>,
) => {
  const { now } = context
  const memberId = context.member._id
  const both = await readBoth(tx, templateId, memberId, now)
  if (!both.ok) return both
  const { member, issuing, shop } = both.value
  const meant = await checkMeant(issuing.template, member, now)
  if (!meant.ok) return meant
  const shopper = { level: member.tier.level, spendable: spendable(member.account, now) }
  const issue = decideExchange({ ...issuing.state, ...shop }, shopper, tiers, now)
  if (!issue.ok) return issue
  const posted = transact(member.account, now, spend(shop.price))
  if (!posted.ok) return posted
  const { account, lines } = posted.value
  const paid = paidOf(shop.price, lines)
  const how = { from: 'shop', cause: context.request.key, paid } as const
  const coupon = await giveCoupon(tx, issuing, issue.value, member, how, now)
  await tx.update(members, memberId, memberChange(member, accountFields(account)))
  const reply = { ticket: ticketOf(coupon, now), brief: briefOf(account, now) }
  await tx.add(audit, context.row({ ...deedOf(member, coupon, shop.price, lines), reply }))
  return ok(reply)
}

/** Points, stock, coupon and ledger entry in one commit: all of it or nothing (law 1). */
export const exchange: UseCase<Exchange> = async ({ templateId }, context) => {
  const { tiers } = (await readBrand()).program
  return withTx((tx) => attempt(tx, templateId, tiers, context))
}

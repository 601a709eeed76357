import { ok, refuse } from '#core/kernel/result'
import { maskedMember } from '#core/membership/rules'
import type { shopClerkRoutes } from '#core/shop/contract'
import { decideReturn } from '#core/shop/rules'
import { type CouponDoc, coupons, takeBackCoupon } from '../coupons'
import { audit } from '../platform/audit'
import { accountFields, memberChange } from '../platform/change-member'
import type { ContextOf, UseCase } from '../platform/context'
import { members } from '../platform/people'
import { type Tx, withTx } from '../platform/store'
import { entryOf } from '../redemption'
import { type PostHere, postAt } from '../stores'
import { backDeed } from './deed'
import { pointsBack } from './points-back'

type Return = (typeof shopClerkRoutes)['shop.return']

/** For the settlement of the store that handed it out. */
const usesOf = (coupon: CouponDoc, redemptionId: string) =>
  coupon.redemptions
    .filter(({ id }) => id === redemptionId)
    .map((one) => entryOf(coupon, one, { back: true }))

const attempt = async (tx: Tx, couponId: string, post: PostHere, context: ContextOf<Return>) => {
  const { now, caller } = context
  const { storeId, storeName } = post
  const coupon = await tx.get(coupons, couponId)
  if (!coupon) return refuse('coupons.not-found')
  const command = { storeId, managerMemberId: caller.memberId }
  const decision = decideReturn(coupon, command, now)
  if (!decision.ok) return decision
  const { paid, redemptionId } = decision.value
  const member = await tx.get(members, coupon.memberId)
  if (!member) throw new Error('a coupon of nobody')
  const { account, lines } = pointsBack(member, paid, now)
  await takeBackCoupon(tx, coupon, { at: now, store: storeName, redemptionId })
  await tx.update(members, member._id, memberChange(member, accountFields(account)))
  const back = paid.points
  const reply = { name: coupon.name, member: maskedMember(coupon.memberNumber), back }
  const deed = { ...backDeed(coupon, back, lines, storeName), uses: usesOf(coupon, redemptionId) }
  await tx.add(audit, context.row({ ...deed, storeId, of: redemptionId, reply }))
  return ok(reply)
}

/** A gift that was picked up comes back to its store: points, stock and count as before. */
export const returnGift: UseCase<Return> = async ({ storeId, couponId }, context) => {
  const post = await postAt(context.staff, storeId)
  if (!post.ok) return post
  // The pipeline knows a manager of any store; this one must be theirs.
  if (post.value.role !== 'manager') return refuse('role.manager-required')
  return withTx((tx) => attempt(tx, couponId, post.value, context))
}

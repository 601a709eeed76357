import { ok, refuse } from '#core/kernel/result'
import { briefOf } from '#core/points/rules'
import type { shopMemberRoutes } from '#core/shop/contract'
import { decideCancel } from '#core/shop/rules'
import { coupons, takeBackCoupon, ticketOf } from '../coupons'
import { audit } from '../platform/audit'
import { accountFields, memberChange } from '../platform/change-member'
import type { ActionContext, UseCase } from '../platform/context'
import { isOpen, members } from '../platform/people'
import { type Tx, withTx } from '../platform/store'
import { backDeed } from './deed'
import { pointsBack } from './points-back'

const attempt = async (tx: Tx, couponId: string, memberId: string, context: ActionContext) => {
  const { now } = context
  const coupon = await tx.get(coupons, couponId)
  if (coupon?.memberId !== memberId) return refuse('coupons.not-found')
  const paid = decideCancel(coupon, now)
  if (!paid.ok) return paid
  const member = await tx.get(members, memberId)
  if (!isOpen(member)) return refuse('role.member-required')
  const { account, lines } = pointsBack(member, paid.value, now)
  const after = await takeBackCoupon(tx, coupon, { at: now })
  await tx.update(members, memberId, memberChange(member, accountFields(account)))
  const back = paid.value.points
  const reply = { ticket: ticketOf(after, now), brief: briefOf(account, now), back }
  await tx.add(audit, context.row({ ...backDeed(coupon, back, lines), reply }))
  return ok(reply)
}

/** An exchange taken back before it is used: points, stock and count as if it had never been. */
export const cancel: UseCase<(typeof shopMemberRoutes)['shop.cancel']> = ({ couponId }, context) =>
  withTx((tx) => attempt(tx, couponId, context.member._id, context))

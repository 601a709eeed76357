import { refuse } from '#core/kernel/result'
import type { redemptionClerkRoutes } from '#core/redemption/contract'
import { decideReverse } from '#core/redemption/rules'
import type { UseCase } from '../platform/context'
import { postAt } from '../stores'
import { takeBack } from './take-back'

type Reverse = (typeof redemptionClerkRoutes)['redemption.reverse']

/** After the window: a manager of the store takes a redemption back and says why. */
export const reverse: UseCase<Reverse> = async (
  { storeId, couponId, redemptionId, why },
  context,
) => {
  const post = await postAt(context.staff, storeId)
  if (!post.ok) return post
  // The pipeline knows a manager of any store; this one must be theirs.
  if (post.value.role !== 'manager') return refuse('staff.manager-only')
  const command = { storeId, redemptionId, byMemberId: context.caller.memberId }
  return takeBack(
    couponId,
    { way: 'reverse', why, decide: (coupon) => decideReverse(coupon, command, context.now) },
    post.value,
    context,
  )
}

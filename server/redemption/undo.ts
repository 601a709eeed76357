import type { redemptionClerkRoutes } from '#core/redemption/contract'
import { decideUndo } from '#core/redemption/rules'
import type { UseCase } from '../platform/context'
import { giveBackTurn, postAt } from '../stores'
import { takeBack } from './take-back'

type Undo = (typeof redemptionClerkRoutes)['redemption.undo']

/** Takes a redemption back: the same clerk or the store's manager, within ten minutes. */
export const undo: UseCase<Undo> = async ({ storeId, couponId, redemptionId }, context) => {
  const post = await postAt(context.staff, storeId)
  if (!post.ok) return post
  const { caller, staff, now } = context
  const manager = post.value.role === 'manager'
  const command = {
    storeId,
    redemptionId,
    byMemberId: caller.memberId,
    staffId: staff._id,
    manager,
  }
  return takeBack(
    couponId,
    {
      way: 'undo',
      decide: (coupon) => decideUndo(coupon, command, now),
      done: (redemption) => giveBackTurn(redemption, now),
    },
    post.value,
    context,
  )
}

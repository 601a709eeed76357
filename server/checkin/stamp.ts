import type { checkinMemberRoutes } from '#core/checkin/contract'
import { stampToday } from '#core/checkin/stamping'
import { readBrand } from '../brand'
import { giveOwed } from '../grants'
import { changeMember } from '../platform/change-member'
import type { UseCase } from '../platform/context'
import { deedOf } from './deed'
import { termsOf } from './terms'

/**
 * Today's stamp. The day is the server's Beijing day; no phone is asked what time it is. Two
 * devices at once: one guarded write wins, the other one reads the stamp and is told so.
 */
export const stamp: UseCase<(typeof checkinMemberRoutes)['checkin.stamp']> = async (
  _input,
  context,
) => {
  const { program } = await readBrand()
  const done = await changeMember(context.member, context, (member) => {
    const stamped = stampToday(member, termsOf(member, program), context.now)
    return stamped.ok ? deedOf(member, stamped.value, 'checkin', program, context) : stamped
  })
  if (done.ok && done.value.coupons) await giveOwed(context.member._id, context.now)
  return done
}

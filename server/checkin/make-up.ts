import type { checkinMemberRoutes } from '#core/checkin/contract'
import { makeUp as madeUp } from '#core/checkin/stamping'
import type { BusinessDay } from '#core/kernel/time'
import { readBrand } from '../brand'
import { giveOwed } from '../grants'
import { changeMember } from '../platform/change-member'
import type { UseCase } from '../platform/context'
import { deedOf } from './deed'
import { termsOf } from './terms'

/** Fills one missed day of the running month, for points. */
export const makeUp: UseCase<(typeof checkinMemberRoutes)['checkin.makeUp']> = async (
  { day },
  context,
) => {
  const { program } = await readBrand()
  const done = await changeMember(context.member, context, (member) => {
    const terms = termsOf(member, program)
    const stamped = madeUp(member, day as BusinessDay, terms, context.now)
    return stamped.ok ? deedOf(member, stamped.value, 'make-up', program, context) : stamped
  })
  if (done.ok && done.value.coupons) await giveOwed(context.member._id, context.now)
  return done
}

import type { couponsMemberRoutes, WalletFilter } from '#core/coupons/contract'
import { PAGE_SIZE } from '#core/kernel/page'
import { ok } from '#core/kernel/result'
import type { UseCase } from '../platform/context'
import { findPage, gt, gte, lt, oneOf } from '../platform/store'
import { hasBegun } from './read'
import { coupons } from './records'
import { ticketOf } from './view'

const LIVING = ['issued', 'held']

/** Each coupon is in exactly one list at any instant. */
const queryOf = (filter: WalletFilter, memberId: string, now: number) => {
  const living = { memberId, status: oneOf(LIVING), expiresAt: gte(now) }
  if (filter === 'usable')
    return { where: living, either: hasBegun(now), by: 'expiresAt', way: 'asc' } as const
  if (filter === 'later')
    return { where: { ...living, startsAt: gt(now) }, by: 'expiresAt', way: 'asc' } as const
  if (filter === 'used')
    return {
      where: { memberId, status: oneOf(['redeemed', 'reversed']) },
      by: 'touchedAt',
      way: 'desc',
    } as const
  return {
    where: { memberId, status: oneOf([...LIVING, 'expired', 'voided']) },
    // One that no job has marked yet is past its last instant all the same; one that was taken
    // back is of no use before it.
    either: [{ expiresAt: lt(now) }, { status: 'voided' }],
    by: 'expiresAt',
    way: 'desc',
  } as const
}

/** One page of a member's own coupons, each in exactly one list; usable ones soonest-ending first. */
export const wallet: UseCase<(typeof couponsMemberRoutes)['coupons.wallet']> = async (
  { filter, after },
  { member, now },
) => {
  const query = queryOf(filter, member._id, now)
  const { rows, next } = await findPage(coupons, { ...query, size: PAGE_SIZE, after })
  const tickets = rows.map((coupon) => ticketOf(coupon, now))
  return ok(next === undefined ? { tickets } : { tickets, next })
}

import { ok } from '#core/kernel/result'
import { MINUTE } from '#core/kernel/time'
import type { membershipMemberRoutes } from '#core/membership/contract'
import { newestRedemption } from '../coupons'
import { shownCode } from '../platform/codes'
import type { UseCase } from '../platform/context'
import type { Member } from '../platform/people'
import { memberViewOf } from './view'

/** Long enough that a page which polls tells it once, short enough not to tell old news. */
const JUST_NOW = 2 * MINUTE

/** As the till recorded it; it stands in the member's own document, so that nothing more is read. */
const newestSale = ({ newestSale: sale }: Member, now: number) =>
  sale && sale.at >= now - JUST_NOW ? { sale } : {}

export const code: UseCase<(typeof membershipMemberRoutes)['membership.code']> = async (
  _input,
  { member, now },
) => {
  const redeemed = await newestRedemption(member._id, now - JUST_NOW)
  return ok({
    member: memberViewOf(member),
    ...shownCode('member', member.handle, now),
    ...(redeemed ? { redeemed } : {}),
    ...newestSale(member, now),
  })
}

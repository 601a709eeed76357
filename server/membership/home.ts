import { ok } from '#core/kernel/result'
import type { membershipMemberRoutes } from '#core/membership/contract'
import { brandViewOf, consentViewOf, readBrand } from '../brand'
import { endingSoon } from '../coupons'
import type { UseCase } from '../platform/context'
import { members } from '../platform/people'
import { get } from '../platform/store'
import { memberViewOf } from './view'

/** The first screen in at most three reads: brand, member, coupons that end soon. */
export const home: UseCase<(typeof membershipMemberRoutes)['membership.home']> = async (
  _input,
  { caller, now },
) => {
  const [brand, member] = await Promise.all([readBrand(), get(members, caller.memberId)])
  const face = { brand: brandViewOf(brand) }
  if (!member) return ok({ ...face, endingSoon: [], consent: consentViewOf(brand) })
  return ok({
    ...face,
    member: memberViewOf(member),
    endingSoon: await endingSoon(member._id, now),
  })
}

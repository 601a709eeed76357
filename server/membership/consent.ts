import { ok } from '#core/kernel/result'
import type { membershipMemberRoutes } from '#core/membership/contract'
import { consentViewOf, readBrand } from '../brand'
import type { UseCase } from '../platform/context'
import { isOpen, members } from '../platform/people'
import { get } from '../platform/store'

export const consent: UseCase<(typeof membershipMemberRoutes)['membership.consent']> = async (
  _input,
  { caller },
) => {
  const [brand, member] = await Promise.all([readBrand(), get(members, caller.memberId)])
  const inForce = { consent: consentViewOf(brand) }
  if (!isOpen(member)) return ok(inForce)
  const { version, at } = member.consent
  return ok({ ...inForce, given: { version, at } })
}

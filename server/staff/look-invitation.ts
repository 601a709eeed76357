import { ok } from '#core/kernel/result'
import type { staffClerkRoutes } from '#core/staff/contract'
import type { UseCase } from '../platform/context'
import { get } from '../platform/store'
import { readOffer } from './offer'

/** Which store, which role; before the person gives a name. */
export const lookInvitation: UseCase<(typeof staffClerkRoutes)['staff.lookInvitation']> = async (
  { token },
  { now },
) => {
  const offered = await readOffer({ get }, token, now)
  if (!offered.ok) return offered
  const { invitationId: _kept, ...offer } = offered.value
  return ok(offer)
}

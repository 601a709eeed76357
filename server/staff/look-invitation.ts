import { ok, refuse } from '#core/kernel/result'
import type { staffClerkRoutes } from '#core/staff/contract'
import { decideInvitation } from '#core/staff/rules'
import type { UseCase } from '../platform/context'
import { get } from '../platform/store'
import { readStore } from '../stores'
import { invitationIdOf, invitations } from './invitations'

/** Which store, which role; before the person gives a name. */
export const lookInvitation: UseCase<(typeof staffClerkRoutes)['staff.lookInvitation']> = async (
  { token },
  { now },
) => {
  const invitation = decideInvitation(await get(invitations, invitationIdOf(token)), now)
  if (!invitation.ok) return invitation
  const store = await readStore(invitation.value.storeId)
  if (!store) return refuse('staff.invitation-invalid')
  return ok({ store, role: invitation.value.role })
}

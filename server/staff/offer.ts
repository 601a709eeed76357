import type { StoreView } from '#core/coupons/views'
import { ok, type Result, refuse } from '#core/kernel/result'
import type { InvitedRole } from '#core/staff/contract'
import { decideInvitation, type InvitationRefusal } from '#core/staff/rules'
import { staff } from '../platform/people'
import type { Tx } from '../platform/store'
import { readStoreIn } from '../stores'
import { type InvitationDoc, invitationIdOf, invitations } from './invitations'

export interface Offered {
  invitationId: string
  role: InvitedRole
  /** Absent where somebody is to run the brand. */
  store?: StoreView
}

/** An invitation ends with the right of who made it, or else a removed operator could come back. */
const inviterRuns = async (from: Pick<Tx, 'get'>, { by }: InvitationDoc): Promise<boolean> =>
  by === undefined || (await from.get(staff, by))?.operator === true

/** What the invitation with this token offers, read in a transaction or outside. */
export const readOffer = async (
  from: Pick<Tx, 'get'>,
  token: string,
  now: number,
): Promise<Result<Offered, InvitationRefusal>> => {
  const found = decideInvitation(await from.get(invitations, invitationIdOf(token)), now)
  if (!found.ok) return found
  const { _id: invitationId, role, storeId } = found.value
  if (!(await inviterRuns(from, found.value))) return refuse('staff.invitation-invalid')
  if (storeId === undefined) return ok({ invitationId, role })
  const store = await readStoreIn(from, storeId)
  return store ? ok({ invitationId, role, store }) : refuse('staff.invitation-invalid')
}

import { ok } from '#core/kernel/result'
import type { staffClerkRoutes } from '#core/staff/contract'
import { heldText, roleText, withPost } from '#core/staff/rules'
import { audit } from '../platform/audit'
import type { UseCase } from '../platform/context'
import { newcomer, type Staff, staff } from '../platform/people'
import { withTx } from '../platform/store'
import { invitations } from './invitations'
import { type Offered, readOffer } from './offer'

/** The person with what the invitation adds; what they had stays. */
const personAfter = (person: Staff, name: string, { role, store }: Offered): Staff => {
  const after = { ...person, name, active: true }
  if (role === 'operator' || !store) return { ...after, operator: true }
  const post = { storeId: store.id, storeName: store.name, role }
  return { ...after, posts: withPost(person.posts, post) }
}

/** Takes what an invitation offers; the invitation is used up in the same commit. */
export const accept: UseCase<(typeof staffClerkRoutes)['staff.accept']> = (
  { token, name },
  context,
) =>
  withTx(async (tx) => {
    const { caller, now } = context
    const whoId = caller.staffId
    const offered = await readOffer(tx, token, now)
    if (!offered.ok) return offered
    const { invitationId, ...reply } = offered.value
    await tx.update(invitations, invitationId, { set: { usedAt: now, usedBy: whoId } })
    const person = (await tx.get(staff, whoId)) ?? newcomer(caller, now)
    await tx.set(staff, personAfter(person, name, offered.value))
    const storeId = reply.store?.id
    const words = { before: heldText(person, storeId), after: roleText[reply.role] }
    await tx.add(audit, context.row({ whoId, subject: whoId, storeId, ...words, reply }))
    return ok(reply)
  })

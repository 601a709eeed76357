import { ok, refuse } from '#core/kernel/result'
import type { staffClerkRoutes } from '#core/staff/contract'
import { decideInvitation, roleText, withPost } from '#core/staff/rules'
import { audit } from '../platform/audit'
import type { Context, UseCase } from '../platform/context'
import { type Post, type Staff, staff } from '../platform/people'
import { type Tx, withTx } from '../platform/store'
import { readStoreIn } from '../stores'
import { invitationIdOf, invitations } from './invitations'

const personAfter = async (tx: Tx, { caller, now }: Context, name: string, post: Post) => {
  const { staffId, openid } = caller
  const known = await tx.get(staff, staffId)
  const posts = withPost(known?.posts ?? [], post)
  const base = known ?? { _id: staffId, openid, operator: false, joinedAt: now }
  return { ...base, name, posts, active: true } satisfies Staff
}

/** Takes the post that an invitation offers; the invitation is used up in the same commit. */
export const accept: UseCase<(typeof staffClerkRoutes)['staff.accept']> = (
  { token, name },
  context,
) =>
  withTx(async (tx) => {
    const { caller, now } = context
    const invited = decideInvitation(await tx.get(invitations, invitationIdOf(token)), now)
    if (!invited.ok) return invited
    const { _id, storeId, role } = invited.value
    const store = await readStoreIn(tx, storeId)
    if (!store) return refuse('staff.invitation-invalid')
    await tx.update(invitations, _id, { set: { usedAt: now, usedBy: caller.staffId } })
    const post = { storeId, storeName: store.name, role }
    await tx.set(staff, await personAfter(tx, context, name, post))
    const whoId = caller.staffId
    const reply = { store, role }
    const deed = { whoId, subject: whoId, storeId, after: roleText[role], reply }
    await tx.add(audit, context.row(deed))
    return ok(reply)
  })

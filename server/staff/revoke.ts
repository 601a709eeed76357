import { ok, refuse } from '#core/kernel/result'
import type { staffOperatorRoutes } from '#core/staff/contract'
import { roleText, withoutPost } from '#core/staff/rules'
import { audit } from '../platform/audit'
import type { Handler } from '../platform/context'
import { staff } from '../platform/people'
import { get, withTx } from '../platform/store'
import { staffViewOf } from './view'

type Revoke = (typeof staffOperatorRoutes)['staff.revoke']

/** Takes a post away. It works on the person's very next call, because each call reads the posts. */
const run: Handler<Revoke>['run'] = ({ staffId, storeId }, context) =>
  withTx(async (tx) => {
    const before = await tx.get(staff, staffId)
    const post = before?.posts.find((one) => one.storeId === storeId)
    if (!before || !post) return refuse('staff.not-found')
    const posts = withoutPost(before.posts, storeId)
    const active = before.operator || posts.length > 0
    await tx.update(staff, staffId, { set: { posts, active } })
    const words = { before: roleText[post.role], after: '无' }
    await tx.add(audit, context.row({ subject: staffId, storeId, ...words, reply: null }))
    return ok({ staff: staffViewOf({ ...before, posts, active }) })
  })

export const revoke: Handler<Revoke> = {
  run,
  // The receipt holds no name (no personal data in the audit); the person as they are now does.
  again: async ({ staffId }) => {
    const person = await get(staff, staffId)
    if (!person) throw new Error('a receipt of revoking without a person')
    return { staff: staffViewOf(person) }
  },
}

import { ok, refuse } from '#core/kernel/result'
import type { staffOperatorRoutes } from '#core/staff/contract'
import { decideRemoval, roleText, withoutPost } from '#core/staff/rules'
import { audit } from '../platform/audit'
import type { ContextOf, Handler } from '../platform/context'
import { type Staff, staff } from '../platform/people'
import { type Tx, withTx } from '../platform/store'
import { personAgain } from './again'
import { staffViewOf } from './view'

type Revoke = (typeof staffOperatorRoutes)['staff.revoke']

interface Loss {
  /** What the person is afterwards. */
  left: Staff
  /** The right that is gone, in words. */
  before: string
  storeId?: string
}

/** Whatever is taken works on the person's very next call: each call reads their rights (law 5). */
const take = async (tx: Tx, { left, before, storeId }: Loss, context: ContextOf<Revoke>) => {
  const { _id, operator, posts } = left
  const active = operator || posts.length > 0
  await tx.update(staff, _id, { set: { operator, posts, active } })
  await tx.add(audit, context.row({ subject: _id, storeId, before, after: '无', reply: null }))
  return ok({ staff: staffViewOf(left, context.caller) })
}

const takePost = (staffId: string, storeId: string, context: ContextOf<Revoke>) =>
  withTx(async (tx) => {
    const person = await tx.get(staff, staffId)
    const post = person?.posts.find((one) => one.storeId === storeId)
    if (!person || !post) return refuse('staff.not-found')
    const left = { ...person, posts: withoutPost(person.posts, storeId) }
    return take(tx, { left, before: roleText[post.role], storeId }, context)
  })

/**
 * The taker is read again and written in the same commit: of two operators who remove each other
 * at one moment, the second then finds that the right to do so is gone.
 */
const takeRight = (staffId: string, context: ContextOf<Revoke>) =>
  withTx(async (tx) => {
    const { staffId: takerId } = context.caller
    const taker = await tx.get(staff, takerId)
    if (!taker?.operator) return refuse('role.operator-required')
    const person = decideRemoval(await tx.get(staff, staffId), takerId)
    if (!person.ok) return person
    await tx.update(staff, takerId, { set: { rightUsed: context.request.key } })
    const left = { ...person.value, operator: false }
    return take(tx, { left, before: roleText.operator }, context)
  })

export const revoke: Handler<Revoke> = {
  run: ({ staffId, storeId }, context) =>
    storeId === undefined ? takeRight(staffId, context) : takePost(staffId, storeId, context),
  again: personAgain,
}

import { ok, refuse } from '#core/kernel/result'
import type { InputOf } from '#core/kernel/route'
import type { staffOperatorRoutes } from '#core/staff/contract'
import { limitText, withLimit } from '#core/staff/rules'
import { audit } from '../platform/audit'
import type { ContextOf, Handler } from '../platform/context'
import { staff } from '../platform/people'
import { type Tx, withTx } from '../platform/store'
import { personAgain } from './again'
import { staffViewOf } from './view'

type Limit = (typeof staffOperatorRoutes)['staff.limit']

const attempt = async (
  tx: Tx,
  { staffId, storeId, dailyLimit }: InputOf<Limit>,
  context: ContextOf<Limit>,
) => {
  const person = await tx.get(staff, staffId)
  const post = person?.posts.find((one) => one.storeId === storeId)
  if (!person || !post) return refuse('staff.not-found')
  const after = { ...person, posts: withLimit(person.posts, storeId, dailyLimit) }
  await tx.update(staff, staffId, { set: { posts: after.posts } })
  const words = { before: limitText(post.dailyLimit), after: limitText(dailyLimit) }
  await tx.add(audit, context.row({ subject: staffId, storeId, ...words, reply: null }))
  return ok({ staff: staffViewOf(after, context.caller) })
}

/** How many redemptions a day this person may make in this store; from the next call on. */
export const limit: Handler<Limit> = {
  run: (input, context) => withTx((tx) => attempt(tx, input, context)),
  again: personAgain,
}

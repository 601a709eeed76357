import { ok, refuse } from '#core/kernel/result'
import type { ordersMemberRoutes } from '#core/orders/contract'
import { audit } from '../platform/audit'
import type { UseCase } from '../platform/context'
import { lte, oneOf, removeWhere, withTx } from '../platform/store'
import { claims } from './records'

type Forget = (typeof ordersMemberRoutes)['orders.forget']

const OPEN = ['waiting', 'lapsed'] as const

/** Numbers that a membership had left until it was closed: nobody waits for them any more (law 8). */
export const forgetNumbers = (memberId: string, until: number): Promise<number> =>
  removeWhere(claims, { memberId, status: oneOf(OPEN), at: lte(until) })

/**
 * Takes a number back that no import has brought. It is nobody's with its receipt, and removed after
 * it: a call that died between the two leaves a number that whoever names it next takes over. The
 * attempt that it cost is not given back.
 */
export const forget: UseCase<Forget> = async ({ claimId }, { member, row }) => {
  const reply = { claimId }
  const done = await withTx<typeof reply, 'orders.claim-not-waiting'>(async (tx) => {
    const claim = await tx.get(claims, claimId)
    const isOpen = claim?.status === 'waiting' || claim?.status === 'lapsed'
    if (!isOpen || claim.memberId !== member._id) return refuse('orders.claim-not-waiting')
    await tx.add(audit, row({ subject: claimId, reply }))
    await tx.update(claims, claimId, { set: { memberId: '', status: 'lapsed' } })
    return ok(reply)
  })
  if (done.ok) await removeWhere(claims, { _id: claimId, memberId: '' })
  return done
}

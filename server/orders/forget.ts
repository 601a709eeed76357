import { ok, refuse } from '#core/kernel/result'
import type { ordersMemberRoutes } from '#core/orders/contract'
import { fileRow, unlessDone } from '../platform/audit'
import type { UseCase } from '../platform/context'
import { get, lte, oneOf, removeWhere } from '../platform/store'
import { claims } from './records'

type Forget = (typeof ordersMemberRoutes)['orders.forget']

const OPEN = ['waiting', 'lapsed'] as const

/** Numbers that a membership had left until it was closed: nobody waits for them any more (law 8). */
export const forgetNumbers = (memberId: string, until: number): Promise<number> =>
  removeWhere(claims, { memberId, status: oneOf(OPEN), at: lte(until) })

/**
 * Takes a number back that no import has brought. In one guarded request: an import that brings it
 * at this moment wins, and the order is then the member's. The attempt it cost is not given back.
 */
export const forget: UseCase<Forget> = async ({ claimId }, { member, row, request }) => {
  await unlessDone(request)
  const where = { _id: claimId, memberId: member._id, status: oneOf(OPEN) }
  const gone = await removeWhere(claims, where)
  const reply = { claimId }
  // Of a call that died between the two nothing is left but its missing receipt.
  if (gone === 0 && (await get(claims, claimId))) return refuse('orders.claim-not-waiting')
  await fileRow(row({ subject: claimId, reply }))
  return ok(reply)
}

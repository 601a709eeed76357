import type { claimcodesMemberRoutes } from '#core/claimcodes/contract'
import { ok, refuse } from '#core/kernel/result'
import { type IssueRefusal, issueCoupon, ticketOf } from '../coupons'
import { audit } from '../platform/audit'
import type { ContextOf, UseCase } from '../platform/context'
import { type Tx, withTx } from '../platform/store'
import { decideTake, type Given, readGiven } from './given'
import { claimCodes, codeBatches } from './records'

type Claim = (typeof claimcodesMemberRoutes)['claimcodes.claim']

/** A template that is gone has ended, to the person who holds its code. */
const asSaid = (code: IssueRefusal) =>
  code === 'coupons.offer-not-found' ? refuse('coupons.ended') : refuse(code)

const take = async (tx: Tx, { codeId, batch: seen }: Given, context: ContextOf<Claim>) => {
  const { member, now } = context
  const code = await tx.get(claimCodes, codeId)
  const batch = (await tx.get(codeBatches, seen._id)) ?? seen
  const free = decideTake(batch, code?.usedAt ?? 0)
  if (!free.ok) return free
  const how = { from: 'code', cause: codeId } as const
  const issued = await issueCoupon(tx, batch.templateId, member, how, now)
  if (!issued.ok) return asSaid(issued.code)
  const coupon = issued.value
  const used = { memberId: member._id, couponId: coupon._id, usedAt: now }
  if (code) await tx.update(claimCodes, codeId, { set: used })
  else await tx.add(claimCodes, { _id: codeId, batchId: batch._id, line: 0, ...used })
  const reply = { ticket: ticketOf(coupon, now) }
  const after = `${coupon.name} · ${batch.name}`
  await tx.add(audit, context.row({ subject: codeId, after, reply }))
  return ok(reply)
}

/** Code, coupon and audit row in one commit: all of it or nothing (law 1). */
export const claim: UseCase<Claim> = async ({ code }, context) => {
  const given = await readGiven(code, context)
  if (!given.ok) return given
  return withTx((tx) => take(tx, given.value, context))
}

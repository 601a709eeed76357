import { ok, type Result, refuse } from '#core/kernel/result'
import type { OutputOf } from '#core/kernel/route'
import type { pointsOperatorRoutes } from '#core/points/contract'
import type { PointsRules } from '#core/points/views'
import { readBrand } from '../brand'
import { audit } from '../platform/audit'
import { accountFields, memberChange } from '../platform/change-member'
import type { ContextOf, UseCase } from '../platform/context'
import { members } from '../platform/people'
import { type Tx, withTx } from '../platform/store'
import { changedByHand, changeText, deedOf, mayChange } from './by-hand'
import { type AdjustmentDoc, adjustments } from './records'

type Decide = (typeof pointsOperatorRoutes)['points.decide']

type Reply = OutputOf<Decide>

type NotYours =
  | 'points.adjustment-not-found'
  | 'points.not-waiting'
  | 'points.own-approval'
  | 'points.own-account'

/** Four eyes: neither who proposed it decides, nor whose points they are. */
const mayDecide = (
  wish: AdjustmentDoc | undefined,
  { staff, caller }: ContextOf<Decide>,
): Result<AdjustmentDoc, NotYours> => {
  if (!wish) return refuse('points.adjustment-not-found')
  if (wish.status !== 'waiting') return refuse('points.not-waiting')
  if (wish.by === staff._id) return refuse('points.own-approval')
  if (wish.memberId === caller.memberId) return refuse('points.own-account')
  return ok(wish)
}

const decline = async (tx: Tx, wish: AdjustmentDoc, { row }: ContextOf<Decide>) => {
  const reply: Reply = { state: 'declined' }
  const words = { before: changeText(wish.points), after: '未同意，积分不变' }
  await tx.add(audit, row({ subject: wish.memberId, why: wish.why, ...words, reply }))
  await tx.update(adjustments, wish._id, { set: { status: 'declined' } })
  return ok(reply)
}

const approve = async (
  tx: Tx,
  wish: AdjustmentDoc,
  rules: PointsRules,
  context: ContextOf<Decide>,
) => {
  const member = mayChange(await tx.get(members, wish.memberId), context.caller.memberId)
  if (!member.ok) return member
  const change = { points: wish.points, why: wish.why, lot: context.request.key }
  const posted = changedByHand(member.value, change, rules, context.now)
  if (!posted.ok) return posted
  const reply: Reply = { state: 'done' }
  const rule = `超过 ${rules.approveAbove} 分的调整由两位运营确认`
  const deed = deedOf(member.value, change, posted.value)
  await tx.add(audit, context.row({ ...deed, ledger: { ...deed.ledger, rule }, reply }))
  const set = accountFields(posted.value.account)
  await tx.update(members, wish.memberId, memberChange(member.value, set))
  await tx.update(adjustments, wish._id, { set: { status: 'done' } })
  return ok(reply)
}

/** Another operator says yes, and the points move in the same commit; or no, and nothing moves. */
export const decide: UseCase<Decide> = async ({ adjustmentId, approve: yes }, context) => {
  const { program } = await readBrand()
  return withTx(async (tx) => {
    const wish = mayDecide(await tx.get(adjustments, adjustmentId), context)
    if (!wish.ok) return wish
    return yes ? approve(tx, wish.value, program.points, context) : decline(tx, wish.value, context)
  })
}

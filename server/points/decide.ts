import { ok, type Result, refuse } from '#core/kernel/result'
import type { OutputOf } from '#core/kernel/route'
import type { pointsOperatorRoutes } from '#core/points/contract'
import type { PointsRules } from '#core/points/views'
import { readBrand } from '../brand'
import { audit } from '../platform/audit'
import { memberChange } from '../platform/change-member'
import type { ContextOf, UseCase } from '../platform/context'
import { members } from '../platform/people'
import { type Tx, withTx } from '../platform/store'
import { changedByHand, changeText, deedOf, fieldsAfter, mayChange } from './by-hand'
import { type AdjustmentDoc, adjustments } from './records'

type Decide = (typeof pointsOperatorRoutes)['points.decide']

type Reply = OutputOf<Decide>

type NotYours =
  | 'points.adjustment-not-found'
  | 'points.not-waiting'
  | 'points.own-approval'
  | 'points.own-account'

/**
 * Four eyes: neither who proposed it approves, nor whose points they are. To withdraw a proposal
 * moves nothing and takes only who made it.
 */
const mayDecide = (
  wish: AdjustmentDoc | undefined,
  approve: boolean,
  { staff, caller }: ContextOf<Decide>,
): Result<AdjustmentDoc, NotYours> => {
  if (!wish) return refuse('points.adjustment-not-found')
  if (wish.status !== 'waiting') return refuse('points.not-waiting')
  if (wish.by === staff._id) return approve ? refuse('points.own-approval') : ok(wish)
  if (wish.memberId === caller.memberId) return refuse('points.own-account')
  return ok(wish)
}

const ends = {
  declined: '未同意，积分不变',
  withdrawn: '提出人撤回，积分不变',
} as const

/** Said no, by another operator or by the one who proposed it. */
const drop = async (tx: Tx, wish: AdjustmentDoc, { row, staff }: ContextOf<Decide>) => {
  const state = wish.by === staff._id ? 'withdrawn' : 'declined'
  const reply: Reply = { state }
  const words = { before: changeText(wish.points), after: ends[state] }
  await tx.add(audit, row({ subject: wish.memberId, why: wish.why, ...words, reply }))
  await tx.update(adjustments, wish._id, { set: { status: state } })
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
  const rule = `同一天手工调整超过 ${rules.approveAbove} 分，由两位运营确认`
  const deed = deedOf(member.value, change, posted.value)
  await tx.add(audit, context.row({ ...deed, ledger: { ...deed.ledger, rule }, reply }))
  const set = fieldsAfter(member.value, change, posted.value, context.now)
  await tx.update(members, wish.memberId, memberChange(member.value, set))
  await tx.update(adjustments, wish._id, { set: { status: 'done' } })
  return ok(reply)
}

/**
 * Another operator says yes, and the points move in the same commit; or no, or the one who proposed
 * it withdraws, and nothing moves.
 */
export const decide: UseCase<Decide> = async ({ adjustmentId, approve: yes }, context) => {
  const { program } = await readBrand()
  return withTx(async (tx) => {
    const wish = mayDecide(await tx.get(adjustments, adjustmentId), yes, context)
    if (!wish.ok) return wish
    return yes ? approve(tx, wish.value, program.points, context) : drop(tx, wish.value, context)
  })
}

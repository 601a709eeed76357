import { ok, refuse } from '#core/kernel/result'
import type { OutputOf } from '#core/kernel/route'
import type { pointsOperatorRoutes } from '#core/points/contract'
import { briefOf } from '#core/points/rules'
import type { PointsRules } from '#core/points/views'
import { readBrand } from '../brand'
import { audit, unlessDone } from '../platform/audit'
import { accountFields, changeMember } from '../platform/change-member'
import type { Answer, ContextOf, UseCase } from '../platform/context'
import { type Member, members } from '../platform/people'
import { get, withTx } from '../platform/store'
import { type ByHand, changedByHand, changeText, deedOf, mayChange } from './by-hand'
import { adjustments } from './records'

type Adjust = (typeof pointsOperatorRoutes)['points.adjust']
type Reply = OutputOf<Adjust>

interface Wish {
  change: ByHand
  rules: PointsRules
}

const changeNow = (member: Member, { change, rules }: Wish, context: ContextOf<Adjust>) =>
  changeMember<Reply, 'points.not-enough' | 'membership.not-found' | 'points.own-account'>(
    member,
    context,
    (current) => {
      const allowed = mayChange(current, context.caller.memberId)
      if (!allowed.ok) return allowed
      const posted = changedByHand(current, change, rules, context.now)
      if (!posted.ok) return posted
      const { account } = posted.value
      const reply: Reply = { state: 'done', brief: briefOf(account, context.now) }
      const deed = deedOf(current, change, posted.value)
      return ok({ set: accountFields(account), deed, reply })
    },
  )

/** Nothing moves: the wish and its audit row are kept until another operator has looked at it. */
const propose = (
  member: Member,
  { points, why, lot }: ByHand,
  context: ContextOf<Adjust>,
): Answer<Reply> =>
  withTx(async (tx) => {
    const { now, staff, row } = context
    const reply: Reply = { state: 'waiting', brief: briefOf(member.account, now) }
    const after = `${changeText(points)}，等待另一位运营确认`
    await tx.add(audit, row({ subject: member._id, why, after, reply }))
    const wish = { memberId: member._id, points, why, by: staff._id, at: now }
    await tx.add(adjustments, { _id: lot, ...wish, status: 'waiting' })
    return ok(reply)
  })

/**
 * Gives or takes points by hand: at once up to the brand's limit, above it as a proposal. A late
 * retry is looked up first, because the member keeps only the newest receipts.
 */
export const adjust: UseCase<Adjust> = async ({ memberId, points, why }, context) => {
  if (points === 0) return refuse('points.adjust-zero')
  await unlessDone(context.request)
  const [found, { program }] = await Promise.all([get(members, memberId), readBrand()])
  const member = mayChange(found, context.caller.memberId)
  if (!member.ok) return member
  const rules = program.points
  const change = { points, why, lot: context.request.key }
  if (Math.abs(points) <= rules.approveAbove)
    return changeNow(member.value, { change, rules }, context)
  // Said now rather than to the one who approves: what is not there can not be taken.
  const possible = changedByHand(member.value, change, rules, context.now)
  return possible.ok ? propose(member.value, change, context) : possible
}

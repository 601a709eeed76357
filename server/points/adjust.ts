import { ok, refuse } from '#core/kernel/result'
import type { OutputOf } from '#core/kernel/route'
import { byHandToday, needsSecond } from '#core/points/by-hand'
import type { pointsOperatorRoutes } from '#core/points/contract'
import { briefOf } from '#core/points/rules'
import type { PointsRules } from '#core/points/views'
import { readBrand } from '../brand'
import { audit, unlessDone } from '../platform/audit'
import { changeMember } from '../platform/change-member'
import type { Answer, ContextOf, UseCase } from '../platform/context'
import { type Member, members } from '../platform/people'
import { get, withTx } from '../platform/store'
import { type ByHand, changedByHand, changeText, deedOf, fieldsAfter, mayChange } from './by-hand'
import { adjustments } from './records'

type Adjust = (typeof pointsOperatorRoutes)['points.adjust']
type Reply = OutputOf<Adjust>

interface Wish {
  change: ByHand
  rules: PointsRules
}

type NotNow = 'points.not-enough' | 'membership.not-found' | 'points.own-account' | 'request.busy'

/**
 * Undefined when a second operator is needed. The limit is looked at with the very member that is
 * written: of two changes that come at one moment, the second sees the first.
 */
const changeNow = async (
  member: Member,
  { change, rules }: Wish,
  context: ContextOf<Adjust>,
): Promise<Awaited<Answer<Reply>> | undefined> => {
  const { now, caller } = context
  let second = false
  const done = await changeMember<Reply, NotNow>(member, context, (current) => {
    const allowed = mayChange(current, caller.memberId)
    if (!allowed.ok) return allowed
    // Said now rather than to the one who approves: what is not there can not be taken.
    const posted = changedByHand(current, change, rules, now)
    if (!posted.ok) return posted
    second = needsSecond(byHandToday(current.byHand, now), change.points, rules)
    if (second) return refuse('request.busy')
    const reply: Reply = { state: 'done', brief: briefOf(posted.value.account, now) }
    const set = fieldsAfter(current, change, posted.value, now)
    return ok({ set, deed: deedOf(current, change, posted.value), reply })
  })
  return second ? undefined : done
}

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
 * Gives or takes points by hand: at once up to the brand's limit of a day, above it as a proposal. A
 * late retry is looked up first, because the member keeps only the newest receipts.
 */
export const adjust: UseCase<Adjust> = async ({ memberId, points, why }, context) => {
  if (points === 0) return refuse('points.adjust-zero')
  await unlessDone(context.request)
  const [found, { program }] = await Promise.all([get(members, memberId), readBrand()])
  const member = mayChange(found, context.caller.memberId)
  if (!member.ok) return member
  const change = { points, why, lot: context.request.key }
  const done = await changeNow(member.value, { change, rules: program.points }, context)
  return done ?? propose(member.value, change, context)
}

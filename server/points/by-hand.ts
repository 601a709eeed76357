import { ok, type Result, refuse } from '#core/kernel/result'
import { withByHand } from '#core/points/by-hand'
import { datesOf } from '#core/points/earning'
import { earn, type Posted, spend, transact } from '#core/points/rules'
import type { PointsRules } from '#core/points/views'
import type { Deed } from '../platform/audit'
import { accountFields } from '../platform/change-member'
import { isOpen, type Member } from '../platform/people'

/** Points given (above zero) or taken (below) by an operator, and why. */
export interface ByHand {
  points: number
  why: string
  /** Id of the lot that is made when points are given. */
  lot: string
}

/** The member's account after the change. What a member does not have can not be taken from them. */
export const changedByHand = (
  { account }: Member,
  { points, lot }: ByHand,
  rules: PointsRules,
  now: number,
): Result<Posted, 'points.not-enough'> =>
  points > 0
    ? transact(account, now, earn({ id: lot, left: points, ...datesOf(rules, now) }))
    : transact(account, now, spend(-points))

/** The account and the day's sum, which are written together. */
export const fieldsAfter = (
  member: Member,
  { points }: ByHand,
  { account }: Posted,
  now: number,
): ReturnType<typeof accountFields> => ({
  ...accountFields(account),
  byHand: withByHand(member.byHand, points, now),
})

/** 积分 +50 */
export const changeText = (points: number): string => `积分 ${points > 0 ? '+' : ''}${points}`

/** What the audit and the ledger say about it. */
export const deedOf = (member: Member, { points, why }: ByHand, posted: Posted) =>
  ({
    subject: member._id,
    why,
    before: `余额 ${member.account.balance}`,
    after: `${changeText(points)}，余额 ${posted.account.balance}`,
    ledger: { memberId: member._id, cause: 'adjust', lines: posted.lines },
  }) satisfies Omit<Deed, 'reply'>

/** Nobody settles their own account; closed accounts are nobody's any more. */
export const mayChange = (
  member: Member | undefined,
  callerId: string,
): Result<Member, 'membership.not-found' | 'points.own-account'> => {
  if (!isOpen(member)) return refuse('membership.not-found')
  return member._id === callerId ? refuse('points.own-account') : ok(member)
}

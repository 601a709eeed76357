import { ok, refuse } from '#core/kernel/result'
import { businessDayOf, monthOf } from '#core/kernel/time'
import type { membershipMemberRoutes } from '#core/membership/contract'
import { briefOf, forfeit, post } from '#core/points/rules'
import { LOWEST } from '#core/tiers/rules'
import { coupons, leaveCoupons, reminders } from '../coupons'
import { onClosed } from '../invites'
import { audit, unlessDone } from '../platform/audit'
import { accountFields, memberChange, tierFields } from '../platform/change-member'
import type { ActionContext, UseCase } from '../platform/context'
import { isOpen, type Member, members } from '../platform/people'
import { count, get, gte, removeWhere, type Tx, withTx } from '../platform/store'
import { removeFiles } from '../platform/wechat'
import { unlinkMember } from '../wecom'

type Routes = typeof membershipMemberRoutes

/** What closing would give up. */
export const closing: UseCase<Routes['membership.closing']> = async (_input, { member, now }) => {
  const { spendable, pending, debt } = briefOf(member.account, now)
  const usable = { memberId: member._id, status: 'issued', expiresAt: gte(now) }
  return ok({ points: spendable + pending, coupons: await count(coupons, usable), debt })
}

/**
 * What stays is an account without a person. Its id is a one-way hash of the openid, which nobody
 * can turn back, and it must stay: closing and joining again would else wash off a debt (law 3) and
 * make every limit per member and the stamp of the day count anew (law 1). The consent says when
 * and to what, not who; it shows that what was done before was allowed (PIPL art. 14).
 * Neither number nor handle has digits any more, so no till and no operator can find it.
 */
const emptied = ({ _id, stamps }: Member, now: number) => ({
  openid: '',
  number: _id,
  handle: _id,
  profile: {},
  growth: [],
  ...tierFields(LOWEST),
  stamps: stamps.filter(({ month }) => month === monthOf(businessDayOf(now))),
  closedAt: now,
})

const attempt = async (tx: Tx, memberId: string, context: ActionContext) => {
  const { now } = context
  const member = await tx.get(members, memberId)
  if (!isOpen(member)) return refuse('role.member-required')
  const { account, lines } = post(member.account, now, forfeit)
  const set = { ...emptied(member, now), ...accountFields(account) }
  await tx.update(members, memberId, {
    ...memberChange(member, set),
    unset: ['newestSale', 'unionid', 'unionidAt', 'shownAt'],
  })
  const reply = { closed: true as const }
  const rule = '注销时未用的积分作废，待补积分保留'
  const ledger = { memberId, cause: 'closure' as const, lines, rule }
  await tx.add(audit, context.row({ subject: memberId, after: '已注销', ledger, reply }))
  return ok(reply)
}

/** Things outside the member's document that hold personal data. */
const forget = async ({ _id, profile, unionid }: Member, openid: string) => {
  if (profile.avatar !== undefined) await removeFiles([profile.avatar])
  await removeWhere(reminders, { openid })
  if (unionid !== undefined) await unlinkMember(_id)
}

/**
 *   picture, reminders → [crash: a member who has lost them, and closes again]
 *   → account, profile and ledger row in one commit → [crash: coupons of nobody] → coupons
 * Personal data goes first, because after the commit nobody knows any more where it lies. Coupons
 * go last: the card number on them is found by the member's id, and no page shows the code of a
 * coupon whose holder is closed. A retry comes from a closed account, does what is left, and gets
 * its first answer from the receipt; without one the jobs do it (jobs/closed.ts). A retry that comes
 * after joining again must take nothing of what was given since: it is looked up before that.
 */
export const close: UseCase<Routes['membership.close']> = async (_input, context) => {
  const { memberId, openid } = context.caller
  const member = await get(members, memberId)
  if (!member) return refuse('role.member-required')
  if (isOpen(member)) {
    await unlessDone(context.request)
    await forget(member, openid)
  }
  const closed = await withTx((tx) => attempt(tx, memberId, context))
  if (!isOpen(member) || closed.ok) await leaveCoupons(memberId, context.now)
  if (closed.ok) await onClosed(member, context.now)
  return closed
}

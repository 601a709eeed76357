import { ok } from '#core/kernel/result'
import type { membershipMemberRoutes } from '#core/membership/contract'
import { audit, unlessDone } from '../platform/audit'
import type { Handler } from '../platform/context'
import { members } from '../platform/people'
import { get, withTx } from '../platform/store'
import { joinMember } from './join-member'
import { memberViewOf } from './view'

type Join = (typeof membershipMemberRoutes)['membership.join']

/** Joining again changes nothing and leaves no second row: the person simply is a member. */
const run: Handler<Join>['run'] = ({ consent }, context) =>
  withTx(async (tx) => {
    const joined = await joinMember(tx, context, consent)
    if (!joined.ok) return joined
    const { member, joinedNow } = joined.value
    const after = `会员须知 ${member.consent.version}`
    if (!joinedNow) await unlessDone(context.request)
    else await tx.add(audit, context.row({ subject: member._id, after, reply: null }))
    return ok({ member: memberViewOf(member) })
  })

export const join: Handler<Join> = {
  run,
  again: async (_input, { caller }) => {
    const member = await get(members, caller.memberId)
    if (!member) throw new Error('a receipt of joining without a member')
    return { member: memberViewOf(member) }
  },
}

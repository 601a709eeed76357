import type { invitesMemberRoutes } from '#core/invites/contract'
import { ok } from '#core/kernel/result'
import { maskedMember } from '#core/membership/rules'
import { unlessDone } from '../platform/audit'
import { changeMember } from '../platform/change-member'
import type { UseCase } from '../platform/context'
import type { Member } from '../platform/people'
import { updateWhere } from '../platform/store'
import { type TeamDoc, teams } from './records'

type Face = Pick<TeamDoc, 'who' | 'avatar'>

/** Who invites, as friends read it: nickname and picture only since the member said yes (C21). */
export const faceOf = ({ number, profile, shownAt }: Member): Face => {
  const masked = maskedMember(number)
  if (!shownAt) return { who: masked }
  const { nickname = masked, avatar } = profile
  return { who: nickname, ...(avatar === undefined ? {} : { avatar }) }
}

/** All teams of a member show what the member now wants to be shown. Safe to do again. */
export const followFace = async (member: Member): Promise<void> => {
  const { who, avatar } = faceOf(member)
  const own = { inviterId: member._id }
  const change = avatar === undefined ? { unset: ['avatar' as const] } : {}
  const set = avatar === undefined ? { who } : { who, avatar }
  await updateWhere(teams, own, { set, inc: { rev: 1 }, ...change })
}

/** The consent first, then the teams: what a crash left is done by the next word, or by opening. */
export const showMe: UseCase<(typeof invitesMemberRoutes)['invites.showMe']> = async (
  { show },
  context,
) => {
  const { member, now } = context
  // The newest word counts: a late retry of an older one must not bring it back.
  await unlessDone(context.request)
  const reply = { show }
  const after = show ? '邀请时展示头像昵称' : '邀请时不展示头像昵称'
  let seen: Member = member
  const done = await changeMember(member, context, (current) => {
    const shownAt = show ? now : 0
    seen = { ...current, shownAt }
    return ok({ set: { shownAt }, deed: { subject: member._id, after }, reply })
  })
  if (done.ok) await followFace(seen)
  return done
}

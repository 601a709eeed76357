import type { invitesMemberRoutes } from '#core/invites/contract'
import { ok } from '#core/kernel/result'
import { reminders, rewardTemplateId } from '../coupons'
import { audit, unlessDone } from '../platform/audit'
import type { UseCase } from '../platform/context'
import { FAR } from '../platform/people'
import { updateWhere, withTx } from '../platform/store'
import { ownTeam } from './own-team'
import { type RewardDoc, type TeamDoc, teams } from './records'

const idOf = (teamId: string): string => `i.${teamId}`

/** Remembers that the inviter accepted one message, for the next reward that arrives. */
export const remind: UseCase<(typeof invitesMemberRoutes)['invites.remind']> = async (
  { code },
  context,
) => {
  const team = await ownTeam(code, context.member._id)
  if (!team.ok) return team
  if (rewardTemplateId() === undefined) {
    await unlessDone(context.request)
    return ok({ wanted: false })
  }
  const reply = { wanted: true }
  const { openid } = context.caller
  return withTx(async (tx) => {
    await tx.add(audit, context.row({ subject: code, after: '要一次奖励到账提醒', reply }))
    await tx.set(reminders, { _id: idOf(code), openid, status: 'wanted', sendAt: FAR })
    await tx.update(teams, code, { set: { remind: true }, inc: { rev: 1 } })
    return ok(reply)
  })
}

/**
 * A reward of the inviter has arrived: the jobs send the message that was asked for, once. The word
 * first: who dies after it sends one message too few to nobody, and never one that nobody wanted.
 */
export const announce = async (
  { _id, inviterId, campaignId, remind: wanted }: TeamDoc,
  given: readonly RewardDoc[],
  now: number,
): Promise<void> => {
  const own = given.find(({ toId }) => toId === inviterId)
  if (!wanted || !own) return
  const reward = { campaignId, name: own.name }
  const waiting = { _id: idOf(_id), status: 'wanted', sendAt: FAR } as const
  await updateWhere(reminders, waiting, { set: { sendAt: now, reward } })
  await updateWhere(teams, { _id }, { set: { remind: false }, inc: { rev: 1 } })
}

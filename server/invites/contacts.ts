import { codeOf } from '#core/invites/code'
import type { EventOf, InviteEvent } from '#core/invites/events'
import { now as clock } from '../platform/clock'
import { hashId } from '../platform/ids'
import { members } from '../platform/people'
import { get } from '../platform/store'
import { type ContactChange, contacts } from '../wecom'
import { markInvited } from './arrival'
import { noteEvents } from './note'
import { placeAll } from './place'
import { teams } from './records'

const idOf = ({ externalUserId, userId, kind, at }: ContactChange): string =>
  `w.${hashId(`${externalUserId}:${userId}:${kind}:${at}`)}`

/** No person of the brand knew them before this very adding. */
const isFirst = async ({ externalUserId, at }: ContactChange): Promise<boolean> => {
  const known = await get(contacts, externalUserId)
  return !known?.follows.some(({ addedAt }) => addedAt < at)
}

type Origin = Pick<
  EventOf<'added'>,
  'teamId' | 'campaignId' | 'inviterId' | 'inviterBy' | 'inviterStaff'
>

/** By whose contact way they came: its state carries the inviter's code. */
const originOf = async ({ state = '' }: ContactChange): Promise<Origin> => {
  const code = codeOf(state)
  const team = code && (await get(teams, code))
  if (!team) return {}
  const { _id: teamId, campaignId, inviterId, inviterBy, staff } = team
  return {
    teamId,
    campaignId,
    inviterId,
    ...(inviterBy === undefined ? {} : { inviterBy }),
    ...(staff ? { inviterStaff: true } : {}),
  }
}

const eventOf = async (change: ContactChange): Promise<InviteEvent> => {
  const { externalUserId: externalId, userId, at } = change
  const base = { id: idOf(change), at, externalId, userId }
  if (change.kind === 'removed')
    return { ...base, kind: 'removed', by: change.by === 'friend' ? 'friend' : 'staff' }
  return { ...base, kind: 'added', first: await isFirst(change), ...(await originOf(change)) }
}

/**
 * A change of a contact on WeCom, as a fact about an invited friend. Told at least once and in any
 * order; of a stranger it is told again when their membership is known. A hand-over to a colleague is
 * no leaving.
 */
export const applyContact = async (change: ContactChange): Promise<void> => {
  const { memberId, by } = change
  if (memberId === undefined || by === 'transfer') return
  const now = clock()
  const event = await eventOf(change)
  const strangers = event.kind === 'added' && event.teamId !== undefined
  const doc = await noteEvents(memberId, [event], now, { strangers })
  if (!doc) return
  const member = await get(members, memberId)
  const credits = await placeAll(doc, member, now)
  if (member) await markInvited(member, credits)
}

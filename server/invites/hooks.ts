import type { InviteEvent } from '#core/invites/events'
import type { Member } from '../platform/people'
import { members } from '../platform/people'
import { get } from '../platform/store'
import { phoneEvent, type Sold, saleEvents } from './facts'
import { noteEvents } from './note'
import { placeAll } from './place'
import { quietly } from './quietly'
import { invitees } from './records'

/**
 * Deeds of members that may mean something to who invited them. For everybody else they cost
 * nothing: the member's own document says whether there is anybody (people.ts `invitedTeam`). Best
 * effort within the call, and made certain by the jobs (slice.ts): every fact has an id of its own.
 */

type Invited = Pick<Member, '_id' | 'invitedTeam' | 'number' | 'closedAt'>

const told = (member: Invited, more: readonly InviteEvent[], now: number): Promise<void> =>
  quietly(async () => {
    const doc = await noteEvents(member._id, more, now)
    if (doc) await placeAll(doc, member, now)
  })

/** A sale was recorded, or goods came back: the sale as it is now. */
export const onSale = async (member: Invited, sale: Sold, now: number): Promise<void> => {
  if (member.invitedTeam !== undefined) await told(member, saleEvents(sale), now)
}

/** A phone number was given. */
export const onPhone = async ({ _id, invitedTeam }: Invited, now: number): Promise<void> => {
  if (invitedTeam === undefined) return
  await quietly(async () => {
    const [member, invitee] = await Promise.all([get(members, _id), get(invitees, _id)])
    const event = member && invitee && (await phoneEvent(member, invitee.events, now))
    if (event) await told(member, [event], now)
  })
}

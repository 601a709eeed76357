import type { Credit } from '#core/invites/views'
import type { Caller } from '../platform/identity'
import { isOpen, type Member, members } from '../platform/people'
import { get, updateWhere } from '../platform/store'
import { type JoinFacts, joinedEvent, joinFactsOf } from './facts'
import { noteEvents } from './note'
import { foldOf, placeAll } from './place'
import { quietly } from './quietly'
import { type InviteeDoc, invitees } from './records'

/** Somebody who may become a member now, and came by an invitation before. */
export interface Arrival {
  invitee: InviteeDoc
  facts: JoinFacts
  network: string | undefined
}

/** Undefined for whoever nobody has invited: nearly always, and one request. */
export const arrivalOf = async (caller: Caller): Promise<Arrival | undefined> => {
  const invitee = await get(invitees, caller.memberId)
  if (!invitee) return undefined
  return { invitee, facts: await joinFactsOf(caller), network: caller.network }
}

const live = ({ state }: Credit): boolean => ['waiting', 'held', 'counted'].includes(state)

const eventOf = ({ facts, network }: Arrival, member: Pick<Member, 'joinedAt' | 'firstAt'>) =>
  joinedEvent(member, facts, network)

/**
 * The team by whose invitation this joining comes, if it may count: it stands in the member's
 * document, and the deeds of all others cost no request.
 */
export const teamOfArrival = async (
  arrival: Arrival,
  member: Pick<Member, 'joinedAt' | 'firstAt'>,
  now: number,
): Promise<string | undefined> => {
  const { _id, events } = arrival.invitee
  const credits = await foldOf({ _id, events: [...events, eventOf(arrival, member)] }, now)
  return credits.find(live)?.teamId
}

/**
 * After a joining that is done: the fact, and the credit in its team. Two requests when all goes
 * well; a crash anywhere here is made up by the jobs from the member's document.
 */
export const noteArrival = (arrival: Arrival, member: Member, now: number): Promise<void> =>
  quietly(async () => {
    const { invitee: known } = arrival
    const doc = await noteEvents(member._id, [eventOf(arrival, member)], now, { known })
    if (doc) await placeAll(doc, member, now, true)
  })

/** Marks a member whose credit is still open, so that their deeds are told (hooks.ts). */
export const markInvited = async (
  { _id, invitedTeam, joinedAt }: Member,
  credits: readonly Credit[],
): Promise<void> => {
  const teamId = credits.find(live)?.teamId
  if (teamId === undefined || teamId === invitedTeam) return
  // By the time of joining: an account that was opened anew meanwhile is left alone.
  await updateWhere(members, { _id, joinedAt }, { set: { invitedTeam: teamId }, inc: { rev: 1 } })
}

/** The same for a joining inside a transaction of another feature, once that is committed. */
export const arrived = (caller: Caller, now: number): Promise<void> =>
  quietly(async () => {
    const arrival = await arrivalOf(caller)
    const member = arrival && (await get(members, caller.memberId))
    if (!arrival || !isOpen(member)) return
    const known = arrival.invitee
    const doc = await noteEvents(member._id, [eventOf(arrival, member)], now, { known })
    if (doc) await markInvited(member, await placeAll(doc, member, now, true))
  })

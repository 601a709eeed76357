import type { invitesMemberRoutes } from '#core/invites/contract'
import { ok } from '#core/kernel/result'
import type { UseCase } from '../platform/context'
import type { Member } from '../platform/people'
import { find, get, lte } from '../platform/store'
import { missingEvents } from './facts'
import { noteEvents } from './note'
import { placeAll } from './place'
import { invitees, type RewardDoc, type TeamDoc, teams } from './records'
import { settleTeam } from './settle'

/** Teams of one call; a member with more due at once finds the others with the next call. */
const AT_ONCE = 5

/** As a friend: the team that they came by, its line made sure of first. */
const asFriend = async (member: Member, now: number): Promise<string[]> => {
  const doc = await get(invitees, member._id)
  if (!doc) return []
  const more = await missingEvents(member, doc.events, now)
  const next = more.length === 0 ? doc : await noteEvents(doc._id, more, now, { known: doc })
  const credits = await placeAll(next ?? doc, member, now)
  return credits.filter(({ state }) => state !== 'refused').map(({ teamId }) => teamId)
}

const dueTeams = async (inviterId: string, now: number): Promise<TeamDoc[]> => {
  const [owed, looks] = await Promise.all([
    find(teams, { where: { inviterId, owed: true }, limit: AT_ONCE }),
    find(teams, { where: { inviterId, nextLook: lte(now) }, limit: AT_ONCE }),
  ])
  return [...owed, ...looks]
}

const viewOf = ({ reward: { kind }, name }: RewardDoc) => ({ kind, name })

/**
 * Gives what is owed to this member, as inviter and as friend. Everything that it does has a document
 * and a row of its own, so a call that is sent twice does nothing twice.
 */
export const settleOwn: UseCase<(typeof invitesMemberRoutes)['invites.settle']> = async (
  _input,
  { member, now },
) => {
  const ids = [
    ...(await asFriend(member, now)),
    ...(await dueTeams(member._id, now)).map(({ _id }) => _id),
  ]
  const given: RewardDoc[] = []
  let owed = false
  for (const teamId of new Set(ids)) {
    const settled = await settleTeam(teamId, now)
    given.push(...settled.given.filter(({ toId }) => toId === member._id))
    owed ||= settled.owed
  }
  return ok({ given: given.map(viewOf), owed })
}

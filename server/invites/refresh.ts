import type { InviteEvent } from '#core/invites/events'
import { stateAt } from '#core/invites/team'
import { type Member, members } from '../platform/people'
import { getMany } from '../platform/store'
import { missingEvents } from './facts'
import { noteEvents } from './note'
import { entryOf, foldOf, friendWho } from './place'
import {
  type CampaignDoc,
  type InviteeDoc,
  invitees,
  type TeamCredit,
  type TeamDoc,
} from './records'
import { flagsOf } from './risk'

/** Lines that something may be given for: not measured yet, or becoming kept by their day alone. */
const isOpenLine = (line: TeamCredit, now: number): boolean => {
  const today = stateAt(line, now)
  if (today !== 'counted' && today !== 'kept') return false
  return !line.checked || (line.state === 'counted' && today === 'kept')
}

interface Friend {
  doc: InviteeDoc
  member: Member | undefined
}

/** The line of this team as the friend's whole story has it now. */
const lineOf = async (
  { doc, member }: Friend,
  teamId: string,
  now: number,
): Promise<TeamCredit | undefined> => {
  const credits = await foldOf(doc, now)
  const own = credits.find((credit) => credit.teamId === teamId)
  return own && entryOf(own, doc.rev, friendWho(member))
}

/** What the member's document tells and the story does not yet: a closing that nobody told of. */
const complete = async ({ doc, member }: Friend, now: number): Promise<Friend> => {
  const more = member ? await missingEvents(member, doc.events, now) : []
  if (more.length === 0) return { doc, member }
  const next = await noteEvents(doc._id, more, now, { known: doc })
  return { doc: next ?? doc, member }
}

const flagged = async (friend: Friend, flags: InviteEvent[], now: number): Promise<Friend> => {
  const { doc } = friend
  const next = await noteEvents(doc._id, flags, now, { known: doc })
  return { ...friend, doc: next ?? doc }
}

const isStanding = (line: TeamCredit, now: number): boolean =>
  ['counted', 'kept'].includes(stateAt(line, now))

/** One line, folded anew and measured before anything is given for it. */
const lookAt = async (
  line: TeamCredit,
  first: Friend,
  team: TeamDoc,
  campaign: CampaignDoc,
  now: number,
): Promise<TeamCredit> => {
  const friend = await complete(first, now)
  const next = await lineOf(friend, team._id, now)
  if (!next) return line
  // Measured once: what others did since must not hold up what was found well then.
  if (line.checked) return { ...next, checked: true }
  if (!isStanding(next, now)) return next
  const flags = await flagsOf(next, friend.doc, team, campaign, now)
  if (flags.length === 0) return { ...next, checked: true }
  return (await lineOf(await flagged(friend, flags, now), team._id, now)) ?? next
}

/**
 * The team's lines before something is done for them: those that something may be given for are
 * folded anew from the friend's story, which late hooks and lost ones have by then, and measured by
 * the risk plan once. The others stay as they are.
 */
export const refreshed = async (
  team: TeamDoc,
  campaign: CampaignDoc,
  now: number,
): Promise<TeamCredit[]> => {
  const open = team.credits.filter((line) => isOpenLine(line, now))
  if (open.length === 0) return team.credits
  const ids = open.map(({ friendId }) => friendId)
  const [docs, people] = await Promise.all([getMany(invitees, ids), getMany(members, ids)])
  let credits: TeamCredit[] = team.credits
  for (const line of open.sort((a, b) => (a.doneAt ?? 0) - (b.doneAt ?? 0))) {
    const doc = docs.find(({ _id }) => _id === line.friendId)
    const member = people.find(({ _id }) => _id === line.friendId)
    if (!doc) continue
    const next = await lookAt(line, { doc, member }, { ...team, credits }, campaign, now)
    credits = credits.map((one) => (one.friendId === line.friendId ? next : one))
  }
  return credits
}

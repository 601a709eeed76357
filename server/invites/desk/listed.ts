import type { EventOf } from '#core/invites/events'
import { mergeEvents } from '#core/invites/fold'
import type { ActionContext, OfStaff } from '../../platform/context'
import { find, get, lte, MAX_ROWS, removeWhere, type Tx } from '../../platform/store'
import { knownCampaign, knownCampaigns } from '../known'
import { derivedOf, writeTeam } from '../place'
import { blocks, invitees, type TeamDoc, teams } from '../records'
import { settleTeam } from '../settle'
import { followStory } from './follow'

/** Somebody's place on the list of those who earn nothing, or off it. */
export interface Listing {
  memberId: string
  why: string
  on: boolean
}

type Context = ActionContext & OfStaff

/** A member has one team in a campaign, and a brand runs a few campaigns a year. */
export const teamsOf = (inviterId: string): Promise<TeamDoc[]> =>
  find(teams, { where: { inviterId }, order: [['at', 'desc']], limit: MAX_ROWS })

const wordOf = ({ why, on }: Listing, { request, staff, now }: Context): EventOf<'listed'> => ({
  kind: 'listed',
  id: `l.${request.key}`,
  at: now,
  on,
  whoId: staff._id,
  why,
})

/** The friend's side: in the story, so that every later fold knows of it. */
const tell = async (tx: Tx, listing: Listing, context: Context): Promise<void> => {
  const { memberId: _id } = listing
  const { now } = context
  const doc = (await tx.get(invitees, _id)) ?? { _id, rev: 0, events: [], at: now }
  const events = mergeEvents(doc.events, [wordOf(listing, context)])
  await tx.set(invitees, { ...doc, events, rev: doc.rev + 1, at: now })
}

/** The inviter's side: every line of their teams counts for nothing, or again for what it is. */
const turn = async (tx: Tx, seen: TeamDoc, { on }: Listing, now: number): Promise<void> => {
  const known = await knownCampaign(seen.campaignId, now)
  const team = await tx.get(teams, seen._id)
  if (!team || !known || team.blocked === on) return
  const after = { ...team, blocked: on, rev: team.rev + 1 }
  await tx.set(teams, { ...after, ...derivedOf(after, known.campaign, now) })
}

/** Both sides, in the commit of the deed. `own`: the teams as they were found before. */
export const writeListing = async (
  tx: Tx,
  listing: Listing,
  own: readonly TeamDoc[],
  context: Context,
): Promise<void> => {
  await tell(tx, listing, context)
  for (const team of own) await turn(tx, team, listing, context.now)
}

const isListed = async (memberId: string) => {
  const events = (await get(invitees, memberId))?.events ?? []
  return events.filter((event) => event.kind === 'listed').at(-1)
}

/** Opened while its inviter was being listed. */
const catchUp = async (team: TeamDoc, on: boolean, now: number): Promise<void> => {
  const known = team.blocked === on ? undefined : await knownCampaign(team.campaignId, now)
  if (known) await writeTeam(team, { blocked: on }, known.campaign, now)
  await settleTeam(team._id, now)
}

/**
 * What follows from the newest word about a person, whichever call or retry comes by: the entry of
 * the list goes, their teams turn, and what is owed is given or taken back. Safe to do again.
 */
export const followListing = async (memberId: string, now: number): Promise<void> => {
  const word = await isListed(memberId)
  if (!word) return
  if (!word.on) await removeWhere(blocks, { _id: memberId, at: lte(word.at) })
  const own = await teamsOf(memberId)
  await knownCampaigns([...new Set(own.map(({ campaignId }) => campaignId))], now)
  for (const team of own) await catchUp(team, word.on, now)
  await followStory(memberId, now)
}

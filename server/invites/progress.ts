import type { invitesMemberRoutes } from '#core/invites/contract'
import type { WhyCard } from '#core/invites/views'
import { whyLines } from '#core/invites/why'
import { creditWords } from '#core/invites/words'
import { ok, refuse } from '#core/kernel/result'
import type { UseCase } from '../platform/context'
import { get } from '../platform/store'
import { friendKey } from './code'
import { IN_PASSING } from './known'
import { ownTeam, ownTeamShown } from './own-team'
import { foldOf } from './place'
import { invitees, type TeamCredit, type TeamDoc } from './records'
import { FRIENDS_SHOWN, friendRowOf, newestLines, teamViewOf } from './team-view'

type Routes = typeof invitesMemberRoutes

/** Two requests, every few seconds: the member and the team. */
export const progress: UseCase<Routes['invites.progress']> = async ({ code }, context) => {
  const { member, now } = context
  const own = await ownTeamShown(code, member._id, now)
  if (!own.ok) return own
  const { team, known } = own.value
  const shown = Boolean(member.shownAt)
  return ok({ team: teamViewOf(team, known, { shown, now }) })
}

export const friends: UseCase<Routes['invites.friends']> = async ({ code, after = 0 }, context) => {
  const { member, now } = context
  const team = await ownTeam(code, member._id)
  if (!team.ok) return team
  const lines = newestLines(team.value)
  const rows = lines.slice(after, after + FRIENDS_SHOWN)
  const next = after + rows.length
  return ok({
    friends: rows.map((line) => friendRowOf(line, team.value._id, now)),
    ...(next < lines.length ? { next } : {}),
  })
}

/** The story as far as its inviter may read it; of a closed account only the rule is left. */
const cardOf = async (team: TeamDoc, line: TeamCredit, now: number): Promise<WhyCard> => {
  const row = friendRowOf(line, team._id, now)
  const { who, state, rule } = row
  const words = creditWords({ state, rule, keptFrom: line.keptFrom }, 'inviter', now)
  const doc = await get(invitees, line.friendId)
  const credits = doc ? await foldOf(doc, now, IN_PASSING) : []
  const credit = credits.find(({ teamId }) => teamId === team._id)
  return { who, state, words, lines: doc && credit ? whyLines(doc.events, credit, 'inviter') : [] }
}

export const why: UseCase<Routes['invites.why']> = async ({ code, key }, { member, now }) => {
  const team = await ownTeam(code, member._id)
  if (!team.ok) return team
  const line = newestLines(team.value).find(
    ({ friendId }) => friendKey(team.value._id, friendId) === key,
  )
  if (!line) return refuse('invites.friend-unknown')
  return ok({ card: await cardOf(team.value, line, now) })
}

import { ok, type Result, refuse } from '#core/kernel/result'
import { get } from '../platform/store'
import { IN_PASSING, type Known, knownCampaign } from './known'
import { type TeamDoc, teams } from './records'

/** A member's own team; somebody else's gets the answer of a code that is none. */
export const ownTeam = async (
  code: string,
  memberId: string,
): Promise<Result<TeamDoc, 'invites.code-unknown'>> => {
  const team = await get(teams, code)
  return team?.inviterId === memberId ? ok(team) : refuse('invites.code-unknown')
}

/** The same with its campaign, whose rules never change. */
export const ownTeamShown = async (
  code: string,
  memberId: string,
  now: number,
): Promise<Result<{ team: TeamDoc; known: Known }, 'invites.code-unknown'>> => {
  const team = await ownTeam(code, memberId)
  if (!team.ok) return team
  const known = await knownCampaign(team.value.campaignId, now, IN_PASSING)
  return known ? ok({ team: team.value, known }) : refuse('invites.code-unknown')
}

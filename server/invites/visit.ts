import type { invitesMemberRoutes } from '#core/invites/contract'
import { statusAt } from '#core/invites/desk-turn'
import type { EventOf, VisitWay } from '#core/invites/events'
import { MOMENTS_SCENES } from '#core/invites/limits'
import type { CreditRule } from '#core/invites/views'
import { ruleWords } from '#core/invites/words'
import { ok, refuse } from '#core/kernel/result'
import type { InputOf } from '#core/kernel/route'
import type { ContextOf, Handler } from '../platform/context'
import { addOnce } from '../platform/store'
import { campaignViewOf } from './campaign-view'
import { blurred } from './code'
import { type Known, knownCampaign } from './known'
import { noteEvents } from './note'
import { foldOf } from './place'
import { type InviteeDoc, invitees, type TeamDoc } from './records'
import { knownTeam } from './team-known'

type Visit = (typeof invitesMemberRoutes)['invites.visit']

/** The scene is WeChat's own word; `way` is only what the page thinks. */
const wayOf = ({ way, scene }: InputOf<Visit>): VisitWay =>
  MOMENTS_SCENES.includes(scene) ? 'moments' : way

/**
 * One for a team, however often it is opened; out of Moments and into a pause it is another one, so
 * that an opening that can not count hides none that can.
 */
const idOf = ({ _id }: TeamDoc, way: VisitWay, { campaign }: Known): string =>
  `v.${_id}.${way === 'moments' ? 'm' : 'o'}${campaign.pauses.length}`

const eventOf = (
  input: InputOf<Visit>,
  team: TeamDoc,
  known: Known,
  { now, caller }: ContextOf<Visit>,
): EventOf<'visited'> => {
  const { _id: teamId, campaignId, inviterId, inviterBy, staff } = team
  const way = wayOf(input)
  const { network } = caller
  return {
    kind: 'visited',
    id: idOf(team, way, known),
    at: now,
    campaignId,
    inviterId,
    teamId,
    way,
    ...(inviterBy === undefined ? {} : { inviterBy }),
    ...(staff ? { inviterStaff: true } : {}),
    ...(input.phoneId ? { device: blurred(`device:${input.phoneId}`) } : {}),
    ...(network === undefined ? {} : { network: blurred(`network:${network}`) }),
  }
}

/** Openings that this instance has noted: opening again costs nothing. */
const noted = new Map<string, CreditRule | undefined>()
const MOST_NOTED = 5000

/** Why an opening will not count, as far as the story tells that is there already. */
const whyNot = async (doc: InviteeDoc, teamId: string, now: number) => {
  const credit = (await foldOf(doc, now)).find((one) => one.teamId === teamId)
  return credit?.state === 'refused' ? credit.rule : undefined
}

/** Nearly always one request: whoever is invited has no story yet. */
const note = async (
  memberId: string,
  event: EventOf<'visited'>,
  now: number,
): Promise<CreditRule | undefined> => {
  const key = `${memberId} ${event.id}`
  if (noted.has(key)) return noted.get(key)
  const first: InviteeDoc = { _id: memberId, rev: 1, events: [event], at: now }
  const doc = (await addOnce(invitees, first))
    ? first
    : await noteEvents(memberId, [event], now, { strangers: true })
  const why = doc && (await whyNot(doc, event.teamId, now))
  if (noted.size > MOST_NOTED) noted.clear()
  noted.set(key, why)
  return why
}

const CLOSED = {
  draft: 'invites.not-open',
  paused: 'invites.paused',
  ended: 'invites.over',
} as const

/** Why nobody may take part just now. */
export const closedNow = ({ campaign }: Pick<Known, 'campaign'>, now: number) => {
  const status = statusAt(campaign, now)
  if (status !== 'published') return refuse(CLOSED[status])
  return now < campaign.form.startsAt ? refuse('invites.not-open') : undefined
}

const run: Handler<Visit>['run'] = async (input, context) => {
  const { now, caller } = context
  const team = await knownTeam(input.code, now)
  const known = team && (await knownCampaign(team.campaignId, now))
  if (!team || !known) return refuse('invites.code-unknown')
  const closed = closedNow(known, now)
  if (closed) return closed
  const own = team.inviterId === caller.memberId
  const rule = own ? 'self' : await note(caller.memberId, eventOf(input, team, known, context), now)
  const { campaign, names, left } = known
  const why = rule ?? (team.blocked ? ('inviter-blocked' as const) : undefined)
  const { who, avatar } = team
  return ok({
    campaign: campaignViewOf(campaign, names, left, now),
    inviter: { who, ...(avatar === undefined ? {} : { avatar }) },
    own,
    ...(why === undefined ? {} : { told: { rule: why, words: ruleWords(why, 'friend') } }),
  })
}

/**
 * A person opens an invitation: two requests, and none for opening it again. There is no receipt,
 * because the fact has an id of its own; whatever is sent twice is noted once.
 */
export const visit: Handler<Visit> = {
  run,
  neverDone: ['invites.code-unknown', 'invites.not-open', 'invites.paused', 'invites.over'],
}

import type { invitesMemberRoutes } from '#core/invites/contract'
import { ok, refuse } from '#core/kernel/result'
import { variantOf } from '#core/posters/variant'
import { isMeant } from '../audience'
import { audit } from '../platform/audit'
import type { ContextOf, UseCase } from '../platform/context'
import { FAR, type Member, staff } from '../platform/people'
import { get, getMany, withTx } from '../platform/store'
import { campaignViewOf } from './campaign-view'
import { codesOf } from './code'
import { type Known, knownCampaign } from './known'
import { foldOf } from './place'
import { blocks, type CampaignDoc, invitees, type TeamDoc, teams } from './records'
import { faceOf, followFace } from './show-me'
import { teamViewOf } from './team-view'
import { closedNow } from './visit'

type Open = (typeof invitesMemberRoutes)['invites.open']

type Refusal =
  | 'invites.staff'
  | 'invites.blocked'
  | 'invites.not-for-you'
  | 'invites.not-open'
  | 'invites.paused'
  | 'invites.over'

/** The member's team, whatever key its code was made with. */
const ownTeam = async (campaignId: string, memberId: string): Promise<TeamDoc | undefined> =>
  (await getMany(teams, codesOf(campaignId, memberId)))[0]

export const isMeantBy = ({ form }: CampaignDoc, member: Member, now: number): Promise<boolean> =>
  isMeant(form.audience ?? {}, member, now)

/** Whether this person works for the brand, which some campaigns leave out. */
const worksHere = async (staffId: string): Promise<boolean> =>
  (await get(staff, staffId))?.active ?? false

interface Facts {
  staff: boolean
  blocked: boolean
}

const factsOf = async (memberId: string, staffId: string): Promise<Facts> => {
  const [works, block] = await Promise.all([worksHere(staffId), get(blocks, memberId)])
  return { staff: works, blocked: block !== undefined }
}

const objection = async (
  known: Known,
  member: Member,
  facts: Facts,
  now: number,
): Promise<ReturnType<typeof refuse<Refusal>> | undefined> => {
  const closed = closedNow(known, now)
  if (closed) return closed
  if (facts.staff && !known.campaign.form.staffMayInvite) return refuse('invites.staff')
  if (facts.blocked) return refuse('invites.blocked')
  return (await isMeantBy(known.campaign, member, now)) ? undefined : refuse('invites.not-for-you')
}

/** Who brought this member here, one step back and no further (C10). */
const broughtBy = async (memberId: string, now: number): Promise<string | undefined> => {
  const invitee = await get(invitees, memberId)
  if (!invitee) return undefined
  return (await foldOf(invitee, now)).find(({ state }) => state !== 'refused')?.inviterId
}

const newTeam = async (
  { campaign }: Known,
  member: Member,
  works: boolean,
  now: number,
): Promise<TeamDoc> => {
  const [_id = ''] = codesOf(campaign._id, member._id)
  const variant = variantOf(campaign.form.posters, campaign._id, member._id)?.name
  const inviterBy = await broughtBy(member._id, now)
  return {
    _id,
    campaignId: campaign._id,
    inviterId: member._id,
    ...faceOf(member),
    ...(variant === undefined ? {} : { variant }),
    ...(inviterBy === undefined ? {} : { inviterBy }),
    staff: works,
    blocked: false,
    credits: [],
    paid: [],
    visits: 0,
    counted: 0,
    kept: 0,
    keptAt: 0,
    held: 0,
    owed: false,
    nextLook: FAR,
    at: now,
    rev: 1,
  }
}

const answer = (known: Known, team: TeamDoc, { member, now }: ContextOf<Open>) => {
  const { campaign, names, left } = known
  return {
    campaign: campaignViewOf(campaign, names, left, now),
    team: teamViewOf(team, known, { shown: Boolean(member.shownAt), now }),
  }
}

/** A team that is there is shown whatever became of the campaign: its story stays. */
const reopened = async (known: Known, team: TeamDoc, context: ContextOf<Open>) => {
  if (team.blocked) return refuse('invites.blocked')
  // A card number that changed since, or a word whose teams a crash left behind (show-me.ts).
  if (team.who !== faceOf(context.member).who) await followFace(context.member)
  return ok(answer(known, team, context))
}

const make = async (known: Known, team: TeamDoc, context: ContextOf<Open>) => {
  const { name } = known.campaign.form
  const made = await withTx(async (tx) => {
    const there = await tx.get(teams, team._id)
    if (there) return ok(there)
    await tx.add(teams, team)
    const deed = { subject: team._id, after: `参加 ${name}`, reply: null }
    await tx.add(audit, context.row(deed))
    return ok(team)
  })
  return ok(answer(known, made.ok ? made.value : team, context))
}

/** Opens the member's own team, once: its id, which is the code, follows from campaign and member. */
export const open: UseCase<Open> = async ({ campaignId }, context) => {
  const { member, caller, now } = context
  const [known, there] = await Promise.all([
    knownCampaign(campaignId, now),
    ownTeam(campaignId, member._id),
  ])
  if (!known || known.campaign.status === 'draft') return refuse('invites.not-found')
  if (there) return reopened(known, there, context)
  const facts = await factsOf(member._id, caller.staffId)
  const no = await objection(known, member, facts, now)
  if (no) return no
  return make(known, await newTeam(known, member, facts.staff, now), context)
}

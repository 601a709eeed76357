import { campaignsIn, creditsOf } from '#core/invites/fold'
import { MAX_FRIENDS } from '#core/invites/limits'
import { linesOf, movesOf, newerCredit, standingOf } from '#core/invites/team'
import type { Credit, CreditRule } from '#core/invites/views'
import { isOpen, type Member } from '../platform/people'
import { BusyError, get, lt, unlike, updateWhere } from '../platform/store'
import { FRESH, type Known, knownCampaign, knownCampaigns } from './known'
import { type CampaignDoc, type InviteeDoc, type TeamCredit, type TeamDoc, teams } from './records'

/** Somebody else was faster this often; then the jobs do it. */
const TRIES = 12

const campaignsOf = (known: ReadonlyMap<string, Known>): Map<string, CampaignDoc> =>
  new Map([...known].map(([id, { campaign }]) => [id, campaign]))

/** What an older copy of a campaign says of one that goes on again, or longer. */
const MAY_RUN_AGAIN: readonly CreditRule[] = ['campaign-paused', 'campaign-over']

/**
 * What a person is worth to every team that they came by. Nobody is turned away by an older copy: a
 * line that is refused is not looked at again, so the campaign is read anew before it is written.
 */
export const foldOf = async (
  { _id, events }: Pick<InviteeDoc, '_id' | 'events'>,
  now: number,
  age = FRESH,
): Promise<Credit[]> => {
  const ids = campaignsIn(events)
  const foldAs = async (old: number) =>
    creditsOf(_id, events, campaignsOf(await knownCampaigns(ids, now, old)), now)
  const credits = await foldAs(age)
  const isDoubtful = age === FRESH && credits.some(({ rule }) => MAY_RUN_AGAIN.includes(rule))
  return isDoubtful ? foldAs(0) : credits
}

/** A friend as their inviter reads it. */
export const friendWho = (member: Pick<Member, 'number' | 'closedAt'> | undefined): string => {
  if (!member) return '一位好友'
  const isNumber = /^\d+$/.test(member.number)
  return isOpen(member as Member) && isNumber
    ? `好友 尾号 ${member.number.slice(-4)}`
    : '已注销的好友'
}

export const entryOf = (credit: Credit, rev: number, who: string): TeamCredit => {
  const { friendId, state, rule, cameAt, doneAt, keptFrom, endedAt } = credit
  return {
    friendId,
    rev,
    who,
    state,
    rule,
    cameAt,
    ...(doneAt === undefined ? {} : { doneAt }),
    ...(keptFrom === undefined ? {} : { keptFrom }),
    ...(endedAt === undefined ? {} : { endedAt }),
  }
}

/** Lines that never earned anything give way to others when a team is full. */
const gives = ({ state }: TeamCredit): boolean => state === 'waiting' || state === 'refused'

/** The full team without the oldest line that gives way; undefined when none does. */
const withRoom = (credits: readonly TeamCredit[]): TeamCredit[] | undefined => {
  if (credits.length < MAX_FRIENDS) return [...credits]
  const out = credits.filter(gives).sort((a, b) => a.cameAt - b.cameAt)[0]
  return out && credits.filter((one) => one !== out)
}

/** The lines with this one in its place; the very same list when it is older, or finds no room. */
export const withEntry = (credits: readonly TeamCredit[], entry: TeamCredit) => {
  const known = credits.find(({ friendId }) => friendId === entry.friendId)
  if (!newerCredit(known, entry)) return credits
  if (known) {
    const next = { ...entry, ...(known.checked ? { checked: true } : {}) }
    // A newer fold that says the same is written too: it keeps an older one from coming after it.
    const isSame = JSON.stringify(next) === JSON.stringify(known)
    return isSame ? credits : credits.map((one) => (one === known ? next : one))
  }
  const others = withRoom(credits)
  return others ? [...others, entry] : credits
}

type Shape = Pick<TeamDoc, 'credits' | 'paid' | 'blocked'>

/** All that a team says of its credits: their fold, and what is to be done for it. */
export const derivedOf = (team: Shape, { form }: Pick<CampaignDoc, 'form'>, now: number) => {
  const lines = linesOf(team)
  const { counted, kept, keptAt, held, nextLook } = standingOf(lines, now)
  const waits = team.paid.some(({ state }) => state === 'owed')
  const owed = waits || movesOf(form, lines, team.paid, now).length > 0
  return { counted, kept, keptAt, held, nextLook, owed, visits: team.credits.length }
}

/** One guarded write of a team with the fold of what it holds then; undefined: somebody was faster. */
export const writeTeam = async (
  team: TeamDoc,
  set: Partial<Pick<TeamDoc, 'credits' | 'paid' | 'blocked' | 'who' | 'avatar'>>,
  campaign: CampaignDoc,
  now: number,
): Promise<TeamDoc | undefined> => {
  const next = { ...team, ...set, rev: team.rev + 1 }
  const derived = derivedOf(next, campaign, now)
  // Who was woken by a raise stays awake until somebody has settled.
  const owed = derived.owed || (team.owed && set.paid === undefined)
  const after = { ...next, ...derived, owed }
  const { _id, ...fields } = after
  const { _id: id, rev } = team
  return (await updateWhere(teams, { _id: id, rev }, { set: fields })) === 1 ? after : undefined
}

/**
 * A friend whom the team has no line for, in one request however many come at once. The fold of the
 * others is added to: it is counted anew by whoever writes the team next, which is asked for at once.
 */
const pushed = async (teamId: string, entry: TeamCredit): Promise<boolean> => {
  const { state, keptFrom, endedAt } = entry
  const [standing, kept] = [state === 'counted' || state === 'kept', state === 'kept']
  const change = {
    push: { credits: [entry] },
    inc: {
      rev: 1,
      visits: 1,
      counted: standing ? 1 : 0,
      kept: kept ? 1 : 0,
      held: state === 'held' ? 1 : 0,
    },
    set: {
      ...(standing ? { owed: true, nextLook: 0 } : {}),
      ...(kept ? { keptAt: keptFrom ?? endedAt ?? 0 } : {}),
    },
  }
  const guard = {
    _id: teamId,
    blocked: false,
    'credits.friendId': unlike(entry.friendId),
    visits: lt(MAX_FRIENDS),
  }
  return (await updateWhere(teams, guard, change)) === 1
}

/** Puts a line into a team; an older fold never overwrites a newer one. Safe to do again. */
export const placeEntry = async (
  teamId: string,
  entry: TeamCredit,
  now: number,
  isNew = false,
): Promise<void> => {
  if (isNew && (await pushed(teamId, entry))) return
  for (let left = TRIES; left > 0; left -= 1) {
    const team = await get(teams, teamId)
    const known = team && (await knownCampaign(team.campaignId, now))
    if (!team || !known) return
    const credits = withEntry(team.credits, entry)
    if (credits === team.credits) return
    if (await writeTeam(team, { credits: [...credits] }, known.campaign, now)) return
  }
  throw new BusyError(`team ${teamId} is busy`)
}

/** Folds a person's story and puts its lines into their teams. */
export const placeAll = async (
  doc: InviteeDoc,
  member: Pick<Member, 'number' | 'closedAt'> | undefined,
  now: number,
  isNew = false,
): Promise<Credit[]> => {
  const credits = await foldOf(doc, now)
  for (const credit of credits)
    await placeEntry(credit.teamId, entryOf(credit, doc.rev, friendWho(member)), now, isNew)
  return credits
}

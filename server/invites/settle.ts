import { linesOf, type Move, movesOf } from '#core/invites/team'
import { ruleWords } from '#core/invites/words'
import { BusyError, get } from '../platform/store'
import { deliver } from './deliver'
import { type Known, knownCampaign, rewardsOf } from './known'
import { openReward } from './open-reward'
import { writeTeam } from './place'
import { type RewardDoc, type TeamDoc, teams } from './records'
import { refreshed } from './refresh'
import { announce } from './remind'
import { newestOf, paidOf, rewardIdOf, rewardsOfTeam } from './reward-doc'
import { withdraw } from './withdraw'
import { worthsOf } from './worth'

/** Somebody else changed the team this often; each time less is left to do. */
const TRIES = 6

export interface Settled {
  /** What this very call gave. */
  given: RewardDoc[]
  /** Something is still on its way. */
  owed: boolean
}

interface Case extends Known {
  team: TeamDoc
  docs: readonly RewardDoc[]
  now: number
}

const PARTS = { friend: () => '好友见面礼', now: (n: number) => `第 ${n} 位好友` }

/** Why it is given, as the row of the deed says it. */
const givenWhy = ({ campaign }: Known, { part, step }: Pick<Move, 'part' | 'step'>): string => {
  const what = part === 'friend' ? PARTS.friend() : PARTS.now(step)
  return `邀请有礼“${campaign.form.name}”：${what}${part === 'kept' ? '留存' : ''}`
}

/** Why it is taken back: the friend's own rule, or the newest line that fell. */
const backWhy = ({ team, campaign }: Case, { friendId }: Move): string => {
  const fallen = linesOf(team)
    .filter(({ state }) => state === 'left' || state === 'refused')
    .sort((a, b) => (b.endedAt ?? 0) - (a.endedAt ?? 0))
  const line = fallen.find((one) => one.friendId === friendId) ?? fallen[0]
  const rule = line ? ruleWords(line.rule, 'operator') : '不再计入'
  return `邀请有礼“${campaign.form.name}”：${rule}`
}

const takeBacks = async (one: Case, moves: readonly Move[]): Promise<void> => {
  const { whenSpent } = one.campaign.form
  for (const move of moves.filter(({ what }) => what === 'takeBack')) {
    const doc = one.docs.find(({ _id }) => _id === rewardIdOf(one.team._id, move))
    if (doc) await withdraw({ doc, whenSpent, why: backWhy(one, move), now: one.now })
  }
}

/** Owed since an earlier call, and still meant to be given. */
const waiting = (one: Case, moves: readonly Move[]): RewardDoc[] => {
  const backs = new Set(
    moves.filter(({ what }) => what === 'takeBack').map((move) => rewardIdOf(one.team._id, move)),
  )
  return one.docs.filter(({ _id, state }) => state === 'owed' && !backs.has(_id))
}

/** Friends first, then steps: whoever brings a place has it before the step that needs it. */
const ORDER = { friend: 0, now: 1, kept: 2 }

const gives = async (one: Case, moves: readonly Move[]): Promise<RewardDoc[]> => {
  const wanted = moves
    .filter(({ what }) => what === 'give')
    .sort((a, b) => ORDER[a.part] - ORDER[b.part] || a.step - b.step)
  const owed = waiting(one, moves)
  if (wanted.length === 0 && owed.length === 0) return []
  const worth = await worthsOf(wanted.length === 0 ? [] : rewardsOf(one.campaign))
  const docs = [...one.docs]
  const given: RewardDoc[] = []
  for (const doc of owed) if (await deliver(doc, givenWhy(one, doc), one.now)) given.push(doc)
  for (const move of wanted) {
    const doc = await openReward({ ...one, docs, worth }, move)
    if (!doc) continue
    docs.push(doc)
    if (doc.state === 'owed' && (await deliver(doc, givenWhy(one, doc), one.now))) given.push(doc)
  }
  return given
}

/** Tried since the last raise, when nothing was left either: or every look would leave a document. */
const wasTried = ({ campaign: { raisedAt = 0 }, docs, team }: Case, move: Move): boolean => {
  const before = rewardIdOf(team._id, { ...move, gen: move.gen - 1 })
  return docs.some(({ _id, state, at }) => _id === before && state === 'none' && at > raisedAt)
}

const carryOut = async (one: Case, again: boolean): Promise<RewardDoc[]> => {
  const { campaign, team, docs, now } = one
  const moves = movesOf(campaign.form, linesOf(team), paidOf(docs), now, again).filter(
    (move) => move.what === 'takeBack' || !wasTried(one, move),
  )
  await takeBacks(one, moves)
  return gives(one, moves)
}

/** There is more since its newest try found nothing left: it may be tried once more. */
const isWoken = ({ campaign: { raisedAt = 0 } }: Known, docs: readonly RewardDoc[]): boolean =>
  newestOf(docs).some(({ state, at }) => state === 'none' && at <= raisedAt)

type Attempt = Settled | 'changed'

const attempt = async (
  team: TeamDoc,
  known: Known,
  now: number,
): Promise<(Attempt & object) | 'changed'> => {
  const credits = await refreshed(team, known.campaign, now)
  const fresh = { ...team, credits }
  const docs = await rewardsOfTeam(team._id)
  const given = await carryOut({ ...known, team: fresh, docs, now }, isWoken(known, docs))
  const paid = paidOf(await rewardsOfTeam(team._id))
  const after = await writeTeam(team, { credits, paid }, known.campaign, now)
  return after ? { given, owed: after.owed } : 'changed'
}

/**
 * Makes what a team was given what its credits are worth. The rewards' own documents are the truth:
 *   fold anew, measure the risk → take back → reserve → document → coupon or points → team
 * Every step may crash and is safe to do again, by anybody at any time; the team's list is written
 * last, and only if nobody changed the team meanwhile.
 */
export const settleTeam = async (teamId: string, now: number): Promise<Settled> => {
  const given: RewardDoc[] = []
  for (let left = TRIES; left > 0; left -= 1) {
    const team = await get(teams, teamId)
    // Nothing is given by an old copy of the campaign.
    const known = team && (await knownCampaign(team.campaignId, now, 0))
    if (!team || !known) return { given, owed: false }
    const done = await attempt(team, known, now)
    if (done !== 'changed') await announce(team, [...given, ...done.given], now)
    if (done !== 'changed') return { given: [...given, ...done.given], owed: done.owed }
  }
  throw new BusyError(`team ${teamId} is busy`)
}

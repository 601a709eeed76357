import type { invitesOperatorRoutes } from '#core/invites/desk'
import type { DeskFriend, DeskWhy } from '#core/invites/desk-views'
import { stateAt } from '#core/invites/team'
import type { Credit } from '#core/invites/views'
import { whyLines } from '#core/invites/why'
import { creditWords, ruleWords } from '#core/invites/words'
import { ok, refuse } from '#core/kernel/result'
import type { UseCase } from '../../platform/context'
import { memberNames } from '../../platform/people'
import { find, get, getMany } from '../../platform/store'
import { foldOf } from '../place'
import {
  blocks,
  campaigns,
  type InviteeDoc,
  invitees,
  marks,
  type RewardDoc,
  rewards,
  type TeamDoc,
  teams,
} from '../records'
import { keysOf, markIdOf } from '../risk'

type Routes = typeof invitesOperatorRoutes

/** Of one campaign: the line that may count, else the first that does not. */
export const creditIn = (credits: readonly Credit[], campaignId: string): Credit | undefined => {
  const own = credits.filter((one) => one.campaignId === campaignId)
  return own.find(({ state }) => state !== 'refused') ?? own[0]
}

/** Both sides' rewards of one friend; a team's steps are few. */
const REWARDS_SHOWN = 40
/** Names that are told of one phone. */
const NAMES_SHOWN = 5

type Names = ReadonlyMap<string, string>

const nameIn = (names: Names, id: string): string => names.get(id) ?? '一位好友'

interface Others {
  device: string[]
  network: string[]
}

/** Who else was seen on this phone and on this network: people, never the phone itself (C21). */
const othersOf = async (doc: InviteeDoc, { campaignId, teamId }: Credit): Promise<Others> => {
  const keys = keysOf(doc, teamId)
  const ids = (['device', 'network'] as const).flatMap((kind) => {
    const key = keys[kind]
    return key === undefined ? [] : [{ kind, id: markIdOf(campaignId, kind, key) }]
  })
  const found = await getMany(
    marks,
    ids.map(({ id }) => id),
  )
  const of = (kind: 'device' | 'network') =>
    found
      .filter((mark) => mark.kind === kind)
      .flatMap(({ people }) => people.map(({ friendId }) => friendId))
      .filter((id) => id !== doc._id)
  return { device: of('device'), network: of('network') }
}

const listText = (ids: readonly string[], names: Names): string => {
  const shown = ids.slice(0, NAMES_SHOWN).map((id) => nameIn(names, id))
  const more = ids.length > shown.length ? ` 等 ${ids.length} 位` : ''
  return `${shown.join('、')}${more}`
}

/** At the time of coming: that is when phone and network were noted. */
const otherLines = ({ device, network }: Others, names: Names, at: number) => [
  ...(device.length > 0 ? [{ at, words: `和${listText(device, names)}用的是同一部手机` }] : []),
  ...(network.length > 0 ? [{ at, words: `和${listText(network, names)}用的是同一个网络` }] : []),
]

const REWARD_TO = { friend: '好友', now: '邀请人', kept: '邀请人（留存）' } as const

const rewardLine = ({ part, step, name, state, at }: RewardDoc) => ({
  to: part === 'friend' ? REWARD_TO.friend : `${REWARD_TO[part]} 第 ${step} 位`,
  name,
  state,
  at,
})

/** The friend's own benefit, and the steps of the team that they are one of. */
const rewardsFor = async ({ teamId, friendId }: Credit): Promise<RewardDoc[]> => {
  const order: ['at', 'desc'][] = [['at', 'desc']]
  const found = await find(rewards, { where: { teamId }, order, limit: REWARDS_SHOWN })
  return found.filter(({ part, friendId: of }) => part !== 'friend' || of === friendId)
}

const friendOf = (credit: Credit, names: Names, isOff: boolean, now: number): DeskFriend => {
  const { friendId, inviterId, cameAt, doneAt } = credit
  const state = isOff ? 'refused' : stateAt(credit, now)
  const rule = isOff ? 'inviter-blocked' : credit.rule
  return {
    friendId,
    friend: nameIn(names, friendId),
    inviterId,
    inviter: nameIn(names, inviterId),
    state,
    rule,
    words: isOff ? ruleWords(rule, 'operator') : creditWords(credit, 'operator', now),
    cameAt,
    ...(doneAt === undefined ? {} : { doneAt }),
  }
}

const whyOf = async (
  doc: InviteeDoc,
  credit: Credit,
  team: TeamDoc | undefined,
  now: number,
): Promise<DeskWhy> => {
  const [others, given, block] = await Promise.all([
    othersOf(doc, credit),
    rewardsFor(credit),
    get(blocks, doc._id),
  ])
  const ids = [credit.friendId, credit.inviterId, ...others.device, ...others.network]
  const names = await memberNames(ids)
  const friend = friendOf(credit, names, team?.blocked ?? false, now)
  const told = [
    ...whyLines(doc.events, credit, 'operator'),
    ...otherLines(others, names, credit.cameAt),
  ]
  const lines = told.sort((a, b) => a.at - b.at)
  const { state, words } = friend
  return {
    friend,
    card: { who: friend.friend, state, words, lines },
    rewards: given.map(rewardLine),
    blocked: block !== undefined,
  }
}

/** A friend with the story behind their credit, every event of it. */
export const readPerson = async (
  campaignId: string,
  friendId: string,
  now: number,
): Promise<DeskWhy | undefined> => {
  const doc = await get(invitees, friendId)
  const credit = doc && creditIn(await foldOf(doc, now, 0), campaignId)
  if (!doc || !credit) return undefined
  return whyOf(doc, credit, await get(teams, credit.teamId), now)
}

export const person: UseCase<Routes['invites.person']> = async (
  { campaignId, friendId },
  { now },
) => {
  if (!(await get(campaigns, campaignId))) return refuse('invites.not-found')
  const why = await readPerson(campaignId, friendId, now)
  return why ? ok({ why }) : refuse('invites.friend-unknown')
}

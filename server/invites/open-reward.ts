import type { Reward } from '#core/invites/form'
import type { Move } from '#core/invites/team'
import { addOnce, get } from '../platform/store'
import type { Known } from './known'
import { giveBack, reserve } from './purse'
import { type RewardDoc, rewards, type TeamDoc } from './records'
import { paidOf, rewardIdOf, rewardText } from './reward-doc'

export interface Opening extends Known {
  team: TeamDoc
  /** All rewards of the team so far. */
  docs: readonly RewardDoc[]
  worth: (reward: Reward) => number
  now: number
}

const rewardFor = ({ campaign }: Known, { part, step }: Move): Reward | undefined => {
  const { form } = campaign
  if (part === 'friend') return form.friend
  const own = form.steps[step - 1]
  return part === 'now' ? own?.now : own?.kept
}

const stands = ({ state }: { state: RewardDoc['state'] }): boolean =>
  state !== 'none' && state !== 'back'

/**
 * Every friend who is rewarded takes one place of the stock: with their own benefit, or else with the
 * step that they bring. So a step is given only while as many friends have a place, and what comes
 * later for it only if the step itself was given.
 */
const hasPlace = ({ campaign, docs }: Opening, { part, step }: Move): boolean => {
  if (part === 'friend') return true
  const standing = paidOf(docs).filter(stands)
  if (part === 'kept') return standing.some((one) => one.part === 'now' && one.step === step)
  if (!campaign.form.friend) return true
  return standing.filter((one) => one.part === 'friend').length >= step
}

const friendsFor = ({ campaign }: Known, { part }: Move): number =>
  part === 'friend' || (part === 'now' && !campaign.form.friend) ? 1 : 0

const docOf = (one: Opening, move: Move, reward: Reward, free: boolean): RewardDoc => {
  const { team, names, worth, now } = one
  const { part, step, gen, friendId } = move
  return {
    _id: rewardIdOf(team._id, move),
    campaignId: team.campaignId,
    teamId: team._id,
    toId: friendId ?? team.inviterId,
    part,
    step,
    gen,
    ...(friendId === undefined ? {} : { friendId }),
    reward,
    name: rewardText(reward, names),
    worthFen: free ? worth(reward) : 0,
    friends: free ? friendsFor(one, move) : 0,
    state: free ? 'owed' : 'none',
    at: now,
  }
}

/**
 * The document of a reward that is to be given, its worst case set aside before it exists; one that
 * finds nothing left says so. Whoever opens the same at the same time puts their share back.
 *   reserve → [crash: a share of nobody, put back by the jobs] → document
 */
export const openReward = async (one: Opening, move: Move): Promise<RewardDoc | undefined> => {
  const reward = rewardFor(one, move)
  if (!reward) return undefined
  const { campaignId } = one.team
  const share = { friends: friendsFor(one, move), fen: one.worth(reward) }
  const free = hasPlace(one, move) && (await reserve(campaignId, share, one.now))
  const doc = docOf(one, move, reward, free)
  if (await addOnce(rewards, doc)) return doc
  if (free) await giveBack(campaignId, share, one.now)
  return get(rewards, doc._id)
}

import type { Reward } from '#core/invites/form'
import type { Move } from '#core/invites/team'
import { hashId } from '../platform/ids'
import { findPage, MAX_ROWS, updateWhere } from '../platform/store'
import { type Paid, type RewardDoc, rewards } from './records'

type Place = Pick<Move, 'part' | 'step' | 'friendId' | 'gen'>

/** Of team, part, place and generation there is one: whatever gives it gives it once. */
export const rewardIdOf = (teamId: string, { part, step, friendId = '', gen }: Place): string =>
  `i${hashId(`reward:${teamId}:${part}:${part === 'friend' ? friendId : step}:${gen}`)}`

export const rewardText = (reward: Reward, names: ReadonlyMap<string, string>): string =>
  reward.kind === 'points' ? `${reward.points} 积分` : (names.get(reward.templateId) ?? '优惠券')

/** All of a team's rewards: they are the truth that the team's own list is made from. */
export const rewardsOfTeam = async (teamId: string): Promise<RewardDoc[]> => {
  const found: RewardDoc[] = []
  let after: string | undefined
  do {
    const page = await findPage(rewards, {
      where: { teamId },
      by: 'at',
      way: 'asc',
      size: MAX_ROWS - 1,
      after,
    })
    found.push(...page.rows)
    after = page.next
  } while (after !== undefined)
  return found
}

const placeOf = ({ part, step, friendId }: Paid): string =>
  part === 'friend' ? `friend ${friendId}` : `${part} ${step}`

/** The newest generation of each place. */
export const newestOf = (docs: readonly RewardDoc[]): RewardDoc[] => {
  const newest = new Map<string, RewardDoc>()
  for (const doc of docs) {
    const known = newest.get(placeOf(doc))
    if (!known || known.gen < doc.gen) newest.set(placeOf(doc), doc)
  }
  return [...newest.values()].sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))
}

/** How far each place has come: its newest generation. */
export const paidOf = (docs: readonly RewardDoc[]): Paid[] =>
  newestOf(docs).map(({ part, step, friendId, gen, state }) => ({
    part,
    step,
    ...(friendId === undefined ? {} : { friendId }),
    gen,
    state,
  }))

/** One step of a reward's life; false when somebody else has made it. */
export const turnReward = async (
  { _id, state }: RewardDoc,
  to: RewardDoc['state'],
  set: Partial<Pick<RewardDoc, 'couponId' | 'why' | 'worthFen'>> = {},
): Promise<boolean> =>
  (await updateWhere(rewards, { _id, state }, { set: { ...set, state: to } })) === 1

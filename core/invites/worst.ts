import type { CampaignForm, Reward } from './form'

/** The most that a reward can cost the brand, fen. */
export type WorthOf = (reward: Reward) => number

type Rewards = Pick<CampaignForm, 'steps' | 'friend' | 'stock'>

export interface Worst {
  /** One friend at their worst. */
  readonly perFriendFen: number
  /** The whole campaign at its worst. */
  readonly worstFen: number
}

/**
 * Every rewarded friend takes one of `stock` places. A friend brings their own benefit, and lets
 * their inviter climb one step: at most that step's reward at once and, when they stay, the `kept`
 * reward of one step (not always the same one). So no friend can cost more than the dearest of each,
 * and a campaign no more than `stock` such friends. Taking back only makes it less: what comes back
 * is worth at most what was given, and a step that is earned again needs another friend.
 */
export const worstOf = ({ steps, friend, stock }: Rewards, worthOf: WorthOf): Worst => {
  const now = Math.max(0, ...steps.map((step) => worthOf(step.now)))
  const kept = Math.max(0, ...steps.map((step) => (step.kept ? worthOf(step.kept) : 0)))
  const perFriendFen = now + kept + (friend ? worthOf(friend) : 0)
  return { perFriendFen, worstFen: perFriendFen * stock }
}

/** Most pieces of one coupon that one member can get as inviter, and as friend. */
export const mostPerMember = ({ steps, friend }: Rewards, templateId: string): number => {
  const is = (reward: Reward | undefined) =>
    reward?.kind === 'coupon' && reward.templateId === templateId ? 1 : 0
  const asInviter = steps.reduce((sum, step) => sum + is(step.now) + is(step.kept), 0)
  return asInviter + is(friend)
}

/** Most pieces of one coupon that the whole campaign can give. */
export const mostOf = (form: Rewards, templateId: string): number => {
  const one: WorthOf = (reward) =>
    reward.kind === 'coupon' && reward.templateId === templateId ? 1 : 0
  return worstOf(form, one).worstFen
}

/** Coupons that a campaign gives, each once. */
export const templatesIn = ({ steps, friend }: Rewards): string[] => {
  const rewards = [...steps.flatMap(({ now, kept }) => [now, kept]), friend]
  const ids = rewards.flatMap((reward) => (reward?.kind === 'coupon' ? [reward.templateId] : []))
  return [...new Set(ids)]
}

import { statusAt } from '#core/invites/desk-turn'
import type { Reward } from '#core/invites/form'
import { summaryOf } from '#core/invites/summary'
import type { CampaignView, RewardView } from '#core/invites/views'
import type { CampaignDoc } from './records'
import { rewardText } from './reward-doc'

type Names = ReadonlyMap<string, string>

export const rewardViewOf = (reward: Reward, names: Names): RewardView => ({
  kind: reward.kind,
  name: rewardText(reward, names),
})

/**
 * A campaign as everybody may read it. `names`: of its coupons, by template; `left`: friends who can
 * still be rewarded.
 */
export const campaignViewOf = (
  campaign: CampaignDoc,
  names: Names,
  left: number,
  now: number,
): CampaignView => {
  const { _id: id, form } = campaign
  const { name, startsAt, endsAt, rules, organiser, contact, friend, steps } = form
  const { keptDays, leaderboard, shareTitle, action, minFen } = form
  const about = (reward: Reward) => rewardViewOf(reward, names)
  return {
    id,
    name,
    status: statusAt(campaign, now),
    startsAt,
    endsAt,
    action,
    ...(minFen === undefined ? {} : { minFen }),
    summary: summaryOf(form, (reward) => rewardText(reward, names)),
    rules,
    organiser,
    contact,
    ...(friend ? { friend: about(friend) } : {}),
    steps: steps.map((step) => ({
      now: about(step.now),
      ...(step.kept ? { kept: about(step.kept) } : {}),
    })),
    keptDays,
    left,
    leaderboard,
    shareTitle,
  }
}

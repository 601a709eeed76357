import { giveBack, type Share, touch } from './purse'
import type { RewardDoc } from './records'
import { turnReward } from './reward-doc'

/**
 * Turns a reward that needs less of its purse from now on; who makes the turn puts `share` back:
 *   touch → turn → [crash: a share of nobody, put back by the jobs] → purse
 * The purse is touched first: at rest it could be counted anew between the turn and the putting back,
 * and would get the share twice; and untouched for days nobody would look for what a crash left out.
 */
export const release = async (
  doc: RewardDoc,
  to: RewardDoc['state'],
  set: Parameters<typeof turnReward>[2],
  share: Share,
  now: number,
): Promise<boolean> => {
  await touch(doc.campaignId, now)
  if (!(await turnReward(doc, to, set))) return false
  await giveBack(doc.campaignId, share, now)
  return true
}

/** All that was set aside for it. */
export const shareOf = ({ friends, worthFen: fen }: RewardDoc): Share => ({ friends, fen })

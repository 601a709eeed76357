import { MINUTE } from '#core/kernel/time'
import { get, gte, oneOf, totalsBy, updateWhere } from '../platform/store'
import { purses, rewards } from './records'

/** What one reward takes out of a purse at its worst. */
export interface Share {
  friends: number
  fen: number
}

const isNothing = ({ friends, fen }: Share): boolean => friends === 0 && fen === 0

/**
 * Sets a reward's worst case aside, or nothing at all: one guarded update, so that no path, and no
 * two at once, can pass stock or budget. What a crash strands between this and the reward's own
 * document comes back by `reconcilePurse`.
 */
export const reserve = async (campaignId: string, share: Share, now: number): Promise<boolean> => {
  if (isNothing(share)) return true
  const { friends, fen } = share
  const guard = { _id: campaignId, left: gte(friends), leftFen: gte(fen) }
  const inc = { left: -friends, leftFen: -fen, rev: 1 }
  return (await updateWhere(purses, guard, { inc, set: { at: now } })) === 1
}

export const giveBack = async (campaignId: string, share: Share, now: number): Promise<void> => {
  if (isNothing(share)) return
  const inc = { left: share.friends, leftFen: share.fen, rev: 1 }
  await updateWhere(purses, { _id: campaignId }, { inc, set: { at: now } })
}

/** Somebody is about to change what rewards hold of it: it is not at rest (release.ts). */
export const touch = (campaignId: string, now: number): Promise<number> =>
  updateWhere(purses, { _id: campaignId }, { inc: { rev: 1 }, set: { at: now } })

/** States in which a reward keeps what was set aside for it. */
export const HOLDING = ['owed', 'given', 'debt', 'note'] as const

/** No call lives longer than 20 s, and no clock is minutes off: all is said and done. */
const AT_REST = 10 * MINUTE

/**
 * Puts back what crashes have stranded: nobody has touched the purse since, so what is missing from
 * it and stands in no reward is nobody's. Answers whether it was at rest.
 */
export const reconcilePurse = async (campaignId: string, now: number): Promise<boolean> => {
  const purse = await get(purses, campaignId)
  if (!purse || purse.at > now - AT_REST) return purse === undefined
  const [used] = await totalsBy(rewards, {
    where: { campaignId, state: oneOf(HOLDING) },
    by: 'campaignId',
    of: ['friends', 'worthFen'],
  })
  const left = purse.stock - (used?.sums.friends ?? 0)
  const leftFen = purse.budgetFen - (used?.sums.worthFen ?? 0)
  const { _id, rev } = purse
  if (left > purse.left || leftFen > purse.leftFen)
    await updateWhere(purses, { _id, rev }, { set: { left, leftFen, rev: rev + 1 } })
  return true
}

import { datesOf } from '#core/points/earning'
import { earn, takeBack } from '#core/points/rules'
import { readBrand } from '../brand'
import { coupons, give, givenBefore, isAllGiven, readTemplate, voidCoupon } from '../coupons'
import { isPassing } from '../grants'
import { systemRow } from '../platform/audit'
import { hashId } from '../platform/ids'
import { isOpen, members } from '../platform/people'
import { get } from '../platform/store'
import { postPoints } from './post-points'
import { type RewardDoc, rewards } from './records'
import { release, shareOf } from './release'
import { turnReward } from './reward-doc'

/** Nothing was bought for it, so nothing can be sent back: these points need not wait (C7). */
const AT_ONCE = { pendingDays: 0 }

type CouponReward = Extract<RewardDoc['reward'], { kind: 'coupon' }>
type PointsReward = Extract<RewardDoc['reward'], { kind: 'points' }>

/** What is never given goes back into the purse; only who makes the turn puts it there. */
export const lapse = async (doc: RewardDoc, why: string, now: number): Promise<void> => {
  await release(doc, 'none', { why }, shareOf(doc), now)
}

/** Somebody took the reward back while its coupon was on the way: the coupon follows. */
const isWanted = async (doc: RewardDoc, couponId: string, now: number): Promise<boolean> => {
  if (await turnReward(doc, 'given', { couponId })) return true
  const after = await get(rewards, doc._id)
  if (after?.state !== 'back' && after?.state !== 'none') return false
  const coupon = await get(coupons, couponId)
  const row = systemRow('jobs.invites-back', hashId(`invite-late:${doc._id}`), now, {
    subject: couponId,
    why: after.why ?? '奖励已收回',
    before: doc.name,
    after: '券作废',
  })
  if (coupon) await voidCoupon(coupon, row, now)
  return false
}

const GONE = '这种券已经不能发放'

const giveCouponOf = async (
  doc: RewardDoc,
  { templateId }: CouponReward,
  why: string,
  now: number,
): Promise<boolean> => {
  const [seen, holder] = await Promise.all([readTemplate(templateId), get(members, doc.toId)])
  if (!seen || !holder) return lapse(doc, GONE, now).then(() => false)
  const { template } = seen
  const before = await givenBefore(template, { holder, cause: doc._id, from: 'invite' })
  if (before) return isWanted(doc, before.coupon._id, now)
  if (!isOpen(holder) || holder.joinedAt > doc.at)
    return lapse(doc, '会员已注销', now).then(() => false)
  const rowOf = ({ _id: subject, name: after }: { _id: string; name: string }) =>
    systemRow('jobs.invites-give', hashId(`invite:${doc._id}`), now, { subject, why, after })
  const given = await give(template, { holder, from: 'invite', cause: doc._id, rowOf }, now)
  if (given.ok) return isWanted(doc, given.value.coupon._id, now)
  const gone =
    given.code === 'coupons.sold-out' ? await isAllGiven(template) : !isPassing(given.code)
  if (gone) await lapse(doc, GONE, now)
  return false
}

/** The same for points: they leave as they came. */
const isPointsWanted = async (doc: RewardDoc, points: number, now: number): Promise<boolean> => {
  if (await turnReward(doc, 'given')) return true
  const after = await get(rewards, doc._id)
  if (after?.state !== 'back' && after?.state !== 'none') return false
  const why = after.why ?? '奖励已收回'
  const posting = {
    key: hashId(`invite-late:${doc._id}`),
    action: 'jobs.invites-back',
    why,
    rule: why,
    words: () => ({ before: doc.name, after: '收回' }),
    steps: () => [takeBack({ lot: doc._id, points, policy: 'debt' })],
  } as const
  await postPoints(doc.toId, posting, now)
  return false
}

const givePointsOf = async (
  doc: RewardDoc,
  { points }: PointsReward,
  why: string,
  now: number,
): Promise<boolean> => {
  const { program } = await readBrand()
  const dates = datesOf({ ...program.points, ...AT_ONCE }, now)
  const lines = await postPoints(
    doc.toId,
    {
      key: hashId(`invite:${doc._id}`),
      action: 'jobs.invites-give',
      why,
      rule: `${why}得 ${points} 分`,
      words: ({ account }) => ({ after: `${points} 积分，余额 ${account.balance}` }),
      steps: ({ joinedAt }) =>
        joinedAt > doc.at ? [] : [earn({ id: doc._id, left: points, ...dates })],
    },
    now,
  )
  // A membership that ended before it came gets nothing of it, whoever has joined again.
  if (!lines?.some(({ kind }) => kind === 'earn'))
    return lapse(doc, '会员已注销', now).then(() => false)
  return isPointsWanted(doc, points, now)
}

/**
 * Gives one reward that is owed; its own id is the cause, so that however many calls try, before and
 * after any crash, it is given once. What can not be given just now stays owed; what never can
 * lapses, and its money goes back. True when this very call gave it.
 */
export const deliver = (doc: RewardDoc, why: string, now: number): Promise<boolean> =>
  doc.reward.kind === 'coupon'
    ? giveCouponOf(doc, doc.reward, why, now)
    : givePointsOf(doc, doc.reward, why, now)

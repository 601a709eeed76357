import { statusAt } from '#core/coupons/rules'
import type { CampaignForm } from '#core/invites/form'
import { takeBack } from '#core/points/rules'
import type { PointsLine } from '#core/points/views'
import { UNDO_WINDOW } from '#core/redemption/rules'
import { type CouponDoc, coupons, givenBefore, readTemplate, voidCoupon } from '../coupons'
import { systemRow } from '../platform/audit'
import { hashId } from '../platform/ids'
import { type Member, members } from '../platform/people'
import { get } from '../platform/store'
import { goneFrom, postPoints, rowBefore } from './post-points'
import { type RewardDoc, rewards } from './records'
import { release, shareOf } from './release'
import { turnReward } from './reward-doc'

/** What a taking back is about. */
export interface Withdrawal {
  doc: RewardDoc
  /** For `debt`, what was spent is owed in points; else it is noted only. */
  whenSpent: CampaignForm['whenSpent']
  why: string
  now: number
}

const keyOf = ({ doc }: Withdrawal): string => hashId(`invite-back:${doc._id}`)

/** Really back, or never used and never to be: the purse has all of it again. */
const allBack = ({ doc, why, now }: Withdrawal): Promise<boolean> =>
  release(doc, 'back', { why }, shareOf(doc), now)

const rowOf = (one: Withdrawal, subject: string, after: string) =>
  systemRow('jobs.invites-back', keyOf(one), one.now, {
    subject,
    why: one.why,
    before: one.doc.name,
    after,
  })

const debtOf = ({ doc, whenSpent }: Withdrawal): number =>
  whenSpent === 'debt' && doc.reward.kind === 'coupon' ? (doc.reward.debtPoints ?? 0) : 0

/** A coupon that was used is never below nothing: points are owed for it, or it is only noted. */
const couponSpent = async (one: Withdrawal): Promise<boolean> => {
  const { doc, why, now } = one
  const points = debtOf(one)
  if (points === 0) return turnReward(doc, 'note', { why })
  const lines = await postPoints(
    doc.toId,
    {
      key: keyOf(one),
      action: 'jobs.invites-back',
      why,
      rule: `奖励已用，从积分里补 ${points} 分`,
      words: ({ account }) => ({
        before: doc.name,
        after: `收回 ${points} 分，余额 ${account.balance}`,
      }),
      steps: () => [takeBack({ lot: doc._id, points, policy: 'debt' })],
    },
    now,
  )
  return turnReward(doc, lines ? 'debt' : 'note', { why })
}

/** Its clerk can still take the use back, and then the coupon is there to be taken. */
const mayComeBack = ({ redemptions }: CouponDoc, now: number): boolean =>
  redemptions.some(
    ({ at, undoneAt, saleId }) =>
      saleId === undefined && undoneAt === undefined && now <= at + UNDO_WINDOW,
  )

/** Never used and never to be: nobody lost anything by it. */
const WORTHLESS = ['expired', 'voided']

const couponBack = async (one: Withdrawal, coupon: CouponDoc): Promise<boolean> => {
  const { now } = one
  const status = statusAt(coupon, now)
  if (WORTHLESS.includes(status) && coupon.used === 0) return allBack(one)
  // A sale has it just now: when that is over it is used, or free to be taken.
  if (status === 'held' || (status === 'issued' && coupon.heldAt > 0)) return false
  if (mayComeBack(coupon, now)) return false
  if (status !== 'issued') return couponSpent(one)
  const row = rowOf(one, coupon._id, '券作废')
  // Used or held in this moment: it is looked at again.
  if (!(await voidCoupon(coupon, row, now))) return false
  return coupon.used > 0 ? couponSpent(one) : allBack(one)
}

/** The coupon of a reward: also one that was given by a call that died before it could say so. */
const couponOf = async ({ _id, couponId, reward, toId }: RewardDoc) => {
  if (couponId !== undefined) return get(coupons, couponId)
  if (reward.kind !== 'coupon') return undefined
  const [seen, holder] = await Promise.all([readTemplate(reward.templateId), get(members, toId)])
  if (!seen || !holder) return undefined
  return (await givenBefore(seen.template, { holder, cause: _id, from: 'invite' }))?.coupon
}

const owedPoints = async ({ doc, now }: Withdrawal, points: number, member: Member) =>
  Math.max(0, points - (await goneFrom(doc._id, doc.at, member, now)))

/** Only what still lies in the reward's own lot, when nothing is to become a debt. */
const ownLeft = ({ doc }: Withdrawal, { account }: Member): number =>
  account.lots.find(({ id }) => id === doc._id)?.left ?? 0

const takenBy = (lines: readonly PointsLine[]): number =>
  -lines
    .filter(({ kind }) => kind === 'takeback')
    .flatMap(({ moves }) => moves)
    .reduce((sum, { points }) => sum + points, 0)

const owedBy = (lines: readonly PointsLine[]): number =>
  lines.filter(({ kind }) => kind === 'takeback').reduce((sum, { debt }) => sum + debt, 0)

/** What was taken of points goes back into the purse; what was spent stays accounted for. */
const partBack = (one: Withdrawal, taken: number, points: number): Promise<boolean> => {
  const { doc, why, whenSpent, now } = one
  const fen = Math.floor((doc.worthFen * Math.min(taken, points)) / points)
  return release(doc, whenSpent, { why, worthFen: doc.worthFen - fen }, { friends: 0, fen }, now)
}

/**
 * A closed account has given up what it still had, and owes nothing; what it had spent before was
 * spent, or somebody could spend a budget many times by closing one account after the other.
 */
const closedBack = async (one: Withdrawal, points: number): Promise<boolean> => {
  const member = await get(members, one.doc.toId)
  const spent = member ? await owedPoints(one, points, member) : 0
  if (spent === 0) return allBack(one)
  return partBack({ ...one, whenSpent: 'note' }, points - spent, points)
}

const pointsBack = async (one: Withdrawal, points: number): Promise<boolean> => {
  const { doc, whenSpent, why, now } = one
  let due = points
  const lines = await postPoints(
    doc.toId,
    {
      key: keyOf(one),
      action: 'jobs.invites-back',
      why,
      rule: whenSpent === 'debt' ? '奖励收回，已用的从积分里补' : '奖励收回，已用的不用补',
      words: ({ account }) => ({ before: doc.name, after: `余额 ${account.balance}` }),
      steps: async (member) => {
        due = await owedPoints(one, points, member)
        const wanted = whenSpent === 'debt' ? due : Math.min(due, ownLeft(one, member))
        return [takeBack({ lot: doc._id, points: wanted, policy: 'debt' })]
      },
    },
    now,
  )
  if (!lines) return closedBack(one, points)
  const taken = takenBy(lines)
  const short = whenSpent === 'debt' ? owedBy(lines) : due - taken
  return short <= 0 ? allBack(one) : partBack(one, taken, points)
}

const isUngiven = ({ state, reward, couponId }: RewardDoc): boolean =>
  state === 'owed' && reward.kind === 'coupon' && couponId === undefined

/**
 * Takes one reward back, once: what is still there is void, what was spent becomes a debt or a note,
 * as its campaign said before anybody took part. False: not now (it is held), or somebody else did.
 */
export const withdraw = async (one: Withdrawal): Promise<boolean> => {
  const { doc } = one
  if (doc.reward.kind === 'points') {
    if (doc.state === 'owed') return withdrawOwedPoints(one, doc.reward.points)
    return pointsBack(one, doc.reward.points)
  }
  const coupon = await couponOf(doc)
  if (coupon) return couponBack(one, coupon)
  return isUngiven(doc) || doc.state === 'given' ? allBack(one) : false
}

/** The points may have come by a call that died before it could say so. */
const withdrawOwedPoints = async (one: Withdrawal, points: number): Promise<boolean> => {
  const member = await get(members, one.doc.toId)
  // Not by their lot: that is gone when they were spent.
  const row = member && (await rowBefore(member, hashId(`invite:${one.doc._id}`)))
  if (!row?.points?.lines.some(({ kind }) => kind === 'earn')) return allBack(one)
  if (!(await turnReward(one.doc, 'given'))) return false
  const given = await get(rewards, one.doc._id)
  return given ? pointsBack({ ...one, doc: given }, points) : false
}

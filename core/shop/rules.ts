import {
  decideIssue,
  type Issue,
  type IssueState,
  type OpenRefusal,
  statusAt,
} from '../coupons/rules'
import type { CouponStatus } from '../coupons/views'
import { ok, type Result, refuse } from '../kernel/result'
import type { Move } from '../points/views'
import { standing } from '../redemption/rules'
import { tierOf } from '../tiers/rules'
import type { TierRules } from '../tiers/views'
import type { Good } from './contract'

/** A good, its stock, and what this member has taken of it. */
export interface GoodState extends IssueState {
  price: number
  minLevel: number
}

export interface Shopper {
  level: number
  /** Points that can be spent now. */
  spendable: number
}

type ExchangeRefusal =
  | OpenRefusal
  | 'shop.tier-too-low'
  | 'coupons.limit-reached'
  | 'coupons.sold-out'
  | 'coupons.today-gone'
  | 'points.not-enough'

/** Fewer tiers than when the good was made: the highest that is left is the highest. */
const reaches = (level: number, minLevel: number, { tiers }: TierRules): boolean =>
  level >= Math.min(minLevel, tiers.length - 1)

/** The lowest tier that may have a good, when that is not everybody. */
export const gateOf = (minLevel: number, rules: TierRules): string | undefined =>
  minLevel === 0 ? undefined : tierOf({ level: minLevel }, rules).name

const STATES = {
  'coupons.sold-out': 'sold-out',
  'shop.tier-too-low': 'tier-too-low',
  'coupons.limit-reached': 'limit-reached',
  'points.not-enough': 'not-enough',
} as const

/**
 * May this member exchange points for one more? What no waiting cures is told first, so that nobody
 * saves up points for what they can not have.
 */
export const decideExchange = (
  good: GoodState,
  shopper: Shopper,
  rules: TierRules,
  now: number,
): Result<Issue, ExchangeRefusal> => {
  const issue = decideIssue(good, now)
  if (!issue.ok && !(issue.code in STATES)) return issue
  if (!reaches(shopper.level, good.minLevel, rules))
    return refuse('shop.tier-too-low', { tier: gateOf(good.minLevel, rules) ?? '' })
  if (!issue.ok) return issue
  if (shopper.spendable < good.price)
    return refuse('points.not-enough', { have: shopper.spendable })
  return issue
}

/** The same decision as a list tells it; undefined when the good is not given any more. */
export const stateOf = (...asked: Parameters<typeof decideExchange>): Good['state'] | undefined => {
  const decision = decideExchange(...asked)
  if (decision.ok) return 'open'
  return STATES[decision.code as keyof typeof STATES]
}

export interface Paid {
  points: number
  moves: Move[]
}

/** A coupon as far as giving it back goes. */
export interface Exchanged {
  status: CouponStatus
  expiresAt: number
  redemptions: Parameters<typeof standing>[0]
  paid?: Paid | undefined
}

const SPENT_WORDS: Record<Exclude<CouponStatus, 'issued'>, string> = {
  held: '正在一笔收款里用着',
  redeemed: '已经用掉',
  reversed: '已经退回',
  expired: '已经过期',
  voided: '已经退回或作废',
}

/** One of several uses is gone, and its points with it: the whole can not go back any more. */
const USED_WORDS = '已经用过几次'

const timesUsed = ({ redemptions }: Exchanged): number =>
  redemptions.filter(({ undoneAt }) => undoneAt === undefined).length

/** Only what was exchanged, is unused and has not ended goes back; answers what was paid. */
export const decideCancel = (
  coupon: Exchanged,
  now: number,
): Result<Paid, 'shop.not-from-shop' | 'shop.cannot-cancel'> => {
  if (!coupon.paid) return refuse('shop.not-from-shop')
  const status = statusAt(coupon, now)
  if (status !== 'issued') return refuse('shop.cannot-cancel', { state: SPENT_WORDS[status] })
  if (timesUsed(coupon) > 0) return refuse('shop.cannot-cancel', { state: USED_WORDS })
  return ok(coupon.paid)
}

export interface PickedUp extends Exchanged {
  memberId: string
  benefit: { kind: string }
}

export interface ReturnCommand {
  storeId: string
  /** The manager as a member: nobody takes back an own gift (law 5). */
  managerMemberId: string
}

type ReturnRefusal =
  | 'coupons.not-found'
  | 'shop.own-return'
  | 'shop.not-from-shop'
  | 'shop.cannot-cancel'
  | 'shop.return-not-picked-up'

/**
 * May this store take a gift back? Only what it handed out itself; another store's is as good as
 * none. Money off is used up with its purchase and goes back with that alone; of a gift that is
 * handed out several times all points go back only while one was.
 */
export const decideReturn = (
  coupon: PickedUp,
  { storeId, managerMemberId }: ReturnCommand,
  now: number,
): Result<{ paid: Paid; redemptionId: string }, ReturnRefusal> => {
  const last = standing(coupon.redemptions)
  if (last && last.storeId !== storeId) return refuse('coupons.not-found')
  if (!coupon.paid) return refuse('shop.not-from-shop')
  if (coupon.memberId === managerMemberId) return refuse('shop.own-return')
  const status = statusAt(coupon, now)
  if (status === 'issued' && !last) return refuse('shop.return-not-picked-up')
  const times = timesUsed(coupon)
  const handedOut = status === 'redeemed' || status === 'issued'
  const given = handedOut && times === 1 && coupon.benefit.kind === 'gift' && !last?.saleId
  if (given && last) return ok({ paid: coupon.paid, redemptionId: last.id })
  const several = times > 1 || status === 'issued'
  return refuse('shop.cannot-cancel', { state: several ? USED_WORDS : SPENT_WORDS[status] })
}

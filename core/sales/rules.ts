import type { Benefit } from '../coupons/views'
import { MAX_FEN, yuanText } from '../kernel/money'
import { ok, type Result, refuse } from '../kernel/result'
import { factorOf, fenOf, pointsFor, pointsToPay } from '../points/earning'
import type { PointsRules } from '../points/views'
import { growthOf } from '../tiers/rules'
import type { TierRule } from '../tiers/views'
import type { Candidate, Item } from './contract'
import type { SaleSum } from './views'

/** A coupon as far as a price depends on it. */
export interface SaleCoupon {
  id: string
  name: string
  benefit: Benefit
  /** Empty: every store. */
  storeIds: readonly string[]
  expiresAt: number
}

/** What the till knows before anybody chooses anything. */
export interface Till {
  storeId: string
  now: number
  tier: Pick<TierRule, 'pricePercent' | 'pointsPercent'>
  /** The member's birthday lies in this month. */
  birthday: boolean
  rules: PointsRules
  /** Points that the member can spend now. */
  spendable: number
  coupons: readonly SaleCoupon[]
}

export interface Wanted {
  items: readonly Item[]
  /** Absent: the best one; null: none. */
  couponId?: string | null | undefined
  points?: number | undefined
}

export interface PricedSale {
  sum: SaleSum
  coupon?: Candidate
  /** Best first, then those that do not apply. */
  coupons: Candidate[]
  /** Most points that this sale takes, and what they pay, fen. */
  most: number
  mostFen: number
}

export type PriceRefusal =
  | 'sales.too-much'
  | 'sales.coupon-not-usable'
  | 'sales.points-too-many'
  | 'sales.points-off'

const FULL = 100

const listOf = (items: readonly Item[]): Result<number, 'sales.too-much'> => {
  const list = items.reduce((all, { fen, count }) => all + fen * count, 0)
  return list > MAX_FEN ? refuse('sales.too-much', { limit: yuanText(MAX_FEN) }) : ok(list)
}

const factorHere = ({ rules, tier, birthday }: Till): number =>
  factorOf(rules, tier.pointsPercent, birthday)

/** The member price of an amount, rounded down: the member never pays a broken fen. */
const tierPrice = (list: number, { pricePercent }: Till['tier']): number =>
  Math.floor((list * pricePercent) / FULL)

type AmountOff = Extract<Benefit, { kind: 'amount-off' }>
type Judged = { offFen: number } | { why: string }

/** What a coupon takes off an amount at member price, or why nothing, in words for the clerk. */
const judge = (
  { storeIds, expiresAt }: SaleCoupon,
  benefit: AmountOff,
  price: number,
  { storeId, now }: Till,
): Judged => {
  if (expiresAt < now) return { why: '已过期' }
  if (storeIds.length > 0 && !storeIds.includes(storeId)) return { why: '不能在本店用' }
  if (price < benefit.minFen) return { why: `还差 ¥${yuanText(benefit.minFen - price)}` }
  const offFen = Math.min(benefit.offFen, price)
  return offFen > 0 ? { offFen } : { why: '已经不用付钱' }
}

const candidateOf = (coupon: SaleCoupon, judged: Judged): Candidate => {
  const { id, name, benefit, expiresAt } = coupon
  const face = { couponId: id, name, benefit, expiresAt }
  return 'why' in judged ? { ...face, offFen: 0, why: judged.why } : { ...face, ...judged }
}

/** Most off first; what takes off the same goes in the order in which it ends, then by id. */
const better = (a: Candidate, b: Candidate): number =>
  b.offFen - a.offFen || a.expiresAt - b.expiresAt || (a.couponId < b.couponId ? -1 : 1)

const candidates = (price: number, till: Till): Candidate[] =>
  till.coupons
    .flatMap((coupon) => {
      const { benefit } = coupon
      // A gift takes nothing off; it is redeemed on its own.
      if (benefit.kind !== 'amount-off') return []
      return [candidateOf(coupon, judge(coupon, benefit, price, till))]
    })
    .sort(better)

type Choice = Result<Candidate | undefined, 'sales.coupon-not-usable'>

const chosen = (all: readonly Candidate[], couponId: Wanted['couponId']): Choice => {
  if (couponId === null) return ok(undefined)
  const [best] = all
  if (couponId === undefined) return ok(best && best.why === undefined ? best : undefined)
  const one = all.find((candidate) => candidate.couponId === couponId)
  const why = one ? one.why : '它不能抵现，或者已经用过、过期了'
  return one && why === undefined ? ok(one) : refuse('sales.coupon-not-usable', { why: why ?? '' })
}

/**
 * Most points for an amount: what they pay stays within the brand's share, the member has them, and
 * none is taken without paying a whole fen. Where a point is worth more than a fen, the share may
 * not be reached.
 */
const pointsRoom = (amount: number, { rules, spendable }: Till) => {
  if (rules.pointsPerYuan === 0) return { most: 0, mostFen: 0 }
  const cap = Math.floor((amount * rules.maxSharePercent) / FULL)
  const within = Math.ceil(((cap + 1) * rules.pointsPerYuan) / FULL) - 1
  const mostFen = fenOf(Math.min(spendable, within), rules)
  return { most: pointsToPay(mostFen, rules), mostFen }
}

type Paid = { pointsUsed: number; pointsOffFen: number }

const paidWith = (
  points: number,
  most: number,
  rules: PointsRules,
): Result<Paid, 'sales.points-off' | 'sales.points-too-many'> => {
  if (points > 0 && rules.pointsPerYuan === 0) return refuse('sales.points-off')
  if (points > most) return refuse('sales.points-too-many', { most })
  const pointsOffFen = fenOf(points, rules)
  return ok({ pointsOffFen, pointsUsed: pointsToPay(pointsOffFen, rules) })
}

/**
 * The one price of a sale, in fen: list − tier − coupon − points = pay, each rounded down once. The
 * coupon's threshold is judged on the member price; points pay what is left after the coupon.
 */
export const priceSale = (wanted: Wanted, till: Till): Result<PricedSale, PriceRefusal> => {
  const list = listOf(wanted.items)
  if (!list.ok) return list
  const price = tierPrice(list.value, till.tier)
  const coupons = candidates(price, till)
  const coupon = chosen(coupons, wanted.couponId)
  if (!coupon.ok) return coupon
  const couponOffFen = coupon.value?.offFen ?? 0
  const room = pointsRoom(price - couponOffFen, till)
  const paid = paidWith(wanted.points ?? 0, room.most, till.rules)
  if (!paid.ok) return paid
  const payFen = price - couponOffFen - paid.value.pointsOffFen
  const sum = {
    listFen: list.value,
    tierOffFen: list.value - price,
    couponOffFen,
    ...paid.value,
    payFen,
    pointsEarned: pointsFor(payFen, till.rules, factorHere(till)),
    growth: growthOf(payFen),
  }
  return ok({ sum, coupons, ...room, ...(coupon.value ? { coupon: coupon.value } : {}) })
}

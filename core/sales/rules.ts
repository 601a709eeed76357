import { ok, type Result, refuse } from '../kernel/result'
import { factorOf, fenOf, pointsFor, pointsToPay } from '../points/earning'
import type { PointsRules } from '../points/views'
import { type PricingRefusal, price } from '../pricing/rules'
import type { Line, Priced, WalletCoupon } from '../pricing/views'
import type { Product } from '../products/views'
import { growthOf } from '../tiers/rules'
import type { TierRule } from '../tiers/views'
import type { Candidate, Item } from './contract'
import type { SaleLine, SaleSum } from './views'

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
  coupons: readonly WalletCoupon[]
  /** Those that another sale holds right now. */
  held: readonly WalletCoupon[]
  /** Goods that items may name. */
  products: readonly Product[]
}

export interface Wanted {
  items: readonly Item[]
  /** Absent: the best combination; empty: none. */
  couponIds?: readonly string[] | undefined
  points?: number | undefined
}

export interface PricedSale {
  sum: SaleSum
  /** In the order in which they apply. */
  used: Candidate[]
  /** In the order of the items, before points. */
  lines: SaleLine[]
  /** Best first, then those that do not apply. */
  coupons: Candidate[]
  /** Most points that this sale takes, and what they pay, fen. */
  most: number
  mostFen: number
}

export type PriceRefusal =
  | PricingRefusal
  | 'sales.product-unknown'
  | 'sales.points-too-many'
  | 'sales.points-off'

const FULL = 100

const factorHere = ({ rules, tier, birthday }: Till): number =>
  factorOf(rules, tier.pointsPercent, birthday)

type Goods = readonly { item: Item; product: Product | undefined }[]

/** Items beside what the catalogue knows of them. */
const goodsOf = (
  items: readonly Item[],
  products: readonly Product[],
): Result<Goods, 'sales.product-unknown'> => {
  const byId = new Map(products.map((product) => [product.id, product]))
  const goods = items.map((item) => ({
    item,
    product: item.productId === undefined ? undefined : byId.get(item.productId),
  }))
  const isUnknown = goods.some(({ item, product }) => item.productId !== undefined && !product)
  return isUnknown ? refuse('sales.product-unknown') : ok(goods)
}

/** The clerk's price stands: a till knows goods by name, and what a piece costs today. */
const basketOf = (goods: Goods): Line[] =>
  goods.map(({ item: { fen, count }, product }) => ({
    fen,
    count,
    ...(product ? { productId: product.id, categoryId: product.categoryId } : {}),
  }))

const linesOf = (goods: Goods, { lines }: Priced): SaleLine[] =>
  lines.map((line, i) => {
    const { item, product } = goods[i] ?? {}
    const named = product ? { productId: product.id, name: product.name } : {}
    return { ...named, count: item?.count ?? 0, ...line }
  })

const IN_USE = '正在另一笔收款里用着'

/** A coupon that another sale holds is shown with its reason, after all others. */
const heldCandidate = ({ id, name, benefit, expiresAt }: WalletCoupon): Candidate => ({
  couponId: id,
  name,
  benefit,
  expiresAt,
  offFen: 0,
  soloFen: 0,
  why: IN_USE,
})

const priceGoods = (
  goods: Goods,
  { couponIds }: Wanted,
  till: Till,
): Result<Priced, PricingRefusal> => {
  const { storeId, now, tier, coupons, held } = till
  if (held.some(({ id }) => couponIds?.includes(id)))
    return refuse('sales.coupon-not-usable', { why: IN_USE })
  return price({
    basket: basketOf(goods),
    wallet: coupons,
    till: { storeId, now, pricePercent: tier.pricePercent },
    wanted: couponIds,
  })
}

/** Candidates in the order in which the price uses them. */
const usedOf = ({ used, coupons }: Priced): Candidate[] =>
  used.flatMap(({ couponId }) => coupons.find((one) => one.couponId === couponId) ?? [])

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
 * The one price of a sale, in fen: list − tier − coupons − points = pay, each rounded down once. The
 * price before points is core/pricing's; points pay what is left after the coupons.
 */
export const priceSale = (wanted: Wanted, till: Till): Result<PricedSale, PriceRefusal> => {
  const goods = goodsOf(wanted.items, till.products)
  if (!goods.ok) return goods
  const priced = priceGoods(goods.value, wanted, till)
  if (!priced.ok) return priced
  const { listFen, tierOffFen, couponOffFen, payFen: restFen } = priced.value
  const room = pointsRoom(restFen, till)
  const paid = paidWith(wanted.points ?? 0, room.most, till.rules)
  if (!paid.ok) return paid
  const payFen = restFen - paid.value.pointsOffFen
  const pointsEarned = pointsFor(payFen, till.rules, factorHere(till))
  const growth = growthOf(payFen)
  return ok({
    sum: { listFen, tierOffFen, couponOffFen, ...paid.value, payFen, pointsEarned, growth },
    used: usedOf(priced.value),
    lines: linesOf(goods.value, priced.value),
    coupons: [...priced.value.coupons, ...till.held.map(heldCandidate)],
    ...room,
  })
}

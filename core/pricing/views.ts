import type { Benefit, Scope, Stacking, UsableWindow } from '../coupons/views'

/** Goods in a basket: so many pieces at a list price each. Named when they stand in the catalogue. */
export interface Line {
  /** List price of one piece, fen. */
  fen: number
  count: number
  productId?: string | undefined
  categoryId?: string | undefined
}

/** A coupon as far as a price depends on it. Ids are unique in a wallet. */
export interface WalletCoupon {
  id: string
  name: string
  benefit: Benefit
  /** Empty: every store. */
  storeIds: readonly string[]
  scope: Scope
  /** Empty: always. */
  windows: readonly UsableWindow[]
  /** First and last instant (ms) at which it can be used. */
  startsAt: number
  expiresAt: number
  stacking: Stacking
}

/** Where and when, and what the member's tier pays of a list price. */
export interface PricingTill {
  storeId: string
  now: number
  pricePercent: number
}

export interface Asked {
  basket: readonly Line[]
  wallet: readonly WalletCoupon[]
  till: PricingTill
  /** Absent: the best combination. Else exactly these coupons; an empty list is none. */
  wanted?: readonly string[] | undefined
}

/** list − tier − coupons = pay, of one line or of all, fen. */
export interface PriceSum {
  listFen: number
  tierOffFen: number
  couponOffFen: number
  payFen: number
}

/** A coupon that the price uses. */
export interface UsedCoupon {
  couponId: string
  name: string
  benefit: Benefit
  /** What it takes off. */
  fen: number
  /** The same, by lines of the basket in their order. */
  shares: readonly number[]
}

/** A coupon that takes something off a purchase: used here, or why not. Gifts are none. */
export interface OfferedCoupon {
  couponId: string
  name: string
  benefit: Benefit
  expiresAt: number
  /** What it would take off alone; 0 when it does not apply to this basket here and now. */
  soloFen: number
  /** What it takes off in this price; 0 when it is not used. */
  offFen: number
  /** Why it is not used, in words for clerk and customer; absent when it is. */
  why?: string
}

export interface Priced extends PriceSum {
  /** In the order of the basket; each column sums up to the whole exactly. */
  lines: PriceSum[]
  /** In the order in which they apply. */
  used: UsedCoupon[]
  /** Used ones, then what applies alone (most off first), then the rest. */
  coupons: OfferedCoupon[]
}

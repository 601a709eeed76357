import type { Row } from './basket'
import type { Candidate } from './search'
import { type Judged, judgedOf, type Left, leftOf, type Rebate, takenBy } from './taking'
import type { PricingTill, WalletCoupon } from './views'
import { whyNever } from './why'

/** Rebates for a piece first, while it has its price; percents last, of what is really paid. */
const PLACE: Record<Rebate['kind'], number> = {
  'item-price': 0,
  exchange: 1,
  'amount-off': 2,
  'percent-off': 3,
}

const inPlace = (a: Judged, b: Judged): number =>
  PLACE[a.rebate.kind] - PLACE[b.rebate.kind] || (a.coupon.id < b.coupon.id ? -1 : 1)

/** A coupon of the wallet beside this basket. */
export interface Looked extends Candidate {
  /** Why it does not apply at all. */
  never?: string
}

const lookedAt = (one: Judged, left: Left, till: PricingTill): Looked => {
  const never = whyNever(one, left, till)
  return never === undefined
    ? { ...one, soloFen: takenBy(one, left) }
    : { ...one, soloFen: 0, never }
}

/** The wallet in the order in which coupons apply; gifts are no rebates and stay out. */
export const looked = (
  wallet: readonly WalletCoupon[],
  rows: readonly Row[],
  till: PricingTill,
) => {
  const left = leftOf(rows)
  return wallet
    .flatMap((coupon) => {
      const { benefit } = coupon
      return benefit.kind === 'gift' ? [] : [judgedOf(coupon, benefit, rows)]
    })
    .sort(inPlace)
    .map((one) => lookedAt(one, left, till))
}

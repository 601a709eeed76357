import { ok, type Result, refuse } from '#core/kernel/result'
import type { SaleLine, SaleSum } from '#core/sales/views'
import type { TierRules } from '#core/tiers/views'
import { readSigned, sign } from '../platform/signed'
import type { ShownCoupon } from '../platform/visit'

/** A coupon of a quote, as it was then: `rev` says that nothing about it has changed since. */
export interface TermsCoupon {
  id: string
  rev: number
  templateId: string
  name: string
  /** Who pays for it, as the settlement names them. */
  bearer: string
  /** What it takes off, fen. */
  fen: number
  /** No use is left after this one. */
  last: boolean
  /** Step of its last code that was spent: the sale spends those up to the visit's. */
  lastStep: number
  /** Since when other sales hold it that are not known to be finished; 0: none. */
  heldAt: number
  /** Its last hold has ended by itself, and nobody has written so yet. */
  lapsed: boolean
}

/** All that recording a sale needs of its quote, so that nothing is read or priced again. */
export interface Terms {
  memberId: string
  storeId: string
  /** Step of the member code shown; recording spends it. */
  step: number
  /** The coupon whose code was shown, where none of `coupons`: recording spends that code as well. */
  shown?: ShownCoupon
  /** Last instant at which it can be recorded. */
  until: number
  /** Tier for which it was priced. */
  level: number
  /** For the upgrade that this sale may bring. */
  tiers: TierRules
  sum: SaleSum
  lines: SaleLine[]
  /** In the order in which they apply. */
  coupons: TermsCoupon[]
  /** Last instant of the coupon that ends first; absent without coupons. */
  ends?: number
  /** The hold that keeps them for this sale (hold.ts). */
  hold?: string
  earned?: { from: number; until: number }
  /** The points rule in words. */
  rule: string
}

const PURPOSE = 'sale'

export const signTerms = (terms: Terms): string => sign(PURPOSE, terms)

export const readTerms = (text: string): Terms | undefined => readSigned<Terms>(PURPOSE, text)

/**
 * What this store quoted. `ownId` is the member id that the clerk would have: nobody sells to
 * themselves (law 5).
 */
export const termsHere = (
  quote: string,
  storeId: string,
  ownId?: string,
): Result<Terms, 'sales.not-ours' | 'staff.not-your-store' | 'sales.own-sale'> => {
  const terms = readTerms(quote)
  if (!terms) return refuse('sales.not-ours')
  if (terms.storeId !== storeId) return refuse('staff.not-your-store')
  return terms.memberId === ownId ? refuse('sales.own-sale') : ok(terms)
}

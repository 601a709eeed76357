import type { SaleSum } from '#core/sales/views'
import type { TierRules } from '#core/tiers/views'
import { readSigned, sign } from '../platform/signed'

/** All that recording a sale needs of its quote, so that nothing is read or priced again. */
export interface Terms {
  memberId: string
  storeId: string
  /** Step of the member code shown; recording spends it. */
  step: number
  /** Last instant at which it can be recorded. */
  until: number
  /** Tier for which it was priced. */
  level: number
  /** For the upgrade that this sale may bring. */
  tiers: TierRules
  sum: SaleSum
  coupon?: { id: string; rev: number; name: string }
  earned?: { from: number; until: number }
  /** The points rule in words. */
  rule: string
}

const PURPOSE = 'sale'

export const signTerms = (terms: Terms): string => sign(PURPOSE, terms)

export const readTerms = (text: string): Terms | undefined => readSigned<Terms>(PURPOSE, text)

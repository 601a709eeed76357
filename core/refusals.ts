import { boardRefusals } from './board/refusals'
import { checkinRefusals } from './checkin/refusals'
import { claimcodesRefusals } from './claimcodes/refusals'
import { complianceRefusals } from './compliance/refusals'
import { couponsRefusals } from './coupons/refusals'
import { grantsRefusals } from './grants/refusals'
import { identityRefusals } from './identity/refusals'
import { insertsRefusals } from './inserts/refusals'
import { invitesRefusals } from './invites/refusals'
import { kernelRefusals } from './kernel/refusals'
import { membershipRefusals } from './membership/refusals'
import { importRefusals } from './orders/import-refusals'
import { personsRefusals } from './persons/refusals'
import { pointsRefusals } from './points/refusals'
import { productsRefusals } from './products/refusals'
import { redemptionRefusals } from './redemption/refusals'
import { salesRefusals } from './sales/refusals'
import { segmentsRefusals } from './segments/refusals'
import { settlementRefusals } from './settlement/refusals'
import { shopRefusals } from './shop/refusals'
import { staffRefusals } from './staff/refusals'
import { storesRefusals } from './stores/refusals'
import { tagsRefusals } from './tags/refusals'
import { tiersRefusals } from './tiers/refusals'

/** One sentence per refusal code, for the person who reads it. */
export const refusals = {
  ...kernelRefusals,
  ...membershipRefusals,
  ...couponsRefusals,
  ...complianceRefusals,
  ...insertsRefusals,
  ...redemptionRefusals,
  ...staffRefusals,
  ...storesRefusals,
  ...pointsRefusals,
  ...tiersRefusals,
  ...checkinRefusals,
  ...salesRefusals,
  ...shopRefusals,
  ...productsRefusals,
  ...settlementRefusals,
  ...grantsRefusals,
  ...claimcodesRefusals,
  ...invitesRefusals,
  ...importRefusals,
  ...identityRefusals,
  ...personsRefusals,
  ...segmentsRefusals,
  ...tagsRefusals,
  ...boardRefusals,
}
export type RefusalCode = keyof typeof refusals

/** Fills a sentence's `{placeholders}` from the refusal's details. */
export const sentenceOf = (
  code: RefusalCode,
  details: Record<string, string | number> = {},
): string => refusals[code].replace(/\{(\w+)\}/g, (_, key: string) => String(details[key] ?? ''))

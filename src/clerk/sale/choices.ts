import { yuanText } from '#core/kernel/money'
import type { Candidate, SaleQuote } from '#core/sales/contract'
import { endText } from '@/ui'

/** Plain data for one row of `choice-rows`. Only what is drawn, since all of it crosses setData. */
export interface ChoiceRow {
  name: string
  hint: string
  less?: string
  on?: true
  /** Does not apply to these goods, whatever else is chosen. */
  off?: true
}

/**
 * What it takes off by itself and when it ends, or why it is not used. One that applies alone can be
 * chosen even when it is not used now.
 */
const rowOf = (one: Candidate, used: boolean, now: number): ChoiceRow => ({
  name: one.name,
  hint: one.why ?? endText(one.expiresAt, now),
  ...(one.soloFen > 0 ? { less: `−¥${yuanText(one.soloFen)}` } : {}),
  ...(used ? { on: true as const } : {}),
  ...(used || one.soloFen > 0 ? {} : { off: true as const }),
})

/** The coupons of a quote as rows, in the quote's order: usable ones first. */
export const rowsOf = ({ coupons, used }: SaleQuote, now: number): ChoiceRow[] => {
  const ids = new Set(used.map(({ couponId }) => couponId))
  return coupons.map((one) => rowOf(one, ids.has(one.couponId), now))
}

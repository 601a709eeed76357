import type { OrderState } from './line'
import type { Line } from './order'

/** An order as a whole, as far as its rows have told it. */
export interface Standing {
  /** `unpaid` too while only its goods are known. */
  state: OrderState
  /** Paid, else made. */
  at?: number
  endedAt?: number
  /** Before anything went back; 0 while only its goods are known. */
  paidFen: number
  /** Never more than was paid; all of it when the order was closed. */
  refundFen: number
}

/** Rows of one kind, added up. */
interface Sums {
  rows: number
  paid: boolean
  closed: boolean
  /** Largest and sum of what was paid and given back. */
  mostPaid: number
  allPaid: number
  mostBack: number
  allBack: number
}

const newSums = (): Sums => ({
  rows: 0,
  paid: false,
  closed: false,
  mostPaid: 0,
  allPaid: 0,
  mostBack: 0,
  allBack: 0,
})

const add = (sums: Sums, { state, paidFen = 0, refundFen }: Line): void => {
  sums.rows += 1
  if (state === 'paid') sums.paid = true
  else if (state === 'closed') sums.closed = true
  sums.mostPaid = Math.max(sums.mostPaid, paidFen)
  sums.allPaid += paidFen
  sums.mostBack = Math.max(sums.mostBack, refundFen)
  sums.allBack += refundFen
}

/**
 * Of rows about the whole the furthest state counts. As long as one item is paid and stays, the items
 * are.
 */
const stateOf = (whole: Sums, items: Sums): OrderState => {
  if (whole.closed || (items.closed && !items.paid)) return 'closed'
  return whole.paid || items.paid ? 'paid' : 'unpaid'
}

/** The later of two that may be missing. */
const later = (a: number | undefined, b: number | undefined): number | undefined =>
  b === undefined || (a !== undefined && a >= b) ? a : b

/** What the rows of an order say together. Lists of goods tell no state and no money. */
export const standingOf = ({ lines }: { lines: readonly Line[] }): Standing => {
  const [whole, items] = [newSums(), newSums()]
  let at: number | undefined
  let endedAt: number | undefined
  for (const line of lines) {
    if (line.paidFen === undefined) continue
    add(line.whole ? whole : items, line)
    at = later(at, line.at)
    endedAt = later(endedAt, line.endedAt)
  }
  const state = stateOf(whole, items)
  // What a row about the whole says wins over the sum of the items: discounts are not on items.
  const paidFen = whole.rows > 0 ? whole.mostPaid : items.allPaid
  const back = Math.min(Math.max(whole.mostBack, items.allBack), paidFen)
  const standing: Standing = { state, paidFen, refundFen: state === 'closed' ? paidFen : back }
  if (at !== undefined) standing.at = at
  if (endedAt !== undefined) standing.endedAt = endedAt
  return standing
}

/** A purchase as the events want it: `backFen` is never more than `fen`. */
export interface OrderPurchase {
  at: number
  fen: number
  backFen: number
}

/**
 * What was bought by an order; undefined while nothing was: not paid, called off before payment, or
 * only its goods are known. An order that was closed after payment was bought, and went back.
 */
export const purchaseIn = ({
  state,
  at,
  paidFen,
  refundFen,
}: Standing): OrderPurchase | undefined => {
  if (state === 'unpaid' || at === undefined) return undefined
  if (state === 'closed' && paidFen === 0) return undefined
  return { at, fen: paidFen, backFen: refundFen }
}

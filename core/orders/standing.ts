import type { OrderLine, OrderState } from './line'
import type { Order } from './order'

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
  buyer?: string
  phone?: string
}

type Lines = readonly OrderLine[]

const sumOf = (lines: Lines, of: (line: OrderLine) => number): number =>
  lines.reduce((sum, line) => sum + of(line), 0)

const maxOf = (lines: Lines, of: (line: OrderLine) => number): number =>
  lines.reduce((most, line) => Math.max(most, of(line)), 0)

const has = (lines: Lines, state: OrderState) => lines.some((line) => line.state === state)

/** Of rows about the whole: the furthest state. */
const wholeState = (lines: Lines): OrderState => {
  if (has(lines, 'closed')) return 'closed'
  return has(lines, 'paid') ? 'paid' : 'unpaid'
}

/** Of items: as long as one of them is paid and stays, the order does. */
const itemsState = (lines: Lines): OrderState => (has(lines, 'paid') ? 'paid' : wholeState(lines))

const stateOf = (whole: Lines, items: Lines): OrderState => {
  const states = [wholeState(whole), itemsState(items)]
  if (states.includes('closed')) return 'closed'
  return states.includes('paid') ? 'paid' : 'unpaid'
}

const paid = ({ paidFen = 0 }: OrderLine) => paidFen
const back = ({ refundFen }: OrderLine) => refundFen

/** What a row about the whole says wins over the sum of the items: discounts are not on items. */
const moneyOf = (whole: Lines, items: Lines) => {
  const paidFen = whole.length > 0 ? maxOf(whole, paid) : sumOf(items, paid)
  const refundFen = Math.max(maxOf(whole, back), sumOf(items, back))
  return { paidFen, refundFen: Math.min(refundFen, paidFen) }
}

/** The greatest of what the lines tell: of times the latest, of names always the same one. */
const told = <F extends 'at' | 'endedAt' | 'buyer' | 'phone'>(lines: Lines, field: F) => {
  const values = lines.flatMap((line) => line[field] ?? [])
  if (values.length === 0) return {}
  return { [field]: values.reduce((most, value) => (value > most ? value : most)) }
}

/** What the rows of an order say together. Lists of goods tell no state and no money. */
export const standingOf = ({ lines }: Order): Standing => {
  const priced = lines.filter(({ paidFen }) => paidFen !== undefined)
  const whole = priced.filter((line) => line.whole)
  const items = priced.filter((line) => !line.whole)
  const state = stateOf(whole, items)
  const money = moneyOf(whole, items)
  return {
    state,
    ...money,
    ...(state === 'closed' ? { refundFen: money.paidFen } : {}),
    ...told(priced, 'at'),
    ...told(priced, 'endedAt'),
    ...told(lines, 'buyer'),
    ...told(lines, 'phone'),
  }
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
export const purchaseOf = (order: Order): OrderPurchase | undefined => {
  const { state, at, paidFen, refundFen } = standingOf(order)
  if (state === 'unpaid' || at === undefined) return undefined
  if (state === 'closed' && paidFen === 0) return undefined
  return { at, fen: paidFen, backFen: refundFen }
}

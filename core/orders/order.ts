import type { Platform } from '../events/event'
import type { OrderLine, OrderState } from './line'

/** A row of an order, without what all its rows share. */
export type Line = Omit<OrderLine, 'platform' | 'orderNo'>

/**
 * An order as its rows tell it: one line per item and one for the order as a whole, each the join of
 * all rows about it. Joining is commutative, associative and idempotent, so that an order is the
 * same from whatever rows, files and slices, in whatever order, however often.
 */
export interface Order {
  platform: Platform
  orderNo: string
  /** Sorted, each item once. */
  lines: Line[]
}

const RANK: Record<OrderState, number> = { unpaid: 0, paid: 1, closed: 2 }

/**
 * Which of two rows about the same thing is the later one: the state further on in an order's life,
 * then the later end, then the larger amount and quantity. (Files do not tell when they were made.)
 */
const later = (a: Line, b: Line): Line => {
  const by =
    RANK[a.state] - RANK[b.state] ||
    (a.endedAt ?? -1) - (b.endedAt ?? -1) ||
    (a.paidFen ?? -1) - (b.paidFen ?? -1) ||
    a.quantity - b.quantity
  return by >= 0 ? a : b
}

/** The greater of two that may be missing: of times the one with seconds, of names always the same. */
const greater = <T extends string | number>(a: T | undefined, b: T | undefined): T | undefined =>
  b === undefined || (a !== undefined && a >= b) ? a : b

const TOLD = ['buyer', 'phone', 'title', 'sku', 'at'] as const

/** Both rows in one: state and amount of the later, all that either tells, the larger refund. */
const join = (a: Line, b: Line): Line => {
  const joined: Line = { ...later(a, b), refundFen: Math.max(a.refundFen, b.refundFen) }
  for (const field of TOLD) {
    const told = greater<string | number>(a[field], b[field])
    if (told !== undefined) Object.assign(joined, { [field]: told })
  }
  return joined
}

/** A row about the whole, an item's row with its money, and one of a list of goods stay apart. */
const keyOf = ({ itemNo = '', whole, paidFen }: Line): string =>
  `${whole ? 'w' : paidFen === undefined ? 'g' : 'i'}.${itemNo}`

/** Rows as they are kept: sorted, each thing once. Most orders have one, which is that already. */
export const joinLines = (lines: readonly Line[]): Line[] => {
  if (lines.length === 1) return [...lines]
  const byKey = new Map<string, Line>()
  for (const line of lines) {
    const key = keyOf(line)
    const known = byKey.get(key)
    byKey.set(key, known ? join(known, line) : line)
  }
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line)
}

/**
 * One order from its rows, of one file or of several. All lines are of one order, and there is one
 * at least.
 */
export const foldLines = (lines: readonly OrderLine[]): Order => {
  const [first] = lines
  if (!first) throw new Error('An order has a line')
  const { platform, orderNo } = first
  return { platform, orderNo, lines: joinLines(lines) }
}

/**
 * The same order from two files or imports, counted once: the state further on wins, refunds never
 * shrink. Which of them is named first makes no difference.
 */
export const mergeOrders = ({ platform, orderNo, lines }: Order, other: Order): Order => ({
  platform,
  orderNo,
  lines: joinLines([...lines, ...other.lines]),
})

import type { Scope } from '../coupons/views'
import { split } from './split'
import type { Line } from './views'

/** A line of the basket at member price. */
export interface Row {
  line: Line
  /** Where it stands in the basket. */
  at: number
  listFen: number
  /** Member price, before any coupon. */
  netFen: number
  /** What one piece costs at member price, rounded down. */
  pieceFen: number
}

const FULL = 100

const text = (a = '', b = ''): number => (a === b ? 0 : a < b ? -1 : 1)

/** Lines that compare as 0 are the same in all that a price depends on. */
const byContent = (a: Line, b: Line): number =>
  b.fen * b.count - a.fen * a.count ||
  b.fen - a.fen ||
  text(a.productId, b.productId) ||
  text(a.categoryId, b.categoryId)

/** The list price of a basket, fen. */
export const listOf = (basket: readonly Line[]): number =>
  basket.reduce((all, { fen, count }) => all + fen * count, 0)

/**
 * The basket at member price, in an order that its lines alone decide: everything is counted in it,
 * so that the order in which a clerk typed them changes nothing. What the tier takes off is rounded
 * once, of the whole, in the member's favour.
 */
export const rowsOf = (basket: readonly Line[], pricePercent: number): Row[] => {
  const sorted = basket.map((line, at) => ({ line, at })).sort((a, b) => byContent(a.line, b.line))
  const lists = sorted.map(({ line }) => line.fen * line.count)
  const list = listOf(basket)
  const tierOff = split(list - Math.floor((list * pricePercent) / FULL), lists)
  return sorted.map(({ line, at }, i) => {
    const listFen = lists[i] ?? 0
    const netFen = listFen - (tierOff[i] ?? 0)
    return { line, at, listFen, netFen, pieceFen: Math.floor(netFen / line.count) }
  })
}

/** A line is in scope when nothing is named, or its product or its category is. */
export const scopeTest = ({ productIds, categoryIds }: Scope): ((line: Line) => boolean) => {
  if (productIds.length + categoryIds.length === 0) return () => true
  const [products, categories] = [new Set(productIds), new Set(categoryIds)]
  return ({ productId = '', categoryId = '' }) =>
    products.has(productId) || categories.has(categoryId)
}

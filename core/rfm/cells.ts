import * as v from 'valibot'
import { LONGEST_WINDOW } from '../aipl/stages'
import { whole } from '../kernel/fields'
import { MAX_FEN } from '../kernel/money'
import type { Cell } from './names'

export { type Cell, NO_CELL } from './names'

const MOST_ORDERS = 1000
/* @__NO_SIDE_EFFECTS__ */
const four = (max: number) => {
  const cut = whole(0, max)
  return v.tuple([cut, cut, cut, cut])
}
const score = whole(2, 5)

/**
 * Scores of recency, frequency and money, 1 to 5 each, from purchases within the window. A person
 * without any has no cell (0).
 */
export const rfmRules = v.strictObject({
  /** Days that count, the day itself included. */
  windowDays: whole(1, LONGEST_WINDOW),
  /** Recency: at most so many days since the last purchase for 5, 4, 3, 2; else 1. Ascending. */
  recencyDays: four(LONGEST_WINDOW),
  /** Frequency: at least so many orders for 2, 3, 4, 5. Ascending. */
  orders: four(MOST_ORDERS),
  /** Money: at least so many fen, net of returns, for 2, 3, 4, 5. Ascending. */
  fen: four(MAX_FEN),
  /** From which score on each counts as high: what the eight groups are made of. */
  high: v.strictObject({ recency: score, frequency: score, money: score }),
})
export type RfmRules = v.InferOutput<typeof rfmRules>

export const cellOf = (recency: number, frequency: number, money: number): Cell =>
  recency * 100 + frequency * 10 + money

export const DEFAULT_RFM: RfmRules = {
  windowDays: 365,
  recencyDays: [30, 60, 120, 240],
  orders: [2, 3, 5, 8],
  fen: [100_00, 300_00, 800_00, 2_000_00],
  high: { recency: 4, frequency: 3, money: 3 },
}

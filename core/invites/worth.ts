import { mostFen } from '../coupons/rules'
import type { Benefit } from '../coupons/views'
import type { Reward } from './form'
import type { WorthOf } from './worst'

const FEN_PER_YUAN = 100

/** What of a coupon says the most that it can cost. */
export interface CouponTerms {
  benefit: Benefit
  uses?: number | undefined
}

/** The most that points can pay at the till, fen, rounded up; nothing while they do not pay there. */
export const pointsWorth = (points: number, pointsPerYuan: number): number =>
  pointsPerYuan === 0 ? 0 : Math.ceil((points * FEN_PER_YUAN) / pointsPerYuan)

/**
 * The most that a reward can cost the brand, fen: a coupon used in full, as often as it can be, and
 * points by the programme's rate. A coupon that is not known (any more) costs nothing, because it is
 * not given.
 */
export const worthBy =
  (coupons: ReadonlyMap<string, CouponTerms>, pointsPerYuan: number): WorthOf =>
  (reward: Reward) => {
    if (reward.kind === 'points') return pointsWorth(reward.points, pointsPerYuan)
    const terms = coupons.get(reward.templateId)
    return terms ? mostFen(terms.benefit) * (terms.uses ?? 1) : 0
  }

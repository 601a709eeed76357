import { businessDayOf } from '../kernel/time'
import type { PointsByHand, PointsRules } from './views'

/** Points that people moved by hand on this business day, up and down added; never negative. */
export const byHandToday = (kept: PointsByHand | undefined, now: number): number =>
  kept?.day === businessDayOf(now) ? kept.points : 0

/** The day's sum with one more change of `points` (signed) in it. */
export const withByHand = (
  kept: PointsByHand | undefined,
  points: number,
  now: number,
): PointsByHand => ({
  day: businessDayOf(now),
  points: byHandToday(kept, now) + Math.abs(points),
})

/**
 * True when a second operator has to agree: the whole day counts, because many small changes are
 * one large one. Up and down are added, so that taking back does not make room for more.
 */
export const needsSecond = (
  today: number,
  points: number,
  { approveAbove }: Pick<PointsRules, 'approveAbove'>,
): boolean => today + Math.abs(points) > approveAbove

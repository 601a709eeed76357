import { businessDayOf, monthOf } from '../kernel/time'
import type { Account } from './views'

interface Ending {
  points: number
  /** Last instant, ms. */
  at: number
}

/** A page shows so many dates; what ends later than that is far away. */
const DATES_SHOWN = 6

/** What ends when, soonest first; without what has ended. */
export const endsOf = ({ lots }: Account, now: number): Ending[] => {
  const byDate = new Map<number, number>()
  for (const { until, left } of lots)
    if (until >= now) byDate.set(until, (byDate.get(until) ?? 0) + left)
  return [...byDate]
    .map(([at, points]) => ({ at, points }))
    .sort((a, b) => a.at - b.at)
    .slice(0, DATES_SHOWN)
}

/** Points by the Beijing month in which they end, soonest first. */
export const monthsOf = (endings: readonly Ending[]): { month: string; points: number }[] => {
  const months = new Map<string, number>()
  for (const { at, points } of endings) {
    const month = monthOf(businessDayOf(at))
    months.set(month, (months.get(month) ?? 0) + points)
  }
  return [...months]
    .map(([month, points]) => ({ month, points }))
    .sort((a, b) => (a.month < b.month ? -1 : 1))
}

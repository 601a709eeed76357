import type { DayNumber } from '../events/days'
import { ok, type Result } from '../kernel/result'
import { type Bought, visitsOf } from '../repurchase/visits'
import { type Ahead, visitsAhead } from './ahead'
import { fitBuying } from './fit-buying'
import type { ForecastRefusal } from './refusals'
import { groupsOf, spenderOf } from './rhythm'

export interface Checked {
  /** What would have been forecast `days` ago from what was known then. */
  ahead: Ahead
  /** Visits that these buyers have really made since. */
  happened: number
}

const visitsSince = (purchases: readonly Bought[], from: DayNumber, asOf: DayNumber): number =>
  visitsOf(purchases, asOf).filter(({ day }) => day > from).length

/**
 * The forecast of `days` ago beside what came: how good this brand's forecasts are. Refuses where there
 * was too little to learn from at that time.
 */
export const checkForecast = (
  people: readonly (readonly Bought[])[],
  asOf: DayNumber,
  days: number,
): Result<Checked, ForecastRefusal> => {
  const then = asOf - days
  const known = people.flatMap((purchases) => {
    const rhythm = spenderOf(visitsOf(purchases, then), then)
    return rhythm ? [{ purchases, rhythm }] : []
  })
  const rhythms = known.map(({ rhythm }) => rhythm)
  const fit = fitBuying(groupsOf(rhythms))
  if (!fit.ok) return fit
  const happened = known.map(({ purchases }) => visitsSince(purchases, then, asOf))
  return ok({
    ahead: visitsAhead(rhythms, fit.value, days),
    happened: happened.reduce((sum, visits) => sum + visits, 0),
  })
}

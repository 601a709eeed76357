import type { DayNumber } from '../events/days'
import { ok, type Result } from '../kernel/result'
import { type Bought, visitsOf } from '../repurchase/visits'
import { type Ahead, salesAhead, visitsAhead } from './ahead'
import { expectedOfNew } from './buying'
import { fitBuying } from './fit-buying'
import { fitSpending } from './fit-spending'
import { type ForecastRefusal, forecastRefusals } from './refusals'
import { groupsOf, type Spender, spenderOf } from './rhythm'
import { salesAheadText, visitsAheadText } from './words'

/** What a page shows of a forecast; every text says that it is one. */
export interface Forecast {
  days: number
  visits: Ahead
  visitsText: string
  /** Fen; absent where `salesText` says why money can not be told. */
  sales?: Ahead
  salesText: string
  /** Repeat visits of somebody who buys for the first time today. */
  newcomer: number
}

const moneyOf = (
  spenders: readonly Spender[],
  buying: Parameters<typeof salesAhead>[1]['buying'],
  { days, whole }: { days: number; whole: number },
): Pick<Forecast, 'sales' | 'salesText'> => {
  const spending = fitSpending(spenders)
  if (!spending.ok) return { salesText: sentenceOf(spending) }
  const sales = salesAhead(spenders, { buying, spending: spending.value }, days, whole)
  return { sales, salesText: salesAheadText(sales, days) }
}

/** The refusal's sentence with its numbers. */
export const sentenceOf = (refused: {
  code: ForecastRefusal
  details?: Record<string, string | number>
}): string =>
  forecastRefusals[refused.code].replace(/\{(\w+)\}/g, (_, name: string) =>
    String(refused.details?.[name] ?? ''),
  )

/**
 * The next `days` after `asOf` of `whole` buyers, of whom these people (purchases oldest first) are all
 * or an even sample (those whose `draw` lies below a bound; 20,000 are plenty). Who has bought nothing that stands
 * is passed over. Refuses where there is too little to learn from.
 */
export const forecastOf = (
  people: readonly (readonly Bought[])[],
  { whole, asOf, days }: { whole: number; asOf: DayNumber; days: number },
): Result<Forecast, ForecastRefusal> => {
  const spenders = people.flatMap((own) => spenderOf(visitsOf(own, asOf), asOf) ?? [])
  const buying = fitBuying(groupsOf(spenders))
  if (!buying.ok) return buying
  const visits = visitsAhead(spenders, buying.value, days, whole)
  return ok({
    days,
    visits,
    visitsText: visitsAheadText(visits, days),
    ...moneyOf(spenders, buying.value, { days, whole }),
    newcomer: expectedOfNew(buying.value.model, days),
  })
}

import * as v from 'valibot'
import { businessDay, nothing } from '../kernel/fields'
import { route } from '../kernel/route'

const share = v.strictObject({ part: v.number(), of: v.number() })

/** A sum that is forecast, and the range in which 19 of 20 such sums lie. */
const ahead = v.strictObject({ value: v.number(), low: v.number(), high: v.number() })

/** Days from one purchase to the next. */
const interval = v.strictObject({
  pairs: v.number(),
  mean: v.number(),
  quarter: v.number(),
  median: v.number(),
  threeQuarters: v.number(),
  longest: v.number(),
})

const forecast = v.strictObject({
  days: v.number(),
  visits: ahead,
  visitsText: v.string(),
  /** Fen. */
  sales: v.optional(ahead),
  salesText: v.string(),
  /** Repeat visits of somebody who buys for the first time today. */
  newcomer: v.number(),
})

export const forecastOperatorRoutes = {
  /**
   * When and how much people buy again: what was seen, and what is forecast from it, of an even sample
   * where there are many. Where it can not be told, the sentence says what is missing.
   */
  'forecast.show': route({
    role: 'operator',
    kind: 'query',
    input: nothing,
    output: v.strictObject({
      day: businessDay,
      /** Bought twice or more, of all who have ever bought. */
      again: share,
      interval: v.optional(interval),
      /** From the first purchase to the second. */
      second: v.optional(interval),
      gaps: v.array(
        v.strictObject({ from: v.number(), to: v.optional(v.number()), pairs: v.number() }),
      ),
      /** Observed: fen of so many buyers up to the end of the month so many after their first. */
      worth: v.array(v.strictObject({ months: v.number(), fen: share })),
      /** Buyers whom the forecast was made from; fewer than all are an even sample. */
      sample: v.number(),
      forecast: v.optional(forecast),
      /** Why there is none. */
      missing: v.optional(v.string()),
      /** The forecast of as many days ago beside what has come since. */
      check: v.optional(v.strictObject({ days: v.number(), ahead, happened: v.number() })),
      checkMissing: v.optional(v.string()),
    }),
    refusals: [],
  }),
}

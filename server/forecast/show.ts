import { dayNumberOf, textOfDay } from '#core/events/days'
import { checkForecast } from '#core/forecast/check'
import type { forecastOperatorRoutes } from '#core/forecast/contract'
import { gapsOf } from '#core/forecast/gaps'
import { forecastOf, sentenceOf } from '#core/forecast/summary'
import { ok } from '#core/kernel/result'
import type { OutputOf } from '#core/kernel/route'
import type { BusinessDay } from '#core/kernel/time'
import { type Counts, counterNames } from '#core/persons/counters'
import { cohortsOf, fenAfter } from '#core/repurchase/cohorts'
import { intervalOf } from '#core/repurchase/intervals'
import { repurchaseEver } from '#core/repurchase/rates'
import { type Bought, boughtOf } from '#core/repurchase/visits'
import { readCounters, readState, samplePurchases } from '../persons'
import type { UseCase } from '../platform/context'

type Show = (typeof forecastOperatorRoutes)['forecast.show']
type Shown = OutputOf<Show>

/** A quarter ahead: what a shop plans with, and short enough to be checked on a year's sales. */
const AHEAD_DAYS = 91
/** Months after the first purchase at whose ends buyers' worth is told. */
const WORTH_MONTHS = [0, 2, 5, 11, 23] as const
/** Who first bought earlier than this adds little to what is worth knowing today. */
const YEARS = 15

/**
 * Persons that one call reads: with the fits a second or two, of the 20 that a function has. The range
 * that is told holds what the sample may be off.
 */
const SAMPLE = 5000

const sampleOfBuyers = async (): Promise<Bought[][]> => {
  const people = await samplePurchases(SAMPLE)
  return people.map(boughtOf).filter(({ length }) => length > 0)
}

const readAll = async (today: number) => {
  const { gen } = await readState()
  const last = Number(textOfDay(today).slice(0, 4))
  const years = Array.from({ length: YEARS }, (_, i) => String(last - i))
  const { totals, spread } = counterNames
  const nameOf = (year: string) => counterNames.months('cohorts', year)
  const found = await readCounters(gen, [totals, spread, ...years.map(nameOf)])
  const cohorts = years.map((year): [string, Counts] => [year, found.get(nameOf(year)) ?? {}])
  return {
    totals: found.get(totals) ?? {},
    spread: found.get(spread) ?? {},
    cohorts: cohortsOf(Object.fromEntries(cohorts), today),
  }
}

type Known = Awaited<ReturnType<typeof readAll>>

const worthOf = ({ cohorts }: Known): Shown['worth'] =>
  WORTH_MONTHS.map((months) => ({ months: months + 1, fen: fenAfter(cohorts, months) })).filter(
    ({ fen }) => fen.of > 0,
  )

const seenOf = (known: Known) => {
  const [interval, second] = [intervalOf(known.spread, 'all'), intervalOf(known.spread, 'first')]
  return {
    again: repurchaseEver(known.totals),
    ...(interval ? { interval } : {}),
    ...(second ? { second } : {}),
    gaps: gapsOf(known.spread),
    worth: worthOf(known),
  }
}

const aheadOf = (people: readonly Bought[][], buyers: number, asOf: number) => {
  const whole = Math.max(buyers, people.length)
  const made = forecastOf(people, { whole, asOf, days: AHEAD_DAYS })
  return made.ok ? { forecast: made.value } : { missing: sentenceOf(made) }
}

const checkOf = (people: readonly Bought[][], asOf: number) => {
  const made = checkForecast(people, asOf, AHEAD_DAYS)
  return made.ok
    ? { check: { days: AHEAD_DAYS, ...made.value } }
    : { checkMissing: sentenceOf(made) }
}

/** What was seen of buying again, and what is forecast: some twenty requests, however many buy. */
export const show: UseCase<Show> = async (_input, { now }) => {
  const today = dayNumberOf(now)
  const [known, people] = await Promise.all([readAll(today), sampleOfBuyers()])
  return ok({
    day: textOfDay(today) as BusinessDay,
    ...seenOf(known),
    sample: people.length,
    ...aheadOf(people, known.totals.buyers ?? 0, today),
    ...checkOf(people, today),
  })
}

import { dayNumberOf } from '#core/events/days'
import type { Event } from '#core/events/event'
import { storyOf } from '#core/events/story'
import { type BuyingModel, expectedOfNew, expectedVisits } from '#core/forecast/buying'
import { fitBuying } from '#core/forecast/fit-buying'
import { fitSpending } from '#core/forecast/fit-spending'
import { groupsOf, type Spender, spenderOf } from '#core/forecast/rhythm'
import { expectedFen } from '#core/forecast/spending'
import type { Result } from '#core/kernel/result'
import { type Bought, type Visit, visitsOf } from '#core/repurchase/visits'
import { instantOf } from './sample'

/** The paper learns from the first 39 weeks and looks at the other 39. */
export const LEARNED_TO = dayNumberOf(instantOf('19970930'))
export const WATCHED_TO = dayNumberOf(instantOf('19980630'))

const FEN = 100
const WEEK = 7

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.code)
  return result.value
}

/** Purchases of each customer, from events in any order. */
export const peopleOf = (events: readonly (readonly Event[])[]): Bought[][] =>
  events.map((own) => storyOf(own).purchases)

export const spendersOf = (people: readonly Bought[][]): Spender[] =>
  people.flatMap((own) => spenderOf(visitsOf(own, LEARNED_TO), LEARNED_TO) ?? [])

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0)

const moneyOf = (spenders: readonly Spender[]): Record<string, number> => {
  const means = spenders
    .filter(({ repeats, fen }) => repeats > 0 && fen > 0)
    .map(({ repeats, fen }) => fen / FEN / repeats)
    .sort((a, b) => a - b)
  const mean = sum(means) / means.length
  const middle = means.length / 2
  return {
    repeaters: means.length,
    mean,
    sd: Math.sqrt(sum(means.map((one) => (one - mean) ** 2)) / (means.length - 1)),
    min: means[0] ?? Number.NaN,
    median: ((means[middle - 1] ?? Number.NaN) + (means[middle] ?? Number.NaN)) / 2,
    max: means.at(-1) ?? Number.NaN,
  }
}

const countsOf = (visits: readonly Visit[][], spenders: readonly Spender[]) => {
  const later = visits.map((own) => own.filter(({ day }) => day > LEARNED_TO).length)
  const repeating = (n: number) => spenders.filter(({ repeats }) => repeats === n).length
  return {
    customers: visits.length,
    dollars: sum(visits.flatMap((own) => own.map(({ fen }) => fen))) / FEN,
    twice: visits.filter(({ length }) => length >= 2).length,
    most: Math.max(...visits.map(({ length }) => length)),
    repeats: sum(spenders.map(({ repeats }) => repeats)),
    later: sum(later),
    ...Object.fromEntries([0, 1, 2, 3, 4, 5, 6].map((n) => [`repeats ${n}`, repeating(n)])),
    'repeats 7+': spenders.filter(({ repeats }) => repeats >= 7).length,
  }
}

/** Weeks of the published row of E[X(t)]: whole days. */
export const ROW = [1, 7, 21, 223, 224, 546]

/** The sheet stops its series here; at 78 weeks that shows in the fourth digit. */
const TERMS_OF_SHEET = 150

/** E[X(t)] as the sheet has it: the plain series, cut off. */
const newBySheet = ({ r, alpha, a, b }: BuyingModel, weeks: number): number => {
  const z = weeks / (alpha + weeks)
  let term = 1
  let series = 1
  for (let n = 0; n < TERMS_OF_SHEET; n++) {
    term *= (((r + n) * (b + n)) / ((a + b - 1 + n) * (n + 1))) * z
    series += term
  }
  return ((a + b - 1) / (a - 1)) * (1 - (alpha / (alpha + weeks)) ** r * series)
}

const buyingOf = (model: BuyingModel, logLikelihood: number) => ({
  ...model,
  buyingLikelihood: logLikelihood,
  conditional: expectedVisits(model, { repeats: 2, last: 213, age: 272 }, 39 * WEEK),
  ...Object.fromEntries(ROW.map((days) => [`new ${days}`, expectedOfNew(model, days)])),
  'new 546 by sheet': newBySheet(model, 546 / WEEK),
})

const spendingOf = (spenders: readonly Spender[]): Record<string, number> => {
  const { model, logLikelihood, spenders: count } = must(fitSpending(spenders))
  const first = spenders.slice(0, 10).map((one) => expectedFen(model, one) / FEN)
  return {
    p: model.p,
    q: model.q,
    gamma: model.gamma / FEN,
    // A density per fen is a hundredth of one per dollar, for each of them.
    spendingLikelihood: logLikelihood + count * Math.log(FEN),
    ...Object.fromEntries(first.map((value, n) => [`value ${n + 1}`, value])),
  }
}

/** Everything that is published of the sample, measured by the product's own functions. */
export const measure = (people: readonly Bought[][]): Record<string, number> => {
  const spenders = spendersOf(people)
  const visits = people.map((own) => visitsOf(own, WATCHED_TO))
  const { model, logLikelihood } = must(fitBuying(groupsOf(spenders)))
  return {
    ...countsOf(visits, spenders),
    ...moneyOf(spenders),
    ...buyingOf(model, logLikelihood),
    ...spendingOf(spenders),
  }
}

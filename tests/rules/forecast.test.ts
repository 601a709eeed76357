import { describe, expect, it } from 'vitest'
import { type Ahead, salesAhead, visitsAhead } from '#core/forecast/ahead'
import { chanceAlive } from '#core/forecast/buying'
import { checkForecast } from '#core/forecast/check'
import { fitBuying } from '#core/forecast/fit-buying'
import { fitSpending } from '#core/forecast/fit-spending'
import { MIN_BUYERS, MIN_REPEATERS } from '#core/forecast/limits'
import { lowest, solve } from '#core/forecast/newton'
import { type ForecastRefusal, forecastRefusals } from '#core/forecast/refusals'
import { everyNth, groupsOf, type Spender, spenderOf } from '#core/forecast/rhythm'
import { hypergeometric, logGamma } from '#core/forecast/special'
import { forecastOf, sentenceOf } from '#core/forecast/summary'
import {
  forecastAssumptions,
  forecastWords,
  salesAheadText,
  visitsAheadText,
} from '#core/forecast/words'
import type { Result } from '#core/kernel/result'
import { type Bought, visitsOf } from '#core/repurchase/visits'
import { randomFrom } from '../../localwechat/simulator/random'
import { peopleIn, type World } from './forecast-world'

const WORLD: World = {
  buying: { r: 0.8, alpha: 5, a: 0.7, b: 3 },
  spending: { p: 5, q: 4, gamma: 4000 },
  buyers: 1000,
  opening: 100,
  days: 500,
}
const NOW = 300
const AHEAD = 150

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.code)
  return result.value
}

const spendersOf = (people: readonly Bought[][]): Spender[] =>
  people.flatMap((own) => spenderOf(visitsOf(own, NOW), NOW) ?? [])

const fitsOf = (spenders: readonly Spender[]) => ({
  buying: must(fitBuying(groupsOf(spenders))),
  spending: must(fitSpending(spenders)),
})

const fenLater = (people: readonly Bought[][]): number =>
  people
    .flatMap((own) => visitsOf(own, NOW + AHEAD))
    .reduce((sum, { day, fen }) => (day > NOW ? sum + fen : sum), 0)

const holds = ({ low, high }: Ahead, value: number): boolean => low <= value && value <= high

describe('a forecast', () => {
  const worlds = Array.from({ length: 12 }, (_, n) => peopleIn(randomFrom(`world ${n}`), WORLD))

  it('has what came in its range, where buyers are as the model takes them', () => {
    const checks = worlds.map((people) => must(checkForecast(people, NOW + AHEAD, AHEAD)))
    const inside = checks.filter(({ ahead, happened }) => holds(ahead, happened))
    expect(inside.length).toBeGreaterThanOrEqual(11)
    // And says something by it: the range is not just wide.
    for (const { ahead } of checks) expect(ahead.high - ahead.low).toBeLessThan(0.5 * ahead.value)
  })

  it('has what they spent in its range as well', () => {
    const inside = worlds.filter((people) => {
      const spenders = spendersOf(people)
      return holds(salesAhead(spenders, fitsOf(spenders), AHEAD), fenLater(people))
    })
    expect(inside.length).toBeGreaterThanOrEqual(11)
  })

  it('finds the parameters that made the buyers', () => {
    const many = peopleIn(randomFrom('many'), { ...WORLD, buyers: 10_000 })
    const { buying, spending } = fitsOf(spendersOf(many))
    for (const name of ['r', 'alpha', 'a', 'b'] as const)
      expect(buying.model[name] / WORLD.buying[name]).toBeCloseTo(1, 0.7)
    for (const name of ['p', 'q', 'gamma'] as const)
      expect(spending.model[name] / WORLD.spending[name]).toBeCloseTo(1, 0.7)
  })

  it('of an even sample is that of everybody, with a wider range', () => {
    const spenders = spendersOf(worlds[0] ?? [])
    const fits = fitsOf(spenders)
    const all = salesAhead(spenders, fits, AHEAD)
    const some = spenders.filter((_, i) => i % 3 === 0)
    const told = salesAhead(some, fits, AHEAD, spenders.length)
    expect(holds(told, all.value)).toBe(true)
    expect(told.high - told.low).toBeGreaterThan(all.high - all.low)
  })

  it('can be told where all stay away with much the same chance, which fits any a and b', () => {
    const alike = { ...WORLD, buying: { ...WORLD.buying, a: 200, b: 800 } }
    const people = peopleIn(randomFrom('alike'), alike)
    const { buying } = fitsOf(spendersOf(people))
    expect(buying.model.b).toBeLessThan(2000)
    const { ahead, happened } = must(checkForecast(people, NOW + AHEAD, AHEAD))
    expect(holds(ahead, happened)).toBe(true)
  })

  it('is the same for any order of buyers', () => {
    const spenders = spendersOf(worlds[1] ?? [])
    const turned = [...spenders].reverse()
    const [one, other] = [spenders, turned].map((all) => fitsOf(all).buying.model)
    for (const name of ['r', 'alpha', 'a', 'b'] as const)
      expect(other?.[name]).toBeCloseTo(one?.[name] ?? 0, 4)
  })

  it('is one call and three texts for a page', () => {
    const people = worlds[2] ?? []
    const told = must(forecastOf(people, { whole: people.length, asOf: NOW, days: AHEAD }))
    const spenders = spendersOf(people)
    const fits = fitsOf(spenders)
    expect(told.visits).toEqual(visitsAhead(spenders, fits.buying, AHEAD))
    expect(told.sales).toEqual(salesAhead(spenders, fits, AHEAD))
    expect(told.newcomer).toBeGreaterThan(0)
    for (const text of [told.visitsText, told.salesText])
      expect(text).toMatch(/^预测：接下来 150 天/)
  })

  it('tells visits without money where money is too uneven, and why', () => {
    const spending = { ...WORLD.spending, q: 1.5 }
    const uneven = peopleIn(randomFrom('uneven'), { ...WORLD, spending })
    const told = must(forecastOf(uneven, { whole: 1000, asOf: NOW, days: AHEAD }))
    expect(told.sales).toBeUndefined()
    expect(told.salesText).toBe(forecastRefusals['forecast.uneven'])
  })

  it('looks for its way in every n-th group, each with its buyers', () => {
    const rhythms = [0, 0, 1, 2, 3, 3, 4].map((repeats) => ({ repeats, last: repeats, age: 9 }))
    const some = everyNth(groupsOf(rhythms), 2)
    expect([...some.repeats]).toEqual([0, 2, 4])
    expect([...some.count]).toEqual([2, 1, 1])
    expect([some.buyers, some.repeaters]).toEqual([4, 2])
    expect([...some.age]).toEqual([9, 9, 9])
  })

  it('of nobody is nothing', () => {
    const { buying } = fitsOf(spendersOf(worlds[0] ?? []))
    expect(visitsAhead([], buying, AHEAD)).toEqual({ value: 0, low: 0, high: 0 })
  })

  it('gives up on who has been silent for much longer than ever before', () => {
    const { model } = fitsOf(spendersOf(worlds[0] ?? [])).buying
    const weekly = { repeats: 10, last: 70 }
    expect(chanceAlive(model, { ...weekly, age: 75 })).toBeGreaterThan(0.8)
    expect(chanceAlive(model, { ...weekly, age: 300 })).toBeLessThan(0.01)
    expect(chanceAlive(model, { repeats: 0, last: 0, age: 300 })).toBe(1)
  })
})

const many = (count: number, one: Partial<Spender>): Spender[] =>
  Array.from({ length: count }, () => ({ repeats: 0, last: 0, age: 200, fen: 0, ...one }))

const codeOf = (result: Result<unknown, ForecastRefusal>): string =>
  result.ok ? 'a model' : result.code

describe('a forecast is refused', () => {
  const repeating = many(MIN_REPEATERS, { repeats: 2, last: 50, fen: 5000 })

  it('below the least number of buyers, and says how many there are', () => {
    const few = [...repeating, ...many(MIN_BUYERS - MIN_REPEATERS - 1, {})]
    const details = { need: MIN_BUYERS, have: MIN_BUYERS - 1 }
    const refused = fitBuying(groupsOf(few))
    expect(refused).toMatchObject({ code: 'forecast.too-few', details })
    if (!refused.ok) expect(sentenceOf(refused)).toContain('满 300 位才能预测，现在有 299 位')
  })

  it('below the least number of repeaters', () => {
    const once = [...repeating.slice(1), ...many(MIN_BUYERS, {})]
    expect(codeOf(fitBuying(groupsOf(once)))).toBe('forecast.too-few-repeaters')
    expect(codeOf(fitSpending(repeating.slice(1)))).toBe('forecast.too-few-repeaters')
  })

  it('in the first weeks', () => {
    const young = [...repeating, ...many(MIN_BUYERS, {})].map((one) => ({ ...one, age: 60 }))
    expect(codeOf(fitBuying(groupsOf(young)))).toBe('forecast.too-short')
  })

  it('where no model is better than its neighbours: everybody comes like a clock', () => {
    const clocks = many(MIN_BUYERS, { repeats: 20, last: 200, fen: 2000 })
    expect(codeOf(fitBuying(groupsOf(clocks)))).toBe('forecast.no-answer')
    expect(codeOf(fitSpending(clocks))).toBe('forecast.no-money')
  })

  it('where everybody comes at the same rate', () => {
    const even = { ...WORLD, buying: { ...WORLD.buying, r: 5000, alpha: 30_000 } }
    const fit = fitBuying(groupsOf(spendersOf(peopleIn(randomFrom('even'), even))))
    expect(fit.ok ? fit.value.model : fit.code).toBe('forecast.no-answer')
  })

  it('in money, where a few buyers outweigh all others', () => {
    const uneven = Array.from({ length: 400 }, (_, i) => ({
      ...many(1, { repeats: 3, last: 100 })[0],
      fen: Math.round(300 / ((i + 0.5) / 400) ** 1.4),
    })) as Spender[]
    expect(codeOf(fitSpending(uneven))).toBe('forecast.uneven')
  })

  it('in words that say what to do', () => {
    for (const sentence of Object.values(forecastRefusals)) expect(sentence).toMatch(/预测|积累/)
  })
})

describe('a forecast says in words', () => {
  const ahead = { value: 1653.4, low: 1410.4, high: 1896.3 }

  it('that it is one, how much, and how sure', () => {
    const visits = visitsAheadText(ahead, 90)
    expect(visits).toBe('预测：接下来 90 天约 1,653 次购买，多半在 1,410 到 1,896 次之间')
    const sales = salesAheadText({ value: 5_993_200, low: 4_975_100, high: 7_011_200 }, 90)
    expect(sales).toBe('预测：接下来 90 天约 ¥59,932，多半在 ¥49,751 到 ¥70,112 之间')
  })

  it('how each number is made, and what it takes for granted', () => {
    for (const name of ['visits', 'alive', 'newcomer', 'spending', 'value'] as const)
      expect(forecastWords[name]).toMatch(/^预测：/)
    expect(forecastAssumptions.length).toBeGreaterThan(3)
  })
})

describe('the functions below it', () => {
  it('know the gamma function from factorials, halves and very small numbers', () => {
    const factorial = [1, 1, 2, 6, 24, 120, 720, 5040, 40_320, 362_880, 3_628_800, 39_916_800]
    for (const [n, value] of factorial.entries())
      expect(logGamma(n + 1)).toBeCloseTo(Math.log(value), 12)
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 13)
    expect(logGamma(1e-5)).toBeCloseTo(11.512_919_692_895_826, 11)
    const double = (z: number) =>
      logGamma(z) + logGamma(z + 0.5) - (1 - 2 * z) * Math.LN2 - Math.log(Math.PI) / 2
    for (const z of [0.1, 0.7, 3.3, 12, 400]) expect(logGamma(2 * z)).toBeCloseTo(double(z), 9)
  })

  it('know the series from functions that it is another name for', () => {
    for (const z of [0.01, 0.5, 0.99]) {
      expect(hypergeometric(1, 1, 2, z)).toBeCloseTo(-Math.log(1 - z) / z, 11)
      expect(hypergeometric(0.3, 2, 2, z)).toBeCloseTo((1 - z) ** -0.3, 11)
    }
  })

  it('find the lowest of several hollows, and none on a slope', () => {
    const hollows = ([x = 0]: readonly number[]) => (x * x - 1) ** 2 + 0.3 * x
    expect(lowest(hollows, [[2], [-2]])?.logs[0]).toBeCloseTo(-1.036, 2)
    expect(lowest(([x = 0]) => -x, [[0]])).toBeUndefined()
    expect(
      solve(
        [
          [1, 2],
          [2, 1],
        ],
        [1, 1],
      ),
    ).toBeUndefined()
  })
})

import type { BuyingModel } from '#core/forecast/buying'
import type { Rhythm, Spender } from '#core/forecast/rhythm'
import type { SpendingModel } from '#core/forecast/spending'
import type { Bought } from '#core/repurchase/visits'
import { below, type Random, randomFrom } from '../../localwechat/simulator/random'
import { peopleOf, spendersOf } from './cdnow/measured'
import { likePublished, PUBLISHED } from './cdnow/published'
import { eventsOfSample } from './cdnow/sample'
import { buyerByForce, moneyByForce } from './forecast-oracle'
import type * as parts from './forecast-parts'

export type Parts = typeof parts

/** Where one answer differs from the other; undefined when they agree. */
type Difference = string | undefined

/** Integrals by the trapezoid rule are good to this much, relatively. */
const NEAR = 1e-5

const differ = (what: string, got: number, wanted: number, near = NEAR): Difference =>
  Math.abs(got - wanted) <= near * Math.max(1e-9, Math.abs(wanted))
    ? undefined
    : `${what}: ${got}, not ${wanted}`

const between = (random: Random, from: number, to: number): number => from * (to / from) ** random()

const modelOf = (random: Random): BuyingModel => ({
  r: between(random, 0.3, 3),
  alpha: between(random, 2, 20),
  // Often the very place where the formula is 0 / 0.
  a: random() < 0.2 ? 1 : between(random, 0.3, 2.5),
  b: between(random, 0.4, 4),
})

const rhythmOf = (random: Random): Rhythm => {
  const age = 1 + below(random, 400)
  const repeats = random() < 0.3 ? 0 : 1 + below(random, Math.min(12, age))
  return { age, repeats, last: repeats === 0 ? 0 : repeats + below(random, age - repeats + 1) }
}

const CASES = 12

/** The first difference of some random buyers under random models from brute force. */
const ofBuyers = (look: (random: Random) => Difference): Difference => {
  const random = randomFrom('forecast')
  for (let i = 0; i < CASES; i++) {
    const found = look(random)
    if (found) return found
  }
  return undefined
}

const likelihood = ({ buyingLikelihood, groupsOf }: Parts): Difference =>
  ofBuyers((random) => {
    const model = modelOf(random)
    const [one, other] = [rhythmOf(random), rhythmOf(random)]
    // Doubles: a group counts each of its buyers.
    const got = buyingLikelihood(groupsOf([one, other, one, one]))(model)
    const [a, b] = [one, other].map((rhythm) => Math.log(buyerByForce(model, rhythm, 1).likelihood))
    return differ('ln L', got, 3 * (a ?? 0) + (b ?? 0))
  })

const ahead = ({ chanceAlive, expectedVisits, expectedOfNew, squareOfVisits }: Parts): Difference =>
  ofBuyers((random) => {
    const model = modelOf(random)
    const rhythm = rhythmOf(random)
    const days = 1 + below(random, 400)
    const force = buyerByForce(model, rhythm, days)
    const fresh = buyerByForce(model, { repeats: 0, last: 0, age: 0 }, days)
    return (
      differ('alive', chanceAlive(model, rhythm), force.alive) ??
      differ('visits', expectedVisits(model, rhythm, days), force.visits) ??
      differ('of a new buyer', expectedOfNew(model, days), fresh.visits) ??
      differ('square', squareOfVisits(model, rhythm, days), force.square)
    )
  })

const spendingOf = (random: Random): SpendingModel => ({
  p: 1 + below(random, 8),
  q: between(random, 2.2, 8),
  gamma: between(random, 500, 20_000),
})

const money = ({ spendingLikelihood, expectedFen, squareOfFen }: Parts): Difference =>
  ofBuyers((random) => {
    const model = spendingOf(random)
    const buyer = { repeats: 1 + below(random, 6), fen: 100 + below(random, 50_000) }
    const force = moneyByForce(model, buyer)
    const nobody = { repeats: 0, fen: 0 }
    const [one, same] = [1, 2].map(() => ({ ...buyer, last: 0, age: 0 })) as [Spender, Spender]
    return (
      differ('ln L', spendingLikelihood([one, same])(model), 2 * Math.log(force.likelihood)) ??
      differ('mean', expectedFen(model, buyer), force.mean) ??
      differ('of a new buyer', expectedFen(model, nobody), moneyByForce(model, nobody).mean) ??
      // Who came back for nothing has not shown what they spend.
      differ('of gifts', expectedFen(model, { repeats: 3, fen: 0 }), expectedFen(model, nobody)) ??
      differ('square', squareOfFen(model, buyer), force.square)
    )
  })

const purchasesOf = (random: Random): Bought[] =>
  Array.from({ length: below(random, 8) }, () => ({
    day: below(random, 20),
    fen: below(random, 3),
  }))
    .sort((a, b) => a.day - b.day)
    .map(({ day, fen }) => {
      const back =
        random() < 0.4 ? [{ day: day + below(random, 12), fen: below(random, fen + 1) }] : []
      return { day, fen, backs: back.filter((one) => one.fen > 0 || fen === 0) }
    })

/** What a day has brought and kept, one day after the other. */
const spenderByForce = (purchases: readonly Bought[], asOf: number): Spender | undefined => {
  const days: { day: number; fen: number }[] = []
  for (let day = 0; day <= asOf; day++) {
    const orders = purchases
      .filter((one) => one.day === day)
      .map(({ fen, backs }) => {
        const known = backs.filter((back) => back.day <= asOf)
        const left = fen - known.reduce((sum, back) => sum + back.fen, 0)
        return { left, stands: left > 0 || known.length === 0 }
      })
      .filter(({ stands }) => stands)
    if (orders.length > 0) days.push({ day, fen: orders.reduce((sum, { left }) => sum + left, 0) })
  }
  const [first, ...later] = days
  if (!first) return undefined
  const fen = later.reduce((sum, one) => sum + one.fen, 0)
  return {
    repeats: later.length,
    last: (later.at(-1) ?? first).day - first.day,
    age: asOf - first.day,
    fen,
  }
}

const STORIES = 400

const rhythms = ({ spenderOf, visitsOf }: Parts): Difference => {
  const random = randomFrom('rhythms')
  for (let i = 0; i < STORIES; i++) {
    const purchases = purchasesOf(random)
    const asOf = below(random, 25)
    const got = JSON.stringify(spenderOf(visitsOf(purchases, asOf), asOf))
    const wanted = JSON.stringify(spenderByForce(purchases, asOf))
    if (got !== wanted) return `${JSON.stringify(purchases)} on ${asOf}: ${got}, not ${wanted}`
  }
  return undefined
}

const SPENDERS = spendersOf(peopleOf(eventsOfSample()))

/** Parameters to the published digits, whatever the way to them. */
const fits = ({ fitBuying, fitSpending, groupsOf }: Parts): Difference => {
  const buying = fitBuying(groupsOf(SPENDERS))
  const spending = fitSpending(SPENDERS)
  if (!buying.ok || !spending.ok) return 'no fit'
  const { p, q, gamma } = spending.value.model
  const got: Record<string, number> = { ...buying.value.model, p, q, gamma: gamma / 100 }
  const wrong = PUBLISHED.find(
    ({ name, value }) => name in got && likePublished(value, got[name]) !== value,
  )
  return wrong && `${wrong.what}: ${got[wrong.name]}, not ${wrong.value}`
}

const DAYS = 273

/** Variance of a sum by its parts: chance, parameters (by refitting nothing: plain slopes), sample. */
const rangeByForce = (
  { expectedVisits, squareOfVisits }: Parts,
  sample: readonly Spender[],
  fit: {
    model: BuyingModel
    minimum: { logs: readonly number[]; curvature: readonly (readonly number[])[] }
  },
  whole: number,
): { value: number; reach: number } => {
  const of = (model: BuyingModel) => sample.map((one) => expectedVisits(model, one, DAYS))
  const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)
  const values = of(fit.model)
  const mean = sum(values) / values.length
  const names = ['r', 'alpha', 'a', 'b'] as const
  const slopes = names.map((name) => {
    const [more, less] = [1 + 1e-4, 1 - 1e-4].map((by) =>
      sum(of({ ...fit.model, [name]: fit.model[name] * by })),
    )
    return ((more ?? 0) - (less ?? 0)) / 2e-4
  })
  const inverse = inverted(fit.minimum.curvature)
  const models = sum(
    slopes.map((a, i) => sum(slopes.map((b, j) => a * b * (inverse[i]?.[j] ?? 0)))),
  )
  const chance = sum(
    sample.map((one, i) => squareOfVisits(fit.model, one, DAYS) - (values[i] ?? 0) ** 2),
  )
  const times = whole / sample.length
  const spread = sum(values.map((value) => (value - mean) ** 2)) / (values.length - 1)
  const drawn = (whole ** 2 * (1 - 1 / times) * spread) / sample.length
  const variance = chance * times + models * times ** 2 + drawn
  return { value: sum(values) * times, reach: 1.96 * Math.sqrt(variance) }
}

/** Gauss and Jordan. */
const inverted = (matrix: readonly (readonly number[])[]): number[][] => {
  const size = matrix.length
  const rows = matrix.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))])
  for (let i = 0; i < size; i++) {
    const pivot = rows[i] as number[]
    const lead = pivot[i] as number
    for (let j = 0; j < pivot.length; j++) pivot[j] = (pivot[j] as number) / lead
    for (const [k, row] of rows.entries()) {
      const factor = row[i] as number
      if (k !== i)
        for (let j = 0; j < row.length; j++)
          row[j] = (row[j] as number) - factor * (pivot[j] as number)
    }
  }
  return rows.map((row) => row.slice(size))
}

const ranges = (parts: Parts): Difference => {
  const fit = parts.fitBuying(parts.groupsOf(SPENDERS))
  if (!fit.ok) return 'no fit'
  const sample = SPENDERS.filter((_, i) => i % 4 === 0)
  for (const [some, whole] of [
    [SPENDERS, SPENDERS.length],
    [sample, SPENDERS.length],
  ] as const) {
    const { value, low, high } = parts.visitsAhead(some, fit.value, DAYS, whole)
    const wanted = rangeByForce(parts, some, fit.value, whole)
    const found =
      differ('value', value, wanted.value) ??
      differ('low', low, wanted.value - wanted.reach, 1e-3) ??
      differ('high', high, wanted.value + wanted.reach, 1e-3)
    if (found) return found
  }
  return undefined
}

const LOOKS = {
  'who bought when is read from the days one by one': rhythms,
  'the likelihood is the sum over all rates and chances': likelihood,
  'what to expect of a buyer is the sum over all rates and chances': ahead,
  'money is the sum over all scales': money,
  'the most likely model is the published one': fits,
  'the range holds chance, the parameters and the sample': ranges,
} as const
export type ForecastInvariant = keyof typeof LOOKS
export const FORECAST_INVARIANTS = Object.keys(LOOKS) as ForecastInvariant[]

/** Where the forecast breaks the invariant; undefined while it holds. */
export const differenceIn = (parts: Parts, invariant: ForecastInvariant): Difference =>
  LOOKS[invariant](parts)

import type { Mutation } from '../simulation/functions'
import type { ForecastInvariant } from './forecast-compare'

interface Mutant extends Mutation {
  what: string
  invariant: ForecastInvariant
}

const RHYTHM = 'who bought when is read from the days one by one'
const LIKELIHOOD = 'the likelihood is the sum over all rates and chances'
const AHEAD = 'what to expect of a buyer is the sum over all rates and chances'
const MONEY = 'money is the sum over all scales'
const FIT = 'the most likely model is the published one'
const RANGE = 'the range holds chance, the parameters and the sample'

const inFile =
  (file: string, invariant: ForecastInvariant) =>
  (what: string, from: string, to: string): Mutant => ({ what, invariant, file, from, to })

const visits = inFile('core/repurchase/visits.ts', RHYTHM)
const rhythm = inFile('core/forecast/rhythm.ts', RHYTHM)
const groups = inFile('core/forecast/rhythm.ts', LIKELIHOOD)
const likelihood = inFile('core/forecast/fit-buying.ts', LIKELIHOOD)
const ahead = inFile('core/forecast/buying.ts', AHEAD)
const money = inFile('core/forecast/spending.ts', MONEY)
const means = inFile('core/forecast/fit-spending.ts', MONEY)
const search = inFile('core/forecast/newton.ts', FIT)
const range = inFile('core/forecast/ahead.ts', RANGE)

/** Ways to break the forecast; each must be seen, and by the name of what it breaks. */
export const FORECAST_MUTANTS: Mutant[] = [
  visits('an order that went back whole is a visit', 'gone === undefined || gone > asOf', 'true'),
  visits('later days are known already', 'purchase.day > asOf', 'false'),
  visits('orders of one day are several visits', 'last?.day === one.day', 'false'),
  visits('the money of a second order is lost', 'last.fen += one.fen', 'last.fen += 0'),
  rhythm('the first visit counts as a repeat', 'visits.length - 1', 'visits.length'),
  rhythm('the first visit is in the money', '-first.fen', '0'),
  rhythm('age ends with the last visit', 'age: asOf - first.day', 'age: last.day - first.day'),
  groups('doubles are one buyer', '(counts.get(key) ?? 0) + 1', '1'),
  likelihood('nobody stays away', 'if (x > 0) one += logOfBoth', 'if (x < 0) one += logOfBoth'),
  likelihood('one-time buyers may stay away', 'if (x > 0) one', 'if (x >= 0) one'),
  likelihood('days are weeks', 'alpha + day / WEEK', 'alpha + day'),
  likelihood('the chance to stay is forgotten', '((r + x) * (b + x)) / (a + b + x)', 'r + x'),
  likelihood('odds count the first purchase', 'a / (b + x - 1)', 'a / (b + x)'),
  ahead('one-time buyers may be gone', 'repeats === 0) return 0', 'repeats < 0) return 0'),
  ahead('a long silence says nothing', '** (r + repeats)', '** 0'),
  ahead('odds of another beta', '(a / (b + repeats - 1))', '(a / (b + repeats))'),
  ahead(
    'who is gone still buys',
    ') * chanceAlive(model, rhythm)\n\n/** Repeat',
    ')\n\n/** Repeat',
  ),
  ahead('what was seen so far is forgotten', 'model.alpha + age + weeks', 'model.alpha + weeks'),
  ahead('0 / 0 is not stepped aside of', ' ? pole + NUDGE : value', ' ? value : value'),
  ahead('nobody goes away meanwhile', '(1 - z) ** (a - 1) *', '(1 - z) ** a *'),
  ahead('rates of all buyers are one', 'mean * mean * (1 + 1 / shape)', 'mean * mean'),
  money('the own mean is all', '(gamma + Math.max(fen, 0))', 'Math.max(fen, 0)'),
  money('a gift is a price', 'const known = fen > 0 ? repeats : 0', 'const known = repeats'),
  money('means do not vary', '(shape - 1)) / (shape - 2)', '(shape - 1)) / (shape - 1)'),
  means('the scale of the means is lost', '(weighted + own) - logs', '(weighted + own)'),
  means('shapes add up wrongly', 'logGamma(p * x + q)', 'logGamma(p + q)'),
  search('a first step is good enough', 'const GAIN = 1e-8', 'const GAIN = 1e9'),
  search(
    'slopes are those of one side',
    '(of(up, i) - of(down, i)) / (2 * STEP)',
    '(of(up, i) - here) / (2 * STEP)',
  ),
  range('chance is left out', 'chance * sample.weight + models', 'models'),
  range('parameters are taken as known', 'models * sample.weight ** 2', '0'),
  range('a sample is taken as everybody', ' + varianceOfSample(values, sample)', ''),
  range('the range is one sigma', 'SIGMAS * Math.sqrt(variance)', 'Math.sqrt(variance)'),
  range('a sample stands for itself only', 'whole / size', '1'),
]

import { visitsAhead } from '../../core/forecast/ahead.ts'
import { fitBuying } from '../../core/forecast/fit-buying.ts'
import { fitSpending } from '../../core/forecast/fit-spending.ts'
import { groupsOf, type Spender, spenderOf } from '../../core/forecast/rhythm.ts'
import { visitsOf } from '../../core/repurchase/visits.ts'
import { randomFrom } from '../../localwechat/simulator/random.ts'
import { peopleIn, type World } from '../../tests/rules/forecast-world.ts'
import { atMost, type Figure } from './figure.mts'

const BUYERS = 1_000_000
/** Made and forgotten in parts: only their rhythms are kept. */
const PART = 20_000
const NOW = 700

const WORLD: World = {
  buying: { r: 0.8, alpha: 12, a: 0.7, b: 3 },
  spending: { p: 5, q: 4, gamma: 4000 },
  buyers: PART,
  opening: 600,
  days: NOW,
}

const partOf = (n: number): Spender[] =>
  peopleIn(randomFrom(`part ${n}`), WORLD).flatMap(
    (own) => spenderOf(visitsOf(own, NOW), NOW) ?? [],
  )

const everybody = (): Spender[] => Array.from({ length: BUYERS / PART }, (_, n) => partOf(n)).flat()

/** A function of the cloud has 20 s for all it does. */
const MOST_SECONDS = 20

/** Of the processor: other work on the machine does not count. */
const seconds = (work: () => unknown): number => {
  const from = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(from)
  return (user + system) / 1e6
}

export const forecastFigure: Figure = {
  name: 'forecast',
  what: `models of ${BUYERS.toLocaleString('en-US')} buyers of two years, learned in one call; seconds of the processor`,
  slow: true,
  measure: async () => {
    const spenders = everybody()
    const groups = groupsOf(spenders)
    const fit = fitBuying(groups)
    if (!fit.ok) throw new Error(fit.code)
    const rows = [
      atMost(
        'group buyers by rhythm',
        seconds(() => groupsOf(spenders)),
        MOST_SECONDS,
        ' s',
      ),
      atMost(
        `learn BG/NBD from ${groups.count.length.toLocaleString('en-US')} groups`,
        seconds(() => fitBuying(groups)),
        MOST_SECONDS,
        ' s',
      ),
      atMost(
        'learn gamma-gamma',
        seconds(() => fitSpending(spenders)),
        MOST_SECONDS,
        ' s',
      ),
    ]
    const ahead = seconds(() => visitsAhead(spenders, fit.value, 90))
    return [...rows, atMost('visits of 90 days, with their range', ahead, MOST_SECONDS, ' s')]
  },
}

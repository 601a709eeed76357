import type { Benefit } from '../../core/coupons/views.ts'
import { price } from '../../core/pricing/rules.ts'
import type { Asked } from '../../core/pricing/views.ts'
import { hardCase, largeCase } from '../../tests/rules/pricing-cases.ts'
import { countDifferent } from '../../tests/rules/pricing-compare.ts'
import { atMost, exactly, type Figure, median, type Row, timed } from './figure.mts'

const BASKETS = 100_000
const LARGE = 200
const HARD_ROUNDS = 21

/** A few milliseconds, in which a quote does not feel them beside its requests. */
const MOST_MS = 5
/** Wallets made to defeat the bounds, and the worst of many runs on a shared machine. */
const WORST_MS = 50

const MAX = 10_000_000

const HARD: Record<string, Benefit> = {
  percents: { kind: 'percent-off', offPercent: 30, capFen: MAX, minFen: 0 },
  exchanges: { kind: 'exchange', item: '拿铁', valueFen: 3000 },
  amounts: { kind: 'amount-off', offFen: 50_000, minFen: 0 },
}

const timesOf = async (cases: readonly Asked[]): Promise<number[]> => {
  const times: number[] = []
  for (const asked of cases) times.push(await timed(() => price(asked)))
  return times
}

const ms = (value: number): string => `${value.toFixed(1)} ms`

const hardRow = async ([name, benefit]: [string, Benefit]): Promise<Row> => {
  const times = await timesOf(Array.from({ length: HARD_ROUNDS }, () => hardCase(benefit)))
  const what = `50 × 50, ${name} where bounds do not help, median (worst ${ms(Math.max(...times))})`
  return atMost(what, median(times), WORST_MS, ' ms')
}

const largeRows = async (): Promise<Row[]> => {
  const times = await timesOf(Array.from({ length: LARGE }, (_, n) => largeCase(`figure ${n}`)))
  return [
    atMost(`50 lines × 50 coupons, median of ${LARGE}`, median(times), MOST_MS, ' ms'),
    atMost('the same, worst (the first one compiles)', Math.max(...times), WORST_MS, ' ms'),
  ]
}

export const pricingFigure: Figure = {
  name: 'pricing',
  what: 'the best combination of coupons, against a brute-force oracle and the clock',
  slow: true,
  measure: async () => {
    const rows = await largeRows()
    for (const hard of Object.entries(HARD)) rows.push(await hardRow(hard))
    const different = countDifferent(price, BASKETS, 'figure')
    const baskets = BASKETS.toLocaleString('en-US')
    return [exactly(`random baskets unlike the oracle, of ${baskets}`, different, 0), ...rows]
  },
}

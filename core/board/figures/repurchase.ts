import { counterNames } from '../../persons/counters'
import { repurchaseFormulas } from '../../repurchase/formulas'
import { intervalOf } from '../../repurchase/intervals'
import { repurchaseEver } from '../../repurchase/rates'
import { ratioOf } from '../../repurchase/shares'
import { inMonth } from '../facts'
import { type Figure, shareValue, type Value } from '../figure'
import { againIn, boughtIn, netNote, paidNote, standingOf } from './buying'

const again: Figure = {
  id: 'again',
  part: 'repurchase',
  name: '回头客占比',
  formula: repurchaseFormulas.againIn,
  unit: 'rate',
  dated: true,
  good: 'more',
  of: (facts, month) =>
    shareValue({
      part: inMonth(facts, 'trade', month, 'buyers-again'),
      of: inMonth(facts, 'trade', month, 'buyers-all'),
    }),
  behind: { take: ['purchases'], note: (one, span) => paidNote(againIn(one, span)) },
}

const ever: Figure = {
  id: 'ever',
  part: 'repurchase',
  name: '复购率',
  formula: repurchaseFormulas.repurchaseEver,
  unit: 'rate',
  dated: false,
  good: 'more',
  of: ({ counts }) => shareValue(repurchaseEver(counts(counterNames.totals))),
  behind: {
    take: ['purchases'],
    note: (one) => {
      const standing = standingOf(one)
      return standing.length < 2 ? undefined : netNote(standing)
    },
  },
}

const FIRST_TO_SECOND =
  '首单到第二单 = 每位顾客第一单和第二单相隔的天数，取中间的一位；同一天的两单、还没有第二单的不在内'

const firstGap = ({
  counts,
}: {
  counts: (name: string) => Readonly<Record<string, number>>
}): Value => {
  const found = intervalOf(counts(counterNames.spread), 'first')
  if (!found) return { people: 0 }
  const { pairs, median, quarter, threeQuarters } = found
  return { value: median, people: pairs, note: `一半的人在 ${quarter} 到 ${threeQuarters} 天` }
}

const interval: Figure = {
  id: 'interval',
  part: 'repurchase',
  name: '首单到第二单',
  formula: FIRST_TO_SECOND,
  unit: 'days',
  dated: false,
  good: 'less',
  of: firstGap,
  behind: {
    take: ['purchases'],
    note: (one) => {
      const [first, second] = standingOf(one)
      if (!first || !second || second.day === first.day) return undefined
      return `隔了 ${second.day - first.day} 天`
    },
  },
}

const frequency: Figure = {
  id: 'frequency',
  part: 'repurchase',
  name: '人均单数',
  formula: repurchaseFormulas.frequencyOf,
  unit: 'times',
  dated: true,
  good: 'more',
  of: (facts, month) => {
    const part = inMonth(facts, 'trade', month, 'orders-all')
    const of = inMonth(facts, 'trade', month, 'buyers-all')
    const value = ratioOf({ part, of })
    return { ...(value === undefined ? {} : { value }), people: of, note: `${part} 单 / ${of} 位` }
  },
  behind: { take: ['purchases'], note: (one, span) => paidNote(boughtIn(one, span)) },
}

export const repurchaseFigures = [again, ever, interval, frequency]

import { type DayNumber, monthOfDay, valueOn } from '../../events/days'
import { membersOn, sizesOn } from '../../persons/sizes'
import { cohortsOf, fenAfter, retainedAfter } from '../../repurchase/cohorts'
import { repurchaseFormulas } from '../../repurchase/formulas'
import { ratioOf } from '../../repurchase/shares'
import { allYears, type Facts, lifeAtEnd } from '../facts'
import { type Figure, shareValue } from '../figure'
import { boughtAfter, monthsOver, netNote, paidNote, standingOf } from './buying'

/** A quarter tells more than a month, and is known early enough to act. */
const VALUE_MONTHS = 3
const ASLEEP = 1

const cohorts = (facts: Facts) => cohortsOf(allYears(facts, 'cohorts'), facts.today)

const next: Figure = {
  id: 'next',
  part: 'retention',
  name: '次月留存',
  formula: repurchaseFormulas.retainedAfter.replace('第 n 个月', '第 1 个月'),
  unit: 'rate',
  dated: false,
  good: 'more',
  of: (facts) => shareValue(retainedAfter(cohorts(facts), 1)),
  behind: {
    take: ['purchases'],
    note: (one, { today }) => {
      const standing = standingOf(one)
      return monthsOver(standing, today, 1) ? paidNote(boughtAfter(standing, 1)) : undefined
    },
  },
}

const asleep: Figure = {
  id: 'asleep',
  part: 'retention',
  name: '沉睡会员占比',
  formula: '沉睡会员占比 = 处在沉睡阶段的会员 ÷ 全部会员；多久没有互动算沉睡，按 AIPL 规则',
  unit: 'rate',
  dated: true,
  good: 'less',
  of: (facts, month) => {
    const { life, day } = lifeAtEnd(facts, month)
    return shareValue({ part: sizesOn(life, 's', day)[ASLEEP] ?? 0, of: membersOn(life, day) })
  },
  behind: {
    take: ['stages'],
    note: ({ stages }, { end }) => (valueOn(stages, end) === ASLEEP ? '' : undefined),
  },
}

const spent = (standing: ReturnType<typeof standingOf>, until: number, first: DayNumber) =>
  standing.filter(({ day }) => monthsFrom(first, day) <= until)

const monthsFrom = (first: DayNumber, day: DayNumber): number => monthOfDay(day) - monthOfDay(first)

const value: Figure = {
  id: 'value',
  part: 'retention',
  name: '三个月顾客价值',
  formula: repurchaseFormulas.fenAfter.replace('第 n 个月', '第 3 个月'),
  unit: 'fen',
  dated: false,
  good: 'more',
  of: (facts) => {
    const { part, of } = fenAfter(cohorts(facts), VALUE_MONTHS)
    const each = ratioOf({ part, of })
    return { ...(each === undefined ? {} : { value: each }), people: of, note: `${of} 位的平均` }
  },
  behind: {
    take: ['purchases'],
    note: (one, { today }) => {
      const standing = standingOf(one)
      const [first] = standing
      if (!first || !monthsOver(standing, today, VALUE_MONTHS)) return undefined
      return netNote(spent(standing, VALUE_MONTHS, first.day))
    },
  },
}

export const retentionFigures = [next, asleep, value]

import { type DayNumber, textOfDay, valueOn } from '../../events/days'
import { counterNames } from '../../persons/counters'
import { activeDays } from '../../persons/life'
import { membersOn } from '../../persons/sizes'
import { inMonth, lifeAtEnd, namedInMonth, sumOf } from '../facts'
import { type Figure, type Slim, type Span, shareValue, withinSpan } from '../figure'
import { percent } from '../text'
import { netNote, standingOf } from './buying'

const membersAt: Figure['of'] = (facts, month) => {
  const { life, day } = lifeAtEnd(facts, month)
  const value = membersOn(life, day)
  return { value, people: value }
}

const members: Figure = {
  id: 'members',
  part: 'members',
  name: '会员',
  formula: '会员 = 入会的人 − 退会的人，到这个月的最后一天（本月到今天）为止',
  unit: 'people',
  dated: true,
  good: 'more',
  of: membersAt,
  behind: {
    take: ['membership'],
    note: ({ membership }, { end }) => (valueOn(membership, end) === 1 ? '' : undefined),
  },
}

/** The first membership of all begins with its first step. */
const joinedOn = ({ membership }: Slim, span: Span): DayNumber | undefined => {
  const day = membership[0]?.[0]
  return day !== undefined && withinSpan(day, span) ? day : undefined
}

const joined: Figure = {
  id: 'joined',
  part: 'members',
  name: '新会员',
  formula: '新会员 = 这个月第一次入会的人；退会后再回来的不算新',
  unit: 'people',
  dated: true,
  good: 'more',
  of: (facts, month) => {
    const value = sumOf(namedInMonth(facts, 'life', month, 'in-'))
    const left = sumOf(namedInMonth(facts, 'life', month, 'out-'))
    return { value, people: value, note: `退会 ${left} 次` }
  },
  behind: {
    take: ['membership'],
    note: (one, span) => {
      const day = joinedOn(one, span)
      return day === undefined ? undefined : `${textOfDay(day)} 入会`
    },
  },
}

export const isMemberNow = ({ membership }: Slim): boolean => membership.at(-1)?.[1] === 1

const paying: Figure = {
  id: 'paying',
  part: 'members',
  name: '买过的会员',
  formula: '买过的会员 = 现在是会员、至少有一单没有全部退掉的人',
  unit: 'people',
  dated: false,
  good: 'more',
  of: ({ counts }) => {
    const by = Object.entries(counts(counterNames.spread)).filter(([field]) => field[0] === 'm')
    const all = by.reduce((sum, [, people]) => sum + people, 0)
    const value = by.reduce((sum, [field, people]) => (field === 'm0' ? sum : sum + people), 0)
    return { value, people: value, ...(all > 0 ? { note: `占会员 ${percent(value / all)}` } : {}) }
  },
  behind: {
    take: ['purchases', 'membership'],
    note: (one) => {
      const standing = standingOf(one)
      return isMemberNow(one) && standing.length > 0 ? netNote(standing) : undefined
    },
  },
}

const active: Figure = {
  id: 'active',
  part: 'activity',
  name: '活跃会员',
  formula: '活跃会员 = 这个月至少有一天做过任何事的会员：浏览、签到、领券、用券、购买、邀请等',
  unit: 'people',
  dated: true,
  good: 'more',
  of: (facts, month) => {
    const value = inMonth(facts, 'deeds', month, 'p-any')
    return { value, people: value, note: `会员共 ${membersAt(facts, month).people} 位` }
  },
  behind: {
    take: ['purchases', 'days', 'membership'],
    note: (one, span) => {
      const days = new Set(activeDays(one).filter((day) => withinSpan(day, span)))
      return days.size === 0 ? undefined : `${days.size} 天有互动`
    },
  },
}

const known: Figure = {
  id: 'known',
  part: 'channels',
  name: '知道来源的新会员',
  formula: '知道来源的新会员占比 = 记下了入口的新会员 ÷ 这个月的新会员；知道来源，钱才花得明白',
  unit: 'rate',
  dated: true,
  good: 'more',
  of: (facts, month) => {
    const by = namedInMonth(facts, 'life', month, 'in-')
    const all = sumOf(by)
    return shareValue({ part: all - (by.get('none') ?? 0), of: all })
  },
  behind: {
    take: ['membership', 'channel'],
    note: (one, span) => {
      const day = joinedOn(one, span)
      if (day === undefined || one.channel === undefined) return undefined
      return `${textOfDay(day)} 入会`
    },
  },
}

export const memberFigures = [members, joined, paying, active, known]

import { monthOfDay } from '../../events/days'
import type { EventKind } from '../../events/event'
import { inMonth } from '../facts'
import { type Behind, type Figure, withinSpan } from '../figure'
import { yuan } from '../text'

const did = (kind: EventKind): Behind => ({
  take: ['days'],
  note: ({ days }, span) => {
    const times = (days[kind] ?? []).filter((day) => withinSpan(day, span)).length
    return times === 0 ? undefined : `${times} 次`
  },
})

const stamped: Figure = {
  id: 'stamped',
  part: 'activity',
  name: '签到的会员',
  formula: '签到的会员 = 这个月至少签到过一天的人',
  unit: 'people',
  dated: true,
  good: 'more',
  of: (facts, month) => {
    const value = inMonth(facts, 'deeds', month, 'p-stamped')
    const times = inMonth(facts, 'deeds', month, 'stamped')
    return { value, people: value, note: `共 ${times} 次` }
  },
  behind: did('stamped'),
}

const kept: Figure = {
  id: 'kept',
  part: 'invites',
  name: '留下来的好友',
  formula:
    '留下来的好友 = 这个月由会员邀请来、并且留到了约定天数（或买过）的好友；只看留存，不看拉了多少人',
  unit: 'count',
  dated: true,
  good: 'more',
  of: (facts, month) => {
    const people = inMonth(facts, 'deeds', month, 'p-kept')
    return {
      value: inMonth(facts, 'deeds', month, 'kept'),
      people,
      note: `${people} 位会员请来的`,
    }
  },
  behind: did('kept'),
}

const owed: Figure = {
  id: 'owed',
  part: 'points',
  name: '积分负债',
  formula: '积分负债 = 会员手里还能用的积分 ÷ 抵 1 元要的分数：全部用掉时店里要让出的钱',
  unit: 'fen',
  dated: false,
  of: ({ desk, today }) => {
    const found = desk(monthOfDay(today))
    if (!found) return { people: 0, note: '每小时算一次，请稍后再看' }
    const { pointsFen, points, holders } = found
    return { value: pointsFen, people: holders, note: `${holders} 位会员的 ${points} 分` }
  },
  behind: 'holders',
}

const redeemed: Figure = {
  id: 'redeemed',
  part: 'coupons',
  name: '核销的券',
  formula:
    '核销的券 = 这个月用掉的券，撤销的不算；带来成交是用了券的那些单付的钱，让利是券减掉的钱',
  unit: 'count',
  dated: true,
  good: 'more',
  of: (facts, month) => {
    const found = facts.desk(month)
    const sold = found && `带来成交 ${yuan(found.withFen)}，让利 ${yuan(found.offFen)}`
    return {
      value: inMonth(facts, 'deeds', month, 'redeemed'),
      people: inMonth(facts, 'deeds', month, 'p-redeemed'),
      ...(sold ? { note: sold } : {}),
    }
  },
  behind: did('redeemed'),
}

const claimed: Figure = {
  id: 'claimed',
  part: 'coupons',
  name: '领走的券',
  formula: '领走的券 = 这个月会员自己领到的券：领券、兑换码、包裹卡、积分兑换；品牌直接发的不在内',
  unit: 'count',
  dated: true,
  good: 'more',
  of: (facts, month) => {
    const people = inMonth(facts, 'deeds', month, 'p-claimed')
    return {
      value: inMonth(facts, 'deeds', month, 'claimed'),
      people,
      note: `${people} 位领的`,
    }
  },
  behind: did('claimed'),
}

export const deedFigures = [stamped, kept, owed, redeemed, claimed]

import { firstDayOf, monthOfDay, nameOfDay, valueOn } from '../events/days'
import { bounds, type Field, NEVER } from './field'
import { turnsOfAge } from './life'
import type { FieldName } from './views'

const MONTHS = [
  { id: 'now', name: '本月' },
  ...Array.from({ length: 12 }, (_, i) => ({
    id: String(i + 1).padStart(2, '0'),
    name: `${i + 1} 月`,
  })),
]

/** Kinds of entries, as channels begin (server/events). */
const CHANNELS = [
  { id: 'card', name: '包裹卡' },
  { id: 'invite', name: '好友邀请' },
  { id: 'store', name: '门店' },
  { id: 'order', name: '订单导入' },
  { id: 'wecom', name: '企业微信活码' },
  { id: 'none', name: '未知' },
]

const kindOfChannel = (channel: string | undefined): string =>
  channel === undefined ? 'none' : (channel.split(':')[0] ?? 'none')

/** First days of the months of a stretch. */
const monthsIn = ([from, to]: readonly [number, number]): number[] => {
  const days: number[] = []
  for (let month = monthOfDay(from); month <= monthOfDay(to) + 1; month += 1)
    days.push(firstDayOf(month))
  return days
}

/** What a membership tells. */
export const OF_MEMBER = {
  member: {
    name: '是会员',
    about: '已入会且没有退会的顾客',
    reads: ['membership'],
    value: (_, { membership }, { day }) => valueOn(membership, day) ?? 0,
    turns: (_, { membership }) => membership.map(([day]) => day),
    words: () => '是会员',
  },
  joined: {
    name: '入会天数',
    about: '这次入会到现在过了多少天，入会当天是 0 天；不是会员的不算',
    range: { least: 0, most: 9999, unit: '天' },
    reads: ['membership'],
    value: (_, { membership }, { day }) => {
      const step = membership.findLast(([from]) => from <= day)
      return step?.[1] === 1 ? day - step[0] : undefined
    },
    turns: (c, { membership }) => membership.flatMap(([day]) => turnsOfAge(c, day)),
    words: (c) => `入会${bounds(c, '天')}`,
  },
  level: {
    name: '会员等级',
    about: '会员现在的等级，最低一级是第 1 级；不是会员的不算',
    range: { least: 1, most: 10, unit: '级' },
    reads: ['membership', 'level'],
    value: (_, { membership, level }, { day }) =>
      valueOn(membership, day) === 1 ? level + 1 : undefined,
    turns: (_, { membership }) => membership.map(([day]) => day),
    words: (c) => `会员等级${bounds(c, '级')}`,
  },
  birthday: {
    name: '生日月份',
    about: '会员填写的生日在哪个月',
    of: MONTHS,
    reads: ['birthday'],
    value: (_, { birthday = '' }, { day }) => {
      const month = birthday.slice(0, 2)
      if (month === '') return []
      return nameOfDay(day).monthText.slice(5) === month ? [month, 'now'] : [month]
    },
    turns: ({ of = [] }, { birthday }, span) =>
      of.includes('now') && birthday !== undefined ? monthsIn(span) : NEVER,
    words: (_, chosen) => `生日在${chosen}`,
  },
  channel: {
    name: '首次来源',
    about: '第一次从哪里接触到品牌，以后不再变',
    of: CHANNELS,
    single: true,
    reads: ['channel'],
    value: (_, { channel }) => [kindOfChannel(channel)],
    turns: () => NEVER,
    words: (_, chosen) => `首次来自${chosen}`,
  },
  wecom: {
    name: '企业微信好友',
    about: '现在还是品牌员工的企业微信好友',
    reads: ['wecom'],
    value: (_, { wecom }) => (wecom ? 1 : 0),
    turns: () => NEVER,
    words: () => '是企业微信好友',
  },
  tag: {
    name: '标签',
    about: '现在有其中任何一个标签',
    of: 'tags',
    reads: ['tags'],
    value: (_, { tags }, { day }) =>
      tags.filter(({ from, until = day }) => from <= day && until >= day).map(({ tag }) => tag),
    turns: (_, { tags }) =>
      tags.flatMap(({ from, until }) => (until === undefined ? [from] : [from, until + 1])),
    words: (_, chosen) => `有标签${chosen}`,
  },
} satisfies Partial<Record<FieldName, Field>>

import type { EventKind } from '../events/event'
import { kindWords, platformWords } from '../events/words'
import { yuanText } from '../kernel/money'
import { countOrders } from '../persons/life'
import { bounds, type Field, stretch } from './field'
import { boughtIn, deedsIn, leftOn, turnsOfAge, turnsOfBuying, turnsOfDeeds } from './life'
import { MOST_FEN } from './limits'
import type { Condition, FieldName } from './views'

const MOST_TIMES = 1000
const MOST_DAYS = 9999

/** 近 30 天没有签到过, or 近 30 天签到满 2 次. */
const times = (c: Condition, deed: string): string =>
  c.max === 0
    ? `${stretch(c, '从来')}没有${deed}过`
    : `${stretch(c, '累计')}${deed}${bounds(c, '次')}`

const deedField = (kind: EventKind, about: string): Field => ({
  name: `${kindWords[kind]}次数`,
  about,
  range: { least: 0, most: MOST_TIMES, unit: '次' },
  within: 'may',
  reads: ['days'],
  value: (c, { days }, { day }) => deedsIn(c, days[kind], day),
  turns: (c, { days }) => turnsOfDeeds(c, days[kind]),
  words: (c) => times(c, kindWords[kind]),
})

/** Purchases that were not taken back whole, of members and others. */
export const OF_BUYING = {
  orders: {
    name: '购买次数',
    about: '买了几次，全部退掉的不算；没买过是 0 次',
    range: { least: 0, most: MOST_TIMES, unit: '次' },
    within: 'may',
    reads: ['purchases'],
    value: (c, person, { day }) => countOrders(boughtIn(c, person, day)),
    turns: turnsOfBuying,
    words: (c) => times(c, '购买'),
  },
  fen: {
    name: '购买金额',
    about: '一共花了多少元，退款已扣除；没买过是 0 元',
    range: { least: 0, most: MOST_FEN, unit: '元' },
    within: 'may',
    reads: ['purchases'],
    value: (c, person, { day }) =>
      boughtIn(c, person, day).reduce((sum, buy) => sum + leftOn(buy, day), 0),
    turns: turnsOfBuying,
    words: (c) => `${stretch(c, '累计')}购买金额${bounds(c, '元', yuanText)}`,
  },
  last: {
    name: '距上次购买',
    about: '最近一次购买到现在过了多少天，当天是 0 天；没买过的不算',
    range: { least: 0, most: MOST_DAYS, unit: '天' },
    reads: ['purchases'],
    value: (_, person, { day }) => {
      const last = boughtIn({}, person, day).at(-1)
      return last && day - last.day
    },
    turns: (c, person) => [
      ...turnsOfBuying({}, person),
      ...person.purchases.flatMap(({ day }) => turnsOfAge(c, day)),
    ],
    words: (c) => `距上次购买${bounds(c, '天')}`,
  },
  first: {
    name: '距首次购买',
    about: '第一次购买到现在过了多少天，当天是 0 天；没买过的不算',
    range: { least: 0, most: MOST_DAYS, unit: '天' },
    reads: ['purchases'],
    value: (_, person, { day }) => {
      const [first] = boughtIn({}, person, day)
      return first && day - first.day
    },
    turns: (c, person) => [
      ...turnsOfBuying({}, person),
      ...person.purchases.flatMap(({ day }) => turnsOfAge(c, day)),
    ],
    words: (c) => `距首次购买${bounds(c, '天')}`,
  },
  store: {
    name: '买过的门店',
    about: '在其中任何一家门店买过',
    of: 'stores',
    within: 'may',
    reads: ['purchases'],
    value: (c, person, { day }) => boughtIn(c, person, day).flatMap(({ storeId = [] }) => storeId),
    turns: turnsOfBuying,
    words: (c, chosen) => `${stretch(c)}在${chosen}买过`,
  },
  platform: {
    name: '买过的平台',
    about: '在其中任何一个平台买过',
    of: Object.entries(platformWords).map(([id, name]) => ({ id, name })),
    within: 'may',
    reads: ['purchases'],
    value: (c, person, { day }) => boughtIn(c, person, day).map((buy) => buy.platform),
    turns: turnsOfBuying,
    words: (c, chosen) => `${stretch(c)}在${chosen}买过`,
  },
} satisfies Partial<Record<FieldName, Field>>

export const OF_DEEDS = {
  claimed: deedField('claimed', '领过几张券'),
  redeemed: deedField('redeemed', '用掉几张券'),
  stamped: deedField('stamped', '签到了几次'),
  invited: deedField('invited', '发起过几次邀请'),
  brought: deedField('brought', '邀请来的好友有几位入会'),
  kept: deedField('kept', '邀请来的好友有几位留了下来'),
  viewed: deedField('viewed', '看过品牌的内容几次，每样每天算一次'),
} satisfies Partial<Record<FieldName, Field>>

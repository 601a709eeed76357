import type { EntryRow, EntryView } from '#core/points/views'
import type { Out } from '@/cloud'
import { answers, NOW } from './member-answers.ts'

/** Scripted answers about points, tiers and check-in: what the pages get without any cloud. */

const DAY = 86_400_000
const HOUR = 3_600_000
/** The last instant of 2027-11-30 in Beijing. */
export const NEXT_YEAR = Date.UTC(2027, 10, 30, 16) - 1
/** The last instant of 2026-11-30 in Beijing. */
export const MONTH_END = Date.UTC(2026, 10, 30, 16) - 1

type Home = Out<'member', 'membership.home'>
export type CheckinPage = Out<'member', 'checkin.page'>
export type Stamped = Out<'member', 'checkin.stamp'>

export const brief = { today: '2026-11-22', done: false, streak: 4, gain: 3 }

export const home: Home = {
  ...answers['membership.home'],
  tier: {
    level: 1,
    name: '熟茶客',
    pricePercent: 95,
    pointsPercent: 120,
    growth: 820,
    until: NEXT_YEAR,
    next: { name: '老茶客', missing: 180 },
  },
  points: {
    balance: 128,
    spendable: 120,
    pending: 8,
    debt: 0,
    ending: { points: 30, at: MONTH_END },
  },
  checkin: brief,
}

const row = (change: Partial<EntryRow>): EntryRow => ({
  id: 'r1.0',
  at: NOW - 2 * HOUR,
  title: '消费 · 湖滨店',
  points: 57,
  kind: 'earn',
  balance: 128,
  ...change,
})

export const rows: EntryRow[] = [
  row({ until: NEXT_YEAR, from: NOW - 2 * HOUR }),
  row({ id: 'r2.0', title: '兑换 · 山茶小杯', points: -60, kind: 'spend', balance: 71 }),
  row({
    id: 'r3.0',
    title: '签到',
    points: 3,
    balance: 131,
    until: NEXT_YEAR,
    from: NOW + 7 * DAY,
  }),
  row({ id: 'r4.1', title: '补上待补积分', points: 0, kind: 'settle', debt: -12, balance: 128 }),
  row({ id: 'r4.0', title: '退货收回', points: -20, kind: 'takeback', debt: 12, balance: 116 }),
  row({ id: 'r5.0', title: '积分到期', points: -5, kind: 'expire', at: NOW - 400 * DAY }),
]

const entry: EntryView = {
  ...row({ until: NEXT_YEAR }),
  cause: 'sale',
  rule: '每 1 元得 1 分 × 熟茶客 1.2 倍',
  where: '湖滨店',
  who: '店员',
  document: { kind: 'sale', id: 's1', name: '实收 47.50 元' },
  lots: [{ points: 57, from: NOW - 2 * HOUR, until: NEXT_YEAR }],
  requestId: 'abcdefghijklmnopqrstuv',
}

/** Days 16 to 21 but 20; 3 and 5 too, and 6 was made up. The rest before today is open. */
const bits = (...days: number[]): number => days.reduce((all, day) => all | (1 << (day - 1)), 0)
const stampedDays = bits(3, 5, 6, 16, 17, 18, 19, 21)
const missed = bits(1, 2, 4, 7, 8, 9, 10, 11, 12, 13, 14, 15, 20)

export const page: CheckinPage = {
  ...brief,
  open: true,
  calendar: { month: '2026-11', days: stampedDays, madeUp: bits(6), open: missed },
  cycle: [1, 1, 2, 2, 3, 3, 5],
  cycleDay: 5,
  bonuses: [
    { days: 7, points: 5, paid: true },
    { days: 10, points: 15, paid: false },
  ],
  stamps: 8,
  makeUp: { price: 5, left: 2 },
  spendable: 120,
}

const done = { ...brief, done: true, streak: 5 }

export const stamped: Stamped = {
  ...done,
  calendar: { ...page.calendar, days: stampedDays | bits(22) },
  earned: 3,
  bonuses: [],
  paid: 0,
  until: NEXT_YEAR,
  balance: 131,
}

export const madeUp: Stamped = {
  ...brief,
  streak: 6,
  calendar: {
    month: '2026-11',
    days: stampedDays | bits(20),
    madeUp: bits(6, 20),
    open: missed & ~bits(20),
  },
  earned: 0,
  bonuses: [],
  paid: 5,
  balance: 123,
}

/** A member of a brand with a programme. */
export const pointsDay = {
  ...answers,
  'membership.home': home,
  'points.page': {
    brief: home.points,
    ends: [
      { points: 30, at: MONTH_END },
      { points: 98, at: NEXT_YEAR },
    ],
    rows,
  },
  'points.entry': { entry },
  'checkin.page': page,
  'checkin.stamp': stamped,
  'checkin.makeUp': madeUp,
  'program.words': {
    points: ['实付每 1 元得 1 分，按等级再乘倍数。', '积分从得到的月份起 12 个月后的月底到期。'],
    tiers: [
      { name: '新茶客', from: 0, words: '标价，积分 1 倍' },
      { name: '熟茶客', from: 200, words: '会员价 95 折，积分 1.2 倍' },
      { name: '老茶客', from: 1000, words: '会员价 9 折，积分 1.5 倍' },
    ],
    checkin: ['每天签到一次，连续 7 天一轮：1、1、2、2、3、3、5 分。'],
  },
}

export { entry, NOW }

import { NO_PROGRAM } from '../../core/program/rules.ts'
import { NOW, type Script } from './clerk-cloud.ts'

/** What the cloud says of the programme, of members and of points on a good day. */

const DAY = 24 * 60 * 60_000

export const program = {
  points: {
    perYuan: 1,
    birthdayPercent: 100,
    pointsPerYuan: 100,
    maxSharePercent: 50,
    pendingDays: 7,
    expiryMonths: 12,
    returnPolicy: 'debt',
    approveAbove: 1000,
  },
  tiers: {
    tiers: [
      { name: '新客', from: 0, to: 499, pricePercent: 100, pointsPercent: 100 },
      { name: '熟客', from: 500, to: 1999, pricePercent: 95, pointsPercent: 120 },
      { name: '老友', from: 2000, pricePercent: 90, pointsPercent: 150 },
    ],
    windowMonths: 12,
    periodMonths: 12,
  },
  checkin: {
    open: true,
    cycle: [1, 1, 2, 2, 3, 3, 5],
    bonuses: [
      { days: 10, points: 10 },
      { days: 20, points: 30 },
    ],
    makeUp: { price: 10, perMonth: 3 },
    tierFactor: false,
  },
}

export const freshProgram = { program: NO_PROGRAM, live: false }

export const adjustment = (id: string, change: object = {}) => ({
  id,
  memberId: 'm1',
  member: '会员 尾号 2025',
  points: 2000,
  why: '活动漏记，补上',
  by: '老陈',
  at: NOW - DAY,
  mine: true,
  own: false,
  ...change,
})
export const waiting = [
  adjustment('aj1'),
  adjustment('aj2', {
    member: '会员 尾号 8841',
    points: -1500,
    by: '苏掌柜',
    mine: false,
    own: true,
  }),
]

export const card = {
  id: 'm1',
  member: '会员 尾号 2025',
  joinedAt: NOW - 400 * DAY,
  closed: false,
  tier: {
    level: 1,
    name: '熟客',
    pricePercent: 95,
    pointsPercent: 120,
    growth: 860,
    until: NOW + 200 * DAY,
    next: { name: '老友', missing: 1140 },
  },
  points: {
    balance: 120,
    spendable: 100,
    pending: 50,
    debt: 30,
    ending: { points: 40, at: NOW + 8 * DAY },
  },
  byHandToday: 0,
  own: false,
}

export const entryRow = (place: number, change: object = {}) => ({
  id: `row${place}.0`,
  at: NOW - place * DAY,
  title: '消费 · 南山路店',
  points: 50,
  kind: 'earn',
  balance: 120 - place,
  until: NOW + 370 * DAY,
  ...change,
})
export const ledger = [
  entryRow(1),
  entryRow(2, { title: '兑换 · 云雾茶', points: -40, kind: 'spend', until: undefined }),
  entryRow(360, { title: '品牌调整 · 活动漏记，补上', points: 20 }),
]

export const entryOf = ({ entryId }: { entryId: string }) => ({
  entry: {
    ...(ledger.find(({ id }) => id === entryId) ?? ledger[0]),
    cause: 'sale',
    rule: '每 1 元得 1 分 × 熟客 1.2 倍',
    where: '南山路店',
    who: '店员',
    document: { kind: 'sale', id: 'sale1', name: '消费 ¥42' },
    lots: [{ points: 50, from: NOW, until: NOW + 370 * DAY }],
    requestId: 'abcdefghijklmnopqrst',
  },
})

export const liability = {
  months: [
    { month: '2026-12', points: 12_400, fen: 12_400 },
    { month: '2027-03', points: 38_050, fen: 38_050 },
  ],
  points: 50_450,
  fen: 50_450,
  debt: 320,
  pointsPerYuan: 100,
}

const brief = (points: number) => ({ ...card.points, balance: card.points.balance + points })

/** A month of which the second file is the last. */
const twoFiles = ({ after }: { after?: string }) =>
  after
    ? { fileId: 'cloud://local.bucket/csv/2.csv', rows: 3 }
    : { fileId: 'cloud://local.bucket/csv/1.csv', rows: 2000, next: '1~abc' }

export const programDay: Script = {
  'program.show': { program, live: true },
  'program.savePoints': ({ rules }: { rules: object }) => ({
    program: { ...program, points: rules },
  }),
  'program.saveTiers': ({ rules }: { rules: object }) => ({
    program: { ...program, tiers: rules },
  }),
  'program.saveCheckin': ({ rules }: { rules: object }) => ({
    program: { ...program, checkin: rules },
  }),
  'tiers.simulate': {
    tiers: [
      { name: '新客', would: 1800, now: 2000 },
      { name: '熟客', would: 500, now: 400 },
      { name: '老友', would: 131, now: 31 },
    ],
    members: 2431,
  },
  'points.waiting': { adjustments: waiting },
  'points.decide': ({ approve }: { approve: boolean }) => ({
    state: approve ? 'done' : 'declined',
  }),
  'membership.find': { member: card },
  'membership.member': { member: card },
  'points.entriesOf': ({ after }: { after?: string }) =>
    after ? { rows: [entryRow(361)] } : { rows: ledger, next: '1~row360' },
  'points.entryOf': entryOf,
  'points.adjust': ({ points }: { points: number }) =>
    Math.abs(points) > program.points.approveAbove
      ? { state: 'waiting', brief: card.points }
      : { state: 'done', brief: brief(points) },
  'points.liability': liability,
  'points.csv': twoFiles,
  'audit.csv': twoFiles,
}

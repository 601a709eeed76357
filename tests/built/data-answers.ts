import type { Stage } from '../../core/aipl/names.ts'
import { DEFAULT_AIPL } from '../../core/aipl/stages.ts'
import { ruleText, stageAbout, stageName } from '../../core/aipl/words.ts'
import type { Contract } from '../../core/contract.ts'
import type { IdentityFacts, IdentityKeyView } from '../../core/identity/contract.ts'
import type { OutputOf } from '../../core/kernel/route.ts'
import type { BusinessDay } from '../../core/kernel/time.ts'
import type { PersonView, Progress, Someone } from '../../core/persons/contract.ts'
import { TRADES, tradeNames, tradePresets } from '../../core/persons/trades.ts'
import { DEFAULT_RFM } from '../../core/rfm/cells.ts'
import { GROUPS, groupAdvice, groupNames } from '../../core/rfm/names.ts'
import { rfmText } from '../../core/rfm/words.ts'
import { NOW } from './clerk-cloud.ts'
import { operatorDay } from './operator-answers.ts'

/** What the cloud says of persons, their names, stages and groups on a good day. */

type Operator = Contract['operator']
type Out<R extends keyof Operator> = OutputOf<Operator[R]>

const DAY = 24 * 60 * 60_000
const day = (text: string) => text as BusinessDay

/** One who bought twice and claimed an order of a marketplace. */
export const loyal: PersonView = {
  id: 'm.m1',
  name: '会员 尾号 2025',
  memberId: 'm1',
  keys: 4,
  channel: '包裹卡',
  wecom: true,
  optOut: false,
  firstDay: day('2025-10-18'),
  lastDay: day('2026-11-20'),
  now: {
    stage: 5,
    name: '忠诚 L',
    about: stageAbout[5],
    rule: '近 380 天内有购买，满 2 次',
    events: [
      { day: day('2026-03-08'), text: '淘宝/天猫购买 ¥128' },
      { day: day('2026-11-20'), text: '南山路店购买 ¥42' },
    ],
    next: { day: day('2027-03-23'), name: '购买 P' },
    lifts: [],
    lost: [{ day: day('2026-11-11'), text: '淘宝/天猫购买 ¥360' }],
  },
  history: [
    { day: day('2026-11-20'), name: '忠诚 L', why: '近 380 天内有购买，满 2 次' },
    { day: day('2026-03-08'), name: '购买 P', why: '近 380 天内有购买' },
    { day: day('2025-10-18'), name: '兴趣 I', why: '入会' },
  ],
  rfm: {
    cell: 522,
    group: groupNames.grow,
    advice: groupAdvice.grow,
    orders: 2,
    fen: 17_000,
    days: 2,
  },
  orders: 2,
  fen: 17_000,
  purchases: [
    { day: day('2026-11-20'), where: '南山路店', fen: 4200, backFen: 0 },
    { day: day('2026-11-11'), where: '淘宝/天猫', fen: 36_000, backFen: 36_000 },
    { day: day('2026-03-08'), where: '淘宝/天猫', fen: 12_800, backFen: 1000 },
  ],
  tags: [{ tag: '常喝绿茶', why: '近 90 天买过两次', hand: false }],
}

/** A buyer of a marketplace who is no member. */
export const stranger: PersonView = {
  id: 'b.douyin.77c0',
  name: '顾客 77C0',
  keys: 1,
  channel: '抖店',
  wecom: false,
  optOut: true,
  firstDay: day('2026-11-01'),
  lastDay: day('2026-11-01'),
  now: { stage: 0, name: '未入会', about: stageAbout[0], events: [], lifts: [], lost: [] },
  history: [],
  rfm: { cell: 0, group: groupNames.none, advice: groupAdvice.none, orders: 0, fen: 0 },
  orders: 0,
  fen: 0,
  purchases: [],
  tags: [],
}

const facts = (points: number, orders: number, fen: number): IdentityFacts => ({
  points,
  coupons: points > 0 ? 2 : 0,
  invites: points > 0 ? 1 : 0,
  orders,
  fen,
})

const memberKey: IdentityKeyView = { key: 'm.m1', kind: 'member', words: '会员 尾号 2025' }
const buyerKey: IdentityKeyView = {
  key: 'b.taobao.a3f9',
  kind: 'buyer',
  words: '淘宝天猫买家 A3F9',
  at: NOW - 20 * DAY,
  source: '认领的订单的买家',
}
const phoneKey: IdentityKeyView = {
  key: 'p.5f21',
  kind: 'phone',
  words: '手机号 5F21',
  at: NOW - 30 * DAY,
  source: '会员授权手机号',
}

const member = {
  person: 'm.m1',
  title: '会员 尾号 2025',
  keys: [memberKey, phoneKey],
  more: 0,
  facts: facts(120, 1, 4200),
}
const buyer = {
  person: 'b.taobao.a3f9',
  title: '淘宝天猫买家 A3F9',
  keys: [buyerKey],
  more: 3,
  facts: facts(0, 1, 12_800),
}
const both = { ...member, keys: [memberKey, phoneKey, buyerKey], facts: facts(120, 2, 17_000) }
const { facts: _own, ...memberSide } = member
const { facts: _other, ...buyerSide } = buyer

export const names: Out<'identity.person'> = {
  person: both,
  links: [
    {
      id: 'l2',
      a: memberKey,
      b: buyerKey,
      state: 'waiting',
      rule: 'one-order',
      words: '会员认领过这位买家的一个订单；再认领一个，或手机号也一致，就会自动合并',
      source: '认领的订单的买家',
      at: NOW - 20 * DAY,
    },
    {
      id: 'l1',
      a: memberKey,
      b: phoneKey,
      state: 'standing',
      rule: 'said-same',
      words: '运营认定是同一人',
      source: '会员授权手机号',
      at: NOW - 30 * DAY,
      said: { same: true, who: '苏掌柜', at: NOW - 29 * DAY, why: '本人来店说的' },
    },
  ],
  more: 0,
}

export const pair: Out<'identity.waiting'>['rows'][number] = {
  id: 'l2',
  at: NOW - 20 * DAY,
  words: '买家的收货手机号和会员的手机号相同；收货人不一定是买家本人',
  a: memberSide,
  b: buyerSide,
}

export const joinPreview: Out<'identity.preview'> = { before: [member, buyer], after: [both] }
export const splitPreview: Out<'identity.preview'> = { before: [both], after: [member, buyer] }

export const fresh: Progress = { upTo: NOW - 120_000, waiting: 0 }

const sizes = [1204, 830, 96, 311, 402, 127]

export const stages: Out<'lifecycle.stages'> = {
  day: day('2026-11-22'),
  members: 1766,
  stages: sizes.map((people, stage) => ({
    name: stageName(stage as Stage),
    about: stageAbout[stage as Stage],
    people,
  })),
  matrix: [
    [1190, 0, 8, 36, 12, 0],
    [2, 790, 3, 20, 15, 4],
    [0, 22, 81, 6, 3, 0],
    [1, 18, 4, 240, 30, 2],
    [9, 0, 0, 7, 330, 25],
    [2, 0, 0, 2, 12, 96],
  ],
  progress: { ...fresh, waiting: 14 },
}

export const groups: Out<'rfm.groups'> = {
  day: day('2026-11-22'),
  groups: GROUPS.slice(1).map((name, place) => ({
    name: groupNames[name],
    about: groupAdvice[name],
    people: [88, 41, 60, 73, 52, 190, 35, 240][place] ?? 0,
  })),
  cells: [
    [555, 88],
    [543, 41],
    [522, 190],
    [345, 60],
    [214, 73],
    [111, 327],
  ],
  progress: fresh,
}

export const people = (from: number, size: number): Someone[] =>
  Array.from({ length: size }, (_, place) => ({
    id: `m.p${from + place}`,
    name: `会员 尾号 ${1000 + from + place}`,
    memberId: `p${from + place}`,
    since: day('2026-11-02'),
  }))

export const rules: Out<'lifecycle.rules'> = {
  aipl: DEFAULT_AIPL.rules,
  rfm: DEFAULT_RFM,
  words: {
    aipl: DEFAULT_AIPL.rules.map((rule) => `${stageName(rule.stage)}：${ruleText(rule)}`).reverse(),
    rfm: rfmText(DEFAULT_RFM),
  },
  changes: [day('2026-06-01')],
  trade: 'general',
  trades: TRADES.map((trade) => {
    const { about, aipl, rfm } = tradePresets[trade]
    return { trade, name: tradeNames[trade], about, aipl: aipl.rules, rfm }
  }),
  progress: fresh,
}

export const forecast: Out<'forecast.show'> = {
  day: day('2026-11-22'),
  again: { part: 946, of: 2357 },
  interval: {
    pairs: 4562,
    mean: 61.4,
    quarter: 14,
    median: 39,
    threeQuarters: 87,
    longest: 0,
  },
  second: { pairs: 946, mean: 80, quarter: 20, median: 52, threeQuarters: 120, longest: 0 },
  gaps: [
    { from: 1, to: 7, pairs: 412 },
    { from: 8, to: 14, pairs: 730 },
    { from: 15, to: 30, pairs: 1220 },
    { from: 31, to: 60, pairs: 1100 },
    { from: 61, to: 90, pairs: 600 },
    { from: 91, to: 180, pairs: 400 },
    { from: 181, to: 365, pairs: 100 },
    { from: 366, pairs: 0 },
  ],
  worth: [
    { months: 1, fen: { part: 8_960_000, of: 2357 } },
    { months: 12, fen: { part: 18_856_000, of: 2357 } },
  ],
  sample: 2000,
  forecast: {
    days: 91,
    visits: { value: 812, low: 730, high: 894 },
    visitsText: '预测：接下来 91 天约 812 次购买，多半在 730 到 894 次之间',
    sales: { value: 2_900_000, low: 2_400_000, high: 3_400_000 },
    salesText: '预测：接下来 91 天约 ¥29,000，多半在 ¥24,000 到 ¥34,000 之间',
    newcomer: 0.42,
  },
  check: { days: 91, ahead: { value: 790, low: 700, high: 880 }, happened: 838 },
}

/** Each route of the pages of the member data. */
export const dataDay = {
  ...operatorDay,
  'persons.find': { people: people(0, 1) },
  'persons.show': { person: loyal },
  'tags.of': {
    tags: loyal.tags.map(({ tag, ...rest }) => ({
      ...rest,
      id: 'tg0',
      name: tag,
      colour: 'green',
      from: day('2026-11-01'),
    })),
    mayPut: [],
  },
  'identity.person': names,
  'identity.waiting': { rows: [pair], count: 1 },
  'identity.preview': ({ same }: { same?: boolean }) => (same ? joinPreview : splitPreview),
  'identity.decide': { settled: true, persons: ['m.m1'] },
  'identity.split': { settled: true, persons: ['m.m1', 'p.5f21'] },
  'lifecycle.stages': stages,
  'lifecycle.people': ({ after }: { after?: string }) =>
    after ? { people: people(20, 5) } : { people: people(0, 20), next: 'm.p19' },
  'rfm.groups': groups,
  'forecast.show': forecast,
  'lifecycle.rules': rules,
  'lifecycle.saveRules': { saved: true },
  'lifecycle.saveTrade': ({ trade }: { trade?: string }) => ({ trade }),
  'rfm.quantiles': {
    rfm: { ...DEFAULT_RFM, recencyDays: [12, 33, 71, 160] },
    buyers: 402,
  },
  'rfm.people': { people: people(0, 3) },
}

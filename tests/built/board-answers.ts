import { figures as declared } from '../../core/board/figures/index.ts'
import type { Contract } from '../../core/contract.ts'
import type { OutputOf } from '../../core/kernel/route.ts'
import { NOW } from './clerk-cloud.ts'

/** What the cloud says of the board on a good day. */

type Operator = Contract['operator']
type Out<R extends keyof Operator> = OutputOf<Operator[R]>
type Shown = Out<'board.show'>

const MONTH = '2026-11'

const texts: Record<string, Partial<Shown['figures'][number]>> = {
  again: { text: '32.5%', note: '39 / 120 位', before: '30.1%' },
  asleep: { text: '61.2%', note: '1488 / 2431 位', alarm: '高于您设的 50%' },
  members: { text: '2,431 位', before: '2,344 位' },
  fen: { text: '¥98,650', note: '412 单，另退回 ¥1,280', before: '¥90,120' },
}

const figures = declared.map(({ id, part, name, dated }): Shown['figures'][number] => ({
  id,
  part,
  name,
  text: '12',
  note: '3 / 25 位',
  ...(dated ? { before: '11' } : {}),
  ...texts[id],
}))

export const shownBoard: Shown = {
  month: MONTH,
  trade: { id: 'general', name: '通用' },
  figures,
  funnel: [
    { name: '认识的人', people: 5210 },
    { name: '会员', people: 2431 },
    { name: '买过的会员', people: 1210 },
    { name: '又来买的会员', people: 402 },
  ],
  pools: [
    { id: 'strangers', name: '没入会，也没买过', advice: '给一个入会的理由。', people: 1000 },
    { id: 'outside', name: '买过，没入会', advice: '在包裹里放卡。', people: 1779 },
    { id: 'waiting', name: '入会了，还没买', advice: '7 天内给一张首单券。', people: 1221 },
    { id: 'once', name: '买过一单的会员', advice: '复购从这里开始。', people: 808 },
    { id: 'regulars', name: '买过两单以上的会员', advice: '店里的熟客。', people: 402 },
  ],
  stages: ['沉睡', '认知 A', '兴趣 I', '购买 P', '忠诚 L'].map((name, i) => ({
    name,
    people: 100 * i,
  })),
  groups: ['重要价值', '重要发展', '一般保持'].map((name, i) => ({ name, people: 30 * i })),
  week: [
    {
      id: 'again',
      text: '回头单 64 单，比上周多 30 单（+88.2%）',
      matter: '回头单不用再花钱拉人，最能说明店里留不留得住人。',
      tone: 'good',
    },
    {
      id: 'fen',
      text: '成交额 ¥21,300，比上周少 ¥9,200（−30.2%），主要在淘宝/天猫（少 ¥8,800）',
      matter: '先看是单数变了，还是每单的钱变了。',
      tone: 'bad',
    },
  ],
  upTo: NOW - 60_000,
  building: false,
}

const people = Array.from({ length: 20 }, (_, i) => ({
  id: `m.p${i}`,
  name: i % 2 === 0 ? `会员 尾号 20${String(i).padStart(2, '0')}` : `顾客 AB${i}`,
  ...(i % 2 === 0 ? { memberId: `p${i}` } : {}),
  note: `${i + 1} 单 ¥${(i + 1) * 42}`,
}))

const MONTHS = Array.from({ length: 12 }, (_, i) =>
  i < 1 ? '2025-12' : `2026-${String(i).padStart(2, '0')}`,
)

export const figurePage = (id: string): Out<'board.figure'> => {
  const figure = figures.find((one) => one.id === id) ?? figures[0]
  const its = declared.find((one) => one.id === id)
  if (!figure || !its) throw new Error(`no figure ${id}`)
  return {
    figure,
    formula: its.formula,
    count: 39,
    series: MONTHS.map((month, i) => ({ month, value: 0.2 + i / 100, text: `${20 + i}%` })),
    ...(id === 'again' || id === 'asleep' ? { bound: 2000 } : {}),
    people,
    next: 'm.p19',
  }
}

export const channelRows: Out<'board.channels'>['rows'] = [
  {
    channel: 'card:b1',
    name: '包裹卡 · 双11 礼盒',
    joined: 42,
    joinedAll: 310,
    fen: 12_800_00,
    fenAll: 98_000_00,
    cost: 2_000_00,
    costAll: 8_000_00,
    cac: 2581,
    roi: 12.25,
    paidBack: '2026-09-03',
    least: false,
  },
  {
    channel: 'invite:c1',
    name: '好友邀请 · 老友记',
    joined: 8,
    joinedAll: 40,
    fen: 300_00,
    fenAll: 900_00,
    costAll: 1_200_00,
    cac: 3000,
    roi: 0.75,
    least: true,
  },
  {
    channel: 'order:taobao',
    name: '淘宝/天猫',
    joined: 0,
    joinedAll: 12,
    fen: 0,
    fenAll: 4_200_00,
    least: false,
  },
]

export const cohortRows: Out<'board.cohorts'>['rows'] = Array.from({ length: 12 }, (_, i) => ({
  month: MONTHS[11 - i] ?? MONTH,
  people: 100 + i * 7,
  back: Array.from({ length: i }, (__, k) => Math.max(3, 30 - k * 4)),
  fen: Array.from({ length: i + 1 }, (__, k) => 4200 + k * 900),
}))

export const boardAnswers = {
  'board.show': ({ month = MONTH }: { month?: string }) => ({ ...shownBoard, month }),
  'board.figure': ({ figure }: { figure: string }) => figurePage(figure),
  'board.people': ({ after }: { after?: string }) => ({
    title: '买过一单的会员',
    count: 21,
    people: after === undefined ? people : people.slice(0, 1).map((one) => ({ ...one, id: 'm.z' })),
    ...(after === undefined ? { next: 'm.p19' } : {}),
  }),
  'board.cohorts': ({ from }: { from?: string }) =>
    from === undefined ? { rows: cohortRows, earlier: '2025-11' } : { rows: [] },
  'board.channels': { month: MONTH, rows: channelRows, all: 3 },
  'board.saveCost': ({ channel, fen }: { channel: string; fen: number }) => ({
    row: { ...channelRows.find((one) => one.channel === channel), cost: fen, costAll: fen },
  }),
  'board.saveBound': ({ bound = 2000 }: { bound?: number }) => ({ bound }),
  'board.koc': {
    rows: people
      .slice(0, 5)
      .map((one, i) => ({ ...one, kept: 20 - i, brought: 30, note: '3 单 ¥128' })),
  },
  'board.csv': { fileId: 'cloud://local.bucket/board/table.csv', rows: 12 },
}

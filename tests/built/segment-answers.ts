import type { Contract } from '../../core/contract.ts'
import type { OutputOf } from '../../core/kernel/route.ts'
import type { BusinessDay } from '../../core/kernel/time.ts'
import type { AudienceView, Rule, SegmentView } from '../../core/segments/views.ts'
import { ruleText } from '../../core/segments/words.ts'
import type { TagOn, TagView } from '../../core/tags/views.ts'
import { south, west } from './clerk-answers.ts'
import { NOW } from './clerk-cloud.ts'
import { dataDay } from './data-answers.ts'

/** What the cloud says of segments, saved lists and tags on a good day. */

type Operator = Contract['operator']
type Out<R extends keyof Operator> = OutputOf<Operator[R]>

const DAY = 24 * 60 * 60_000
const day = (text: string) => text as BusinessDay

export const own: Out<'segments.form'>['options'] = {
  tags: [
    { id: 'tg1', name: '爱喝白茶' },
    { id: 'tg2', name: '团购负责人' },
  ],
  stores: [
    { id: south.id, name: south.name },
    { id: west.id, name: west.name },
  ],
  tiers: [
    { id: 'l0', name: '茶友' },
    { id: 'l1', name: '茶客' },
  ],
}

/** Bought twice, but not lately, or a friend on WeCom of the south shop; and no 白茶. */
export const wishes: Rule = {
  all: [
    { field: 'orders', min: 2, within: 365 },
    {
      any: [
        { field: 'last', min: 60 },
        { all: [{ field: 'wecom' }, { field: 'store', of: [south.id] }] },
      ],
    },
    { not: { field: 'tag', of: ['tg1'] } },
  ],
}

export const segment = (id: string, change: Partial<SegmentView> = {}): SegmentView => ({
  id,
  name: '该回来看看的老顾客',
  note: '每月看一次',
  text: ruleText(change.rule ?? wishes, own),
  at: NOW - DAY,
  rule: wishes,
  rev: 3,
  ...change,
})

const briefOf = ({ rule: _, rev: __, ...brief }: SegmentView) => brief

const counts = (count: number, by = 0) => ({ count, low: count - by, high: count + by })

export const counted: Out<'segments.estimate'> = {
  text: ruleText(wishes, own),
  exact: true,
  people: counts(318),
  members: counts(240),
  reachable: counts(231),
  looked: 2431,
  of: 2431,
  day: day('2026-11-22'),
  upTo: NOW - 120_000,
}

export const reckoned: Out<'segments.estimate'> = {
  ...counted,
  exact: false,
  people: counts(120_400, 900),
  members: counts(98_000, 800),
  reachable: counts(95_100, 800),
  looked: 10_012,
  of: 1_000_000,
}

export const meant = (from: number, size: number): Out<'segments.people'>['people'] =>
  Array.from({ length: size }, (_, place) => {
    const number = from + place
    return number % 3 === 2
      ? { id: `b.taobao.${number}`, name: `顾客 A${number}` }
      : { id: `m.p${number}`, name: `会员 尾号 ${1000 + number}`, memberId: `p${number}` }
  })

export const reasons: Out<'segments.why'> = {
  name: '会员 尾号 1000',
  in: true,
  reasons: [
    { depth: 0, text: '以下都要符合', holds: true },
    { depth: 1, text: '近 365 天购买满 2 次', holds: true, told: '近 365 天购买次数：3 次' },
    { depth: 1, text: '以下至少符合一项', holds: true },
    { depth: 2, text: '距上次购买满 60 天', holds: true, told: '距上次购买：84 天' },
    { depth: 2, text: '是企业微信好友', holds: false, told: '企业微信好友：不是' },
  ],
}

export const audience = (id: string, change: Partial<AudienceView> = {}): AudienceView => ({
  id,
  name: '双十二回访',
  text: ruleText(wishes, own),
  at: NOW - DAY,
  state: 'done',
  percent: 100,
  people: 318,
  members: 240,
  reachable: 231,
  strangers: 78,
  optedOut: 9,
  ...change,
})

export const making = audience('a9', {
  name: '正在做的',
  state: 'making',
  percent: 42,
  people: 130,
  members: 0,
  reachable: 0,
  strangers: 0,
  optedOut: 0,
})

const shown = (from: number, size: number): Out<'audiences.show'>['people'] =>
  meant(from, size).map((one, place) => {
    if (!('memberId' in one)) return { ...one, out: 'stranger' }
    return place === 1 ? { ...one, out: 'optedOut' } : one
  })

export const tag = (id: string, change: Partial<TagView> = {}): TagView => ({
  id,
  name: '爱喝白茶',
  colour: 'green',
  note: '店里聊天时知道的',
  wecom: true,
  text: '',
  at: NOW - DAY,
  people: 57,
  ...change,
})

export const sleeping = tag('tg3', {
  name: '快睡着了',
  colour: 'orange',
  note: '',
  wecom: false,
  automatic: { rule: { field: 'last', min: 90 }, stay: 7 },
  text: '距上次购买满 90 天',
  people: 402,
})

export const onPerson: TagOn[] = [
  {
    id: 'tg3',
    name: '快睡着了',
    colour: 'orange',
    why: '距上次购买满 90 天',
    hand: false,
    from: day('2026-11-02'),
  },
  {
    id: 'tg2',
    name: '团购负责人',
    colour: 'blue',
    why: '打电话来订过',
    hand: true,
    from: day('2026-10-01'),
    until: day('2026-12-31'),
  },
]

const formOf = ({ segmentId }: { segmentId?: string }): Out<'segments.form'> =>
  segmentId ? { segment: segment(segmentId), options: own } : { options: own }

const tagForm = ({ tagId }: { tagId?: string }): Out<'tags.form'> =>
  tagId ? { tag: tagId === 'tg3' ? sleeping : tag(tagId), options: own } : { options: own }

/** Each route of the pages of segments, lists and tags. */
export const segmentDay = {
  ...dataDay,
  'segments.list': {
    segments: [briefOf(segment('s1')), briefOf(segment('s2', { name: '本月寿星', note: '' }))],
  },
  'segments.form': formOf,
  'segments.names': { segments: [{ id: 's1', name: '该回来看看的老顾客' }] },
  'segments.save': ({
    name,
    note,
    rule,
    rev,
  }: {
    name: string
    note: string
    rule: Rule
    rev?: number
  }) => ({
    segment: segment('s1', { name, note, rule, rev: (rev ?? 0) + 1 }),
  }),
  'segments.remove': { removed: true },
  'segments.estimate': counted,
  'segments.people': ({ after }: { after?: string }) =>
    after ? { people: meant(20, 5) } : { people: meant(0, 20), next: 'm.p19' },
  'segments.why': reasons,
  'audiences.make': ({ name }: { name: string }) => ({ audience: { ...making, name } }),
  'audiences.list': { audiences: [making, audience('a1'), audience('a2', { name: '十一月回访' })] },
  'audiences.show': ({ audienceId, after }: { audienceId: string; after?: number }) => {
    if (audienceId === 'a9') return { audience: making, people: [] }
    const page = after ? { people: shown(20, 3) } : { people: shown(0, 20), next: 1 }
    return { audience: audience(audienceId), ...page }
  },
  'audiences.csv': ({ after }: { after?: number }) =>
    after
      ? { fileId: 'cloud://local.bucket/audiences/a1-2.csv', rows: 12 }
      : { fileId: 'cloud://local.bucket/audiences/a1-1.csv', rows: 5000, next: 1 },
  'audiences.compare': ({ after }: { after?: string }) =>
    after
      ? { both: 40, onlyOne: 8, onlyOther: 2 }
      : { both: 160, onlyOne: 110, onlyOther: 30, next: 'm.p9' },
  'tags.list': {
    tags: [sleeping, tag('tg1'), tag('tg2', { name: '团购负责人', colour: 'blue', wecom: false })],
    working: false,
    wecom: { text: '未接入企业微信', on: false },
  },
  'tags.form': tagForm,
  'tags.save': ({ form }: { form: Partial<TagView> }) => ({ tag: tag('tg9', form) }),
  'tags.remove': { removed: true },
  'tags.of': { tags: onPerson, mayPut: [{ id: 'tg1', name: '爱喝白茶' }] },
  'tags.put': {
    tags: [
      ...onPerson,
      { ...onPerson[1], id: 'tg1', name: '爱喝白茶', colour: 'green', why: '', until: undefined },
    ],
  },
  'tags.take': { tags: onPerson.slice(0, 1) },
}

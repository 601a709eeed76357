import type { PosterForm } from '#core/posters/form'
import type { ShownFacts } from '#core/posters/rules'
import { shownOf } from '#core/posters/rules'
import type { PosterShown } from '#core/posters/views'

/** 2026-12-03 18:00 in Beijing, a Thursday. */
export const NOW = Date.UTC(2026, 11, 3, 10)
const DAY = 86_400_000

export const full: PosterForm = {
  identity: true,
  endorsement: { words: '青石巷开了八年的老茶铺', source: '工商登记，2018年3月' },
  theme: '冬天的第一杯桂花乌龙',
  occasion: { words: '冬至', from: '2026-12-01', until: '2026-12-22' },
  points: ['当季桂花，手工窨制', '到店现泡，坐多久都行', '不满意可以换一款'],
  anchor: {
    name: '桂花乌龙',
    listFen: 8800,
    payFen: 6850,
    proof: '店内价目表',
    day: '2026-11-20',
  },
  urgency: 'stock',
  benefit: '新朋友见面礼',
  paper: 'light',
}

export const bare: PosterForm = {
  identity: false,
  theme: '来喝茶',
  points: ['好茶', '好水', '好时光'],
  urgency: 'none',
  benefit: '',
  paper: 'light',
}

/** Every place as long as the form lets it be. */
export const longest: PosterForm = {
  identity: true,
  endorsement: { words: '某'.repeat(24), source: '据'.repeat(30) },
  theme: '冬'.repeat(20),
  occasion: { words: '节'.repeat(12), from: '2026-12-01', until: '2026-12-22' },
  points: Array.from({ length: 5 }, (_, i) => `${i + 1}${'点'.repeat(17)}`),
  anchor: {
    name: '茶'.repeat(12),
    listFen: 9_999_999,
    payFen: 9_999_998,
    proof: '凭'.repeat(30),
    day: '2025-11-20',
  },
  urgency: 'stock',
  benefit: '礼'.repeat(10),
  paper: 'brand',
}

export const facts = (over: Partial<ShownFacts> = {}): ShownFacts => ({
  now: NOW,
  startsAt: NOW - DAY,
  endsAt: NOW + 10 * DAY,
  stock: 100,
  left: 12,
  organiser: '山间茶铺（青石巷店）',
  prices: new Map([['桂花乌龙', 8800]]),
  friend: '满 100 减 20 元券',
  who: { name: '林夏', avatar: 'cloud://pictures/lin.png' },
  ...over,
})

export const longFacts = (): ShownFacts =>
  facts({
    who: { name: '林'.repeat(20) },
    organiser: '主'.repeat(40),
    friend: `${'券'.repeat(18)}20`,
    stock: 1_000_000,
    left: 200_000,
  })

export const shown = (poster: PosterForm = full, over: Partial<ShownFacts> = {}): PosterShown =>
  shownOf(poster, facts(over))

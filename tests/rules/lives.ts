import { DEFAULT_AIPL, LONGEST_WINDOW } from '#core/aipl/stages'
import { type DayNumber, startOfDayNumber } from '#core/events/days'
import type { Event, EventKind, Platform } from '#core/events/event'
import { DEFAULT_RULES, type LifeRules } from '#core/persons/rules'
import { DEFAULT_RFM, type RfmRules } from '#core/rfm/cells'

/** Random lives for the oracles, from a seed. */

export type Random = () => number

/** mulberry32: small, and the same everywhere. */
export const randomOf = (seed: number): Random => {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

export const below = (random: Random, limit: number): number => Math.floor(random() * limit)
export const pick = <T>(random: Random, of: readonly T[]): T => of[below(random, of.length)] as T

/** 2024-01-01, and how many days after it things happen. */
export const START: DayNumber = 19723
export const SPAN = 500

const DEEDS: EventKind[] = [
  'viewed',
  'stamped',
  'claimed',
  'redeemed',
  'invited',
  'brought',
  'kept',
  'added',
  'dropped',
]
const PLATFORMS: Platform[] = ['taobao', 'douyin', 'pinduoduo', 'jd', 'other', 'store']
const CHANNELS = ['card:b1', 'invite:c1', 'store:s1', 'code:l.1']

const instant = (random: Random, day: DayNumber): number =>
  startOfDayNumber(day) + below(random, 24 * 3600_000)

const purchase = (random: Random, id: string, key: string): Event => ({
  _id: id,
  key,
  kind: 'bought',
  at: instant(random, START + below(random, SPAN)),
  notedAt: 1,
  fen: random() < 0.05 ? 0 : 1 + below(random, 90_000),
  platform: pick(random, PLATFORMS),
  ...(random() < 0.4 ? { storeId: pick(random, ['s1', 's2']) } : {}),
})

const returned = (random: Random, id: string, of: Event): Event => ({
  _id: id,
  key: of.key,
  kind: 'returned',
  at: of.at + (below(random, 60) - 2) * 24 * 3600_000,
  notedAt: 1,
  fen: random() < 0.5 ? (of.fen ?? 0) : below(random, 50_000),
  of: of._id,
})

const deed = (random: Random, id: string, key: string): Event => ({
  _id: id,
  key,
  kind: pick(random, DEEDS),
  at: instant(random, START + below(random, SPAN)),
  notedAt: 1,
  ...(random() < 0.3 ? { channel: pick(random, CHANNELS) } : {}),
})

const memberships = (random: Random, id: string, key: string): Event[] => {
  const days = Array.from({ length: below(random, 4) }, () => START + below(random, SPAN))
  days.sort((a, b) => a - b)
  return days.map((day, i) => ({
    _id: `${id}.${i}`,
    key,
    kind: i % 2 === 0 ? 'joined' : 'left',
    at: startOfDayNumber(day) + i,
    notedAt: 1,
  }))
}

/** Events of one person with one to three keys; returns, withdrawals and doubles among them. */
export const randomLog = (random: Random, name: string): Event[] => {
  const keys = Array.from(
    { length: 1 + below(random, 3) },
    (_, i) => `${i === 0 ? 'm' : 'b.tb'}.${name}${i}`,
  )
  const buys = Array.from({ length: below(random, 5) }, (_, i) =>
    purchase(random, `bought.${name}.${i}`, pick(random, keys)),
  )
  const backs = buys
    .filter(() => random() < 0.35)
    .flatMap((buy, i) =>
      Array.from({ length: 1 + below(random, 2) }, (_, j) =>
        returned(random, `returned.${name}.${i}.${j}`, buy),
      ),
    )
  const deeds = Array.from({ length: below(random, 5) }, (_, i) =>
    deed(random, `deed.${name}.${i}`, pick(random, keys)),
  )
  // Somebody with two memberships is a member until both have ended.
  const joined = keys.flatMap((key, i) =>
    random() < (i === 0 ? 0.8 : 0.3) ? memberships(random, `joined.${name}.${i}`, key) : [],
  )
  const all = [...buys, ...backs, ...deeds, ...joined]
  const wrong = all.filter(() => random() < 0.05)
  const withdrawn = wrong.map(
    ({ _id, key }): Event => ({
      _id: `w.${_id}`,
      key,
      kind: 'withdrawn',
      at: 0,
      notedAt: 2,
      of: _id,
    }),
  )
  const doubles = all.filter(() => random() < 0.1)
  return shuffled(random, [...all, ...withdrawn, ...doubles])
}

export const shuffled = <T>(random: Random, items: readonly T[]): T[] => {
  const out = [...items]
  for (let i = out.length - 1; i > 0; i -= 1) {
    const j = below(random, i + 1)
    ;[out[i], out[j]] = [out[j] as T, out[i] as T]
  }
  return out
}

const four = (random: Random, least: number, step: number): [number, number, number, number] => {
  const cuts: number[] = []
  for (let i = 0; i < 4; i += 1) cuts.push((cuts.at(-1) ?? least - 1) + 1 + below(random, step))
  return cuts as [number, number, number, number]
}

const randomRfm = (random: Random): RfmRules => ({
  windowDays: 1 + below(random, 300),
  recencyDays: four(random, 0, 60),
  orders: four(random, 1, 2),
  fen: four(random, 0, 40_000),
  high: {
    recency: 2 + below(random, 4),
    frequency: 2 + below(random, 4),
    money: 2 + below(random, 4),
  },
})

const randomAipl = (random: Random) => ({
  rules: Array.from({ length: 1 + below(random, 6) }, () => ({
    stage: (2 + below(random, 4)) as 2 | 3 | 4 | 5,
    kinds: shuffled(random, [...DEEDS, 'joined', 'bought', 'bought'] as EventKind[])
      .slice(0, 1 + below(random, 3))
      .filter((kind, i, all) => all.indexOf(kind) === i),
    atLeast: 1 + below(random, 3),
    withinDays: 1 + below(random, random() < 0.1 ? LONGEST_WINDOW : 200),
  })),
})

/** The defaults as often as not; sometimes rules that changed once or twice. */
export const randomRules = (random: Random): LifeRules => {
  if (random() < 0.4) return DEFAULT_RULES
  const days = random() < 0.5 ? [] : [START + below(random, SPAN), START + SPAN + below(random, 90)]
  return {
    aipl: [
      { from: 0, rules: random() < 0.3 ? DEFAULT_AIPL : randomAipl(random) },
      ...days.map((from) => ({ from, rules: randomAipl(random) })),
    ],
    rfm: [
      { from: 0, rules: random() < 0.3 ? DEFAULT_RFM : randomRfm(random) },
      ...days.map((from) => ({ from, rules: randomRfm(random) })),
    ],
  }
}

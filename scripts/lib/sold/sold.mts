/** Synthetic purchases on marketplaces: nobody's, but as uneven as real ones. */

export type Market = '淘宝' | '抖音' | '拼多多' | '京东'

export interface Sold {
  market: Market
  no: string
  buyer: string
  /** Masked, as marketplaces give it, where the buyer has not agreed. */
  phone: string
  state: '已付款' | '未付款' | '已关闭'
  /** When it was paid, ms. */
  at: number
  goods: Good
  count: number
  fen: number
  backFen: number
}

export interface Good {
  name: string
  spec: string
  fen: number
}

const DAY = 24 * 3600_000
const MARKETS: readonly Market[] = ['淘宝', '淘宝', '抖音', '抖音', '拼多多', '京东']
const BEIJING = 8 * 3600_000

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32, public domain). */
export const chance = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** 2026-01-31 18:30:00 in Beijing. */
export const stampOf = (at: number): string =>
  new Date(at + BEIJING).toISOString().slice(0, 19).replace('T', ' ')

const LENGTHS: Record<Market, number> = { 淘宝: 19, 抖音: 19, 拼多多: 15, 京东: 12 }

/** As long as the marketplace's own, and never twice. */
const numberOf = (market: Market, place: number, at: number, random: () => number): string => {
  const tail = String(place).padStart(5, '0')
  const length = LENGTHS[market] - tail.length
  const digits = Array.from({ length }, (_, i) => Math.floor(random() * 9) + (i === 0 ? 1 : 0))
  const number = `${digits.join('').slice(0, length)}${tail}`
  return market === '拼多多' ? `${stampOf(at).slice(2, 10).replaceAll('-', '')}-${number}` : number
}

interface Plan {
  seed: number
  buyers: number
  /** The newest purchase is no later. */
  until: number
  days: number
  goods: readonly Good[]
  /** All on this one. */
  market?: Market
}

interface Buyer {
  name: string
  market: Market
  phone: string
  /** Days between two purchases. */
  every: number
  from: number
}

const pick = <T,>(list: readonly T[], random: () => number): T =>
  list[Math.floor(random() * list.length)] as T

/** Most buy once or twice, some come back each month; all come at some time of the span. */
const buyersOf = ({ buyers, days, market }: Plan, random: () => number): Buyer[] =>
  Array.from({ length: buyers }, (_, place) => ({
    name: `buyer_${String(place + 1).padStart(3, '0')}`,
    market: market ?? pick(MARKETS, random),
    phone: `138****${String(1000 + place)}`,
    every: 20 + 260 * random() ** 1.5,
    from: days * random() ** 1.3,
  }))

const orderOf = (buyer: Buyer, at: number, goods: Good, random: () => number): Omit<Sold, 'no'> => {
  const count = random() < 0.75 ? 1 : 2
  const fen = goods.fen * count
  const end = random()
  const state = end < 0.03 ? '未付款' : '已付款'
  const backFen = state === '已付款' && end > 0.94 ? (random() < 0.5 ? fen : goods.fen / 2) : 0
  const { market, name, phone } = buyer
  return { market, buyer: name, phone, state, at, goods, count, fen, backFen: Math.floor(backFen) }
}

/** Purchases of the whole span, oldest first. */
export const soldOver = (plan: Plan): Sold[] => {
  const random = chance(plan.seed)
  const begun = plan.until - plan.days * DAY
  const all: Omit<Sold, 'no'>[] = []
  for (const buyer of buyersOf(plan, random)) {
    let day = buyer.from
    while (day < plan.days) {
      const at = Math.floor(begun + day * DAY)
      all.push(orderOf(buyer, at, pick(plan.goods, random), random))
      day += buyer.every * -Math.log(1 - random())
      // Every third one has found another shop by then.
      if (random() < 0.3) break
    }
  }
  all.sort((a, b) => a.at - b.at)
  return all.map((one, place) => ({ ...one, no: numberOf(one.market, place, one.at, random) }))
}

import { type DayNumber, startOfDayNumber } from '#core/events/days'
import type { EventKind, Platform } from '#core/events/event'
import { below, often, type Random, streamOf } from './random.ts'
import { DAYS, FIRST, LAST, seasonDay } from './season.ts'

/**
 * A synthetic brand from a seed: people who buy (few of them much), send things back, join, look,
 * check in and leave. Person `i` is made from the seed and `i` alone.
 */
export interface WorldItem {
  no: string
  fen: number
  backFen: number
}

export interface WorldOrder {
  no: string
  platform: Platform
  /** Instant of the payment; of an unpaid one when it was made. */
  at: number
  paid: boolean
  items: WorldItem[]
  /** Day on which something of it went back. */
  backDay?: DayNumber
}

export interface Deed {
  kind: EventKind
  at: number
}

export interface WorldPerson {
  id: number
  orders: WorldOrder[]
  deeds: Deed[]
}

const DAY_MS = 86_400_000
const SECOND_MS = 1000
const MOST_ORDERS = 60
/** P(at least k orders) = k^−1.6: four of ten buyers come again, one of a hundred eighteen times. */
const TAIL = -1 / 1.6
const NEVER_BOUGHT = 0.15
const UNPAID = 0.03
const SENT_BACK = 0.08

const platformIn = (random: Random): Platform => {
  const draw = random()
  if (draw < 0.45) return 'taobao'
  if (draw < 0.65) return 'pinduoduo'
  return draw < 0.8 ? 'store' : 'other'
}

/** To the second: no export tells more. */
const instantOn = (random: Random, day: DayNumber): number =>
  startOfDayNumber(day) + below(random, DAY_MS / SECOND_MS) * SECOND_MS

const itemsOf = (random: Random, no: string, platform: Platform): WorldItem[] => {
  const count = platform === 'taobao' || random() < 0.7 ? 1 : 2 + below(random, 2)
  return Array.from({ length: count }, (_, i) => ({
    no: `${no}${i}`,
    fen: 900 + below(random, below(random, 20) === 0 ? 200_000 : 30_000),
    backFen: 0,
  }))
}

/** A third of what goes back goes back in part. */
const sendBack = (random: Random, order: WorldOrder): void => {
  const day = Math.floor((order.at + 8 * 3_600_000) / DAY_MS)
  order.backDay = day + 1 + below(random, 20)
  if (random() < 0.34) {
    const [first] = order.items
    if (first) first.backFen = 1 + below(random, first.fen - 1)
  } else for (const item of order.items) item.backFen = item.fen
}

const orderOf = (random: Random, id: number, nth: number): WorldOrder => {
  const no = `3${String(id).padStart(8, '0')}${String(nth).padStart(2, '0')}0052817`
  const platform = platformIn(random)
  const at = instantOn(random, seasonDay(random))
  const paid = !often(random, UNPAID)
  const order: WorldOrder = { no, platform, at, paid, items: itemsOf(random, no, platform) }
  if (paid && often(random, SENT_BACK)) sendBack(random, order)
  return order
}

const ordersOf = (random: Random, id: number): WorldOrder[] => {
  if (often(random, NEVER_BOUGHT)) return []
  const count = Math.min(MOST_ORDERS, Math.floor((1 - random()) ** TAIL))
  const orders = Array.from({ length: count }, (_, nth) => orderOf(random, id, nth))
  return orders.sort((a, b) => a.at - b.at)
}

/** How often one does what, on the average; counts fall off like those of orders do. */
const HABITS: readonly (readonly [kind: EventKind, part: number, most: number])[] = [
  ['viewed', 0.5, 4],
  ['stamped', 0.3, 12],
  ['claimed', 0.4, 4],
  ['redeemed', 0.25, 3],
  ['invited', 0.08, 2],
  ['brought', 0.04, 3],
  ['kept', 0.03, 2],
  ['added', 0.3, 1],
  ['dropped', 0.04, 1],
]

const deedsOf = (random: Random, joined: DayNumber): Deed[] => {
  const deeds: Deed[] = [{ kind: 'joined', at: instantOn(random, joined) }]
  const left = LAST + 1 - joined
  for (const [kind, part, most] of HABITS) {
    if (!often(random, part)) continue
    for (let more = 1 + below(random, most); more > 0; more -= 1)
      deeds.push({ kind, at: instantOn(random, joined + below(random, left)) })
  }
  if (!often(random, 0.05)) return deeds
  const day = joined + below(random, left)
  deeds.push({ kind: 'left', at: startOfDayNumber(day + 1) })
  if (often(random, 0.3)) deeds.push({ kind: 'joined', at: startOfDayNumber(day + 30) })
  return deeds
}

export const personOf = (seed: number, id: number): WorldPerson => {
  const random = streamOf(seed, id)
  const orders = ordersOf(random, id)
  return { id, orders, deeds: deedsOf(random, FIRST + below(random, DAYS)) }
}

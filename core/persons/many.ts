import { type DayNumber, monthOfDay } from '../events/days'
import { type Buy, goneDay, type Life, ordersOf, returnsOf, stands } from './life'
import type { Person } from './person'

/**
 * Purchases, and other events of one kind, that a person's document keeps one by one. Who has more is
 * a reseller, or a key that many people share: what is older is kept as sums, or the document would
 * outgrow one answer of the database (1 MB, facts/cloud.md §6) and stop the counting for everybody.
 */
export const MOST_SINGLE = 1000
/** Of more purchases these newest stay single. */
const NEWEST = 200
/** Sums of purchases, and days of their returns, that a document holds: some 450 KB on the wire at most. */
const MOST_SUMS = 1500
const MOST_BACKS = 2000

/** How far sums reach; the finest that fits is taken, and the last one always does. */
interface Grain {
  of(day: DayNumber): number
  /** Days of returns, and of being gone, stay as they are. */
  exact?: true
  /** Stores are told apart. */
  stores?: true
}

const DAYS: Grain = { of: (day) => day, exact: true, stores: true }
const GRAINS: readonly Grain[] = [
  DAYS,
  { of: monthOfDay, stores: true },
  { of: (day) => Math.floor(monthOfDay(day) / 12), stores: true },
  { of: () => 0 },
]

interface Sum {
  row: Buy
  backs: Map<number, [DayNumber, number, number]>
}

/** What went back stands apart, so that each sum stands or is gone as a purchase does. */
const keyOf = (buy: Buy, { of, exact, stores }: Grain): string => {
  const gone = goneDay(buy)
  const end = gone === undefined ? '' : exact ? gone : 'gone'
  return `${of(buy.day)} ${buy.platform} ${stores ? (buy.storeId ?? '') : ''} ${end}`
}

const newSum = ({ id, day, platform, storeId }: Buy, { stores }: Grain): Sum => ({
  row: {
    id,
    day,
    fen: 0,
    platform,
    orders: 0,
    ...(stores && storeId !== undefined ? { storeId } : {}),
  },
  backs: new Map(),
})

const addTo = ({ row, backs }: Sum, buy: Buy, { of }: Grain): void => {
  row.fen += buy.fen
  row.orders = (row.orders ?? 0) + ordersOf(buy)
  for (const back of buy.backs ?? []) {
    const [day, fen] = back
    const known = backs.get(of(day))
    if (known) {
      known[0] = Math.min(known[0], day)
      known[1] += fen
      known[2] += returnsOf(back)
    } else backs.set(of(day), [day, fen, returnsOf(back)])
  }
}

const rowOf = ({ row, backs }: Sum): Buy =>
  backs.size === 0 ? row : { ...row, backs: [...backs.values()].sort(([a], [b]) => a - b) }

/** Purchases by day, place and what became of them, each sum on the day of its first one. */
const summed = (buys: readonly Buy[], grain: Grain): Buy[] => {
  const sums = new Map<string, Sum>()
  for (const buy of buys) {
    const key = keyOf(buy, grain)
    const sum = sums.get(key) ?? newSum(buy, grain)
    sums.set(key, sum)
    addTo(sum, buy, grain)
  }
  return [...sums.values()].map(rowOf)
}

const fits = (buys: readonly Buy[]): boolean =>
  buys.length <= MOST_SUMS &&
  buys.reduce((backs, buy) => backs + (buy.backs?.length ?? 0), 0) <= MOST_BACKS

/** The first that stands parts first purchases from later ones: it is never in a sum. */
const summedBy = (buys: readonly Buy[], grain: Grain): Buy[] => {
  const newest = Math.max(0, buys.length - NEWEST)
  const first = buys.findIndex(stands)
  const cut = first < 0 || first > newest ? newest : first
  return [
    ...summed(buys.slice(0, cut), grain),
    ...buys.slice(cut, cut + (cut < newest ? 1 : 0)),
    ...summed(buys.slice(cut + 1, newest), grain),
    ...buys.slice(newest),
  ]
}

/** Purchases as a document keeps them. */
const keptPurchases = (buys: readonly Buy[]): Buy[] => {
  for (const grain of GRAINS) {
    const kept = summedBy(buys, grain)
    if (fits(kept)) return kept
  }
  return summedBy(buys, GRAINS.at(-1) as Grain)
}

type Older = NonNullable<Person['older']>[string]

const counted = (days: readonly DayNumber[], { of }: Grain): Older => {
  const sums = new Map<number, [DayNumber, number]>()
  for (const day of days) {
    const known = sums.get(of(day))
    if (known) known[1] += 1
    else sums.set(of(day), [day, 1])
  }
  return [...sums.values()]
}

const keptOlder = (days: readonly DayNumber[]): Older => {
  for (const grain of GRAINS) {
    const kept = counted(days, grain)
    if (kept.length <= MOST_SINGLE) return kept
  }
  return []
}

const keptDays = (days: Life['days']): Pick<Person, 'days' | 'older'> => {
  const kept: Person['days'] = {}
  const older: Record<string, Older> = {}
  for (const [kind, all] of Object.entries(days)) {
    const newest = Math.max(0, all.length - MOST_SINGLE)
    kept[kind] = newest === 0 ? all : all.slice(newest)
    if (newest > 0) older[kind] = keptOlder(all.slice(0, newest))
  }
  return Object.keys(older).length === 0 ? { days: kept } : { days: kept, older }
}

/** A life of which every figure of a day is what it was, with fewer purchases to go through. */
export const byDays = (life: Life): Life =>
  life.purchases.length <= MOST_SINGLE
    ? life
    : { ...life, purchases: summedBy(life.purchases, DAYS) }

/**
 * What a document keeps of a life. Sums of purchases, money and returns are the same; beyond some
 * thousands of days and places they stand on the first day of their month, then year.
 */
export const keptOf = (
  life: Life,
): Pick<Person, 'purchases' | 'days' | 'older' | 'membership'> => ({
  purchases: life.purchases.length <= MOST_SINGLE ? life.purchases : keptPurchases(life.purchases),
  ...keptDays(life.days),
  membership: life.membership,
})

/** For who looks at such a person. */
export const SUMMED =
  '记录特别多，可能是代购，或一个号码很多人在用：较早的按天合计，再多时按月、按年，合计的数都不变；最多计入 6 万条记录'

/** Is any of it kept as sums? */
export const isSummed = ({ purchases, older }: Pick<Person, 'purchases' | 'older'>): boolean =>
  older !== undefined || purchases.some(({ orders }) => orders !== undefined)

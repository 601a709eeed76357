import { type DayNumber, firstDayOf, lastDayOf, type MonthNumber, monthOfDay } from '../events/days'
import { type Counts, inField } from '../persons/counters'
import type { Behind } from './figure'
import { withinSpan } from './figure'
import { netNote, standingOf } from './figures/buying'

/** What was spent on a channel in a month, as an operator entered it, fen. */
export interface Cost {
  channel: string
  month: MonthNumber
  fen: number
}

/** Of one channel, by month. */
export interface Monthly {
  joined: Map<MonthNumber, number>
  /** Paid, and gone back, by whoever came by it first. */
  paid: Map<MonthNumber, number>
  back: Map<MonthNumber, number>
  cost: Map<MonthNumber, number>
}

export interface Channel {
  channel: string
  /** New members of the month and of all time. */
  joined: number
  joinedAll: number
  /** Bought less returned. */
  fen: number
  fenAll: number
  /** Undefined where nobody has entered any. */
  cost?: number
  costAll?: number
  /** Cost of a new member, fen; undefined without cost or without one. */
  cac?: number
  /** Bought less returned for each yuan spent, all time. */
  roi?: number
  /** Of those with a cost, it brings least for it. */
  least: boolean
}

const MONTHS = 12
const FIELD = /^(\d\d)-(in-|fen-c:|back-c:)(.+)$/

type Years = Readonly<Record<string, Counts>>

const kinds = { 'in-': 'joined', 'fen-c:': 'paid', 'back-c:': 'back' } as const

const monthlyIn = (all: Map<string, Monthly>, channel: string): Monthly => {
  const known = all.get(channel)
  if (known) return known
  const made = { joined: new Map(), paid: new Map(), back: new Map(), cost: new Map() }
  all.set(channel, made)
  return made
}

const plus = (map: Map<MonthNumber, number>, month: MonthNumber, by: number) => {
  map.set(month, (map.get(month) ?? 0) + by)
}

/** By channel: counters of years (life and trade) and costs, up to a month. */
export const monthliesOf = (
  years: readonly Years[],
  costs: readonly Cost[],
  upTo: MonthNumber,
): Map<string, Monthly> => {
  const all = new Map<string, Monthly>()
  for (const [year, counts] of years.flatMap((one) => Object.entries(one)))
    for (const [field, count] of Object.entries(counts)) {
      const [, at, start, channel] = FIELD.exec(field) ?? []
      const month = Number(year) * MONTHS + Number(at) - 1
      if (channel === undefined || channel === 'none' || count === 0 || month > upTo) continue
      plus(monthlyIn(all, channel)[kinds[start as keyof typeof kinds]], month, count)
    }
  for (const { channel, month, fen } of costs)
    if (month <= upTo && fen > 0) plus(monthlyIn(all, inField(channel)).cost, month, fen)
  return all
}

const total = (map: ReadonlyMap<MonthNumber, number>): number =>
  [...map.values()].reduce((sum, one) => sum + one, 0)

const netIn = ({ paid, back }: Monthly, month: MonthNumber): number =>
  (paid.get(month) ?? 0) - (back.get(month) ?? 0)

const channelOf = (channel: string, its: Monthly, month: MonthNumber): Channel => {
  const [joined, joinedAll] = [its.joined.get(month) ?? 0, total(its.joined)]
  const fenAll = total(its.paid) - total(its.back)
  const cost = its.cost.get(month)
  const costAll = its.cost.size === 0 ? undefined : total(its.cost)
  return {
    channel,
    joined,
    joinedAll,
    fen: netIn(its, month),
    fenAll,
    ...(cost === undefined ? {} : { cost }),
    ...(costAll === undefined ? {} : { costAll, roi: fenAll / costAll }),
    ...(costAll === undefined || joinedAll === 0 ? {} : { cac: costAll / joinedAll }),
    least: false,
  }
}

const byJoined = (a: Channel, b: Channel) =>
  b.joinedAll - a.joinedAll || b.fenAll - a.fenAll || (a.channel < b.channel ? -1 : 1)

/** One alone is the least of nothing. */
const markLeast = (rows: Channel[]): Channel[] => {
  const told = rows.flatMap(({ roi }) => roi ?? [])
  if (told.length < 2) return rows
  const least = Math.min(...told)
  return rows.map((row) => ({ ...row, least: row.roi === least }))
}

/** Who brought most members first. */
export const channelsOf = (all: ReadonlyMap<string, Monthly>, month: MonthNumber): Channel[] =>
  markLeast([...all].map(([channel, its]) => channelOf(channel, its, month)).sort(byJoined))

interface Start {
  /** Month of the newest cost. */
  from: MonthNumber
  /** All that was spent less all that came in before it. */
  owed: number
}

const startOf = (its: Monthly): Start | undefined => {
  if (its.cost.size === 0) return undefined
  const from = Math.max(...its.cost.keys())
  const before = [...its.paid.keys(), ...its.back.keys()].filter((month) => month < from)
  const came = [...new Set(before)].reduce((sum, month) => sum + netIn(its, month), 0)
  return { from, owed: total(its.cost) - came }
}

/**
 * Months in whose days it must be looked when a channel has paid back: from the newest cost on, until
 * one that ends with it paid back for sure. Most channels have one or none.
 */
export const monthsToLook = (its: Monthly, upTo: MonthNumber): MonthNumber[] => {
  const start = startOf(its)
  if (!start) return []
  const found: MonthNumber[] = []
  let { owed } = start
  for (let month = start.from; month <= upTo; month += 1) {
    if ((its.paid.get(month) ?? 0) >= owed || owed <= 0) found.push(month)
    owed -= netIn(its, month)
    if (owed <= 0) break
  }
  return found
}

/** What came in (net) on a day. */
type Daily = (day: DayNumber) => number

/** The first day of a month on which no more is owed. */
const clearedIn = (month: MonthNumber, owed: number, upTo: DayNumber, on: Daily) => {
  let left = owed
  for (let day = firstDayOf(month); day <= Math.min(lastDayOf(month), upTo); day += 1) {
    left -= on(day)
    if (left <= 0) return day
  }
  return undefined
}

/**
 * The first day, from the month of the newest cost on, on which all that its people had bought less
 * returned was as much as all that was spent. A cost counts from the first day of its month. `on` is
 * asked for days of `monthsToLook` alone. Undefined: not yet.
 */
export const paidBackOn = (its: Monthly, upTo: DayNumber, on: Daily): DayNumber | undefined => {
  const start = startOf(its)
  if (!start) return undefined
  for (const month of monthsToLook(its, monthOfDay(upTo))) {
    const before = monthsBetween(start.from, month).map((one) => netIn(its, one))
    const owed = before.reduce((left, net) => left - net, start.owed)
    const day = clearedIn(month, owed, upTo, on)
    if (day !== undefined) return day
  }
  return undefined
}

const monthsBetween = (from: MonthNumber, to: MonthNumber): MonthNumber[] =>
  Array.from({ length: to - from }, (_, i) => from + i)

/** Who came by a channel first of all, and became a member in the month (or ever). */
export const behindChannel = (channel: string, ever: boolean): Behind => ({
  take: ['purchases', 'membership', 'channel'],
  note: (one, span) => {
    const day = one.membership[0]?.[0]
    if (day === undefined || inField(one.channel ?? 'none') !== channel) return undefined
    if (!ever && !withinSpan(day, span)) return undefined
    const standing = standingOf(one)
    return standing.length === 0 ? '还没买过' : netNote(standing)
  },
})

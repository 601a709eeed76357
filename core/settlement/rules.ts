import { ok, type Result, refuse } from '../kernel/result'
import { type BusinessDay, businessDayOf, DAY, endOfDay, startOfDay } from '../kernel/time'
import type { Statement } from './contract'
import { MAX_PERIOD_DAYS } from './limits'

/** First and last Beijing day of a settlement, both included. */
export interface Period {
  from: string
  to: string
}

/** First instant of a period, and the first one after it (ms). */
export interface Span {
  from: number
  to: number
}

/** Whole days up to today at the latest. Refuses `settlement.period-impossible`. */
export const spanOf = (
  { from, to }: Period,
  now: number,
): Result<Span, 'settlement.period-impossible'> => {
  const [start, end] = [startOfDay(from as BusinessDay), endOfDay(to as BusinessDay) + 1]
  const isPossible = start < end && end - start <= MAX_PERIOD_DAYS * DAY && to <= businessDayOf(now)
  return isPossible ? ok({ from: start, to: end }) : refuse('settlement.period-impossible')
}

/** Uses of one store, one bearer and one direction. */
export interface Entry {
  storeId: string
  bearer: string
  /** Taken back: its fen are at or below zero. */
  back: boolean
  uses: number
  fen: number
}

type Share = Statement['shares'][number]

const add = (left: number, right: number) => left + right
const sumOf = (entries: readonly Entry[], value: (entry: Entry) => number) =>
  entries.map(value).reduce(add, 0)

/** What a use adds to the uses that stand. */
const net = ({ back, uses }: Entry): number => (back ? -uses : uses)

const shareOf = (bearer: string, entries: readonly Entry[]): Share => {
  const own = entries.filter((entry) => entry.bearer === bearer)
  return { bearer, uses: sumOf(own, net), fen: sumOf(own, ({ fen }) => fen) }
}

/** Brand and store first, then partners by name: the same order on every page and paper. */
const ORDER = ['brand', 'store']
const rank = (bearer: string): number =>
  ORDER.includes(bearer) ? ORDER.indexOf(bearer) : ORDER.length
const byBearer = (left: string, right: string) =>
  rank(left) - rank(right) || (left < right ? -1 : 1)

/** The statement of entries that belong together. `fen` = Σ shares. */
export const statementOf = (
  store: { id: string; name: string },
  entries: readonly Entry[],
): Statement => {
  const bearers = [...new Set(entries.map(({ bearer }) => bearer))].sort(byBearer)
  return {
    storeId: store.id,
    store: store.name,
    made: sumOf(entries, ({ back, uses }) => (back ? 0 : uses)),
    back: sumOf(entries, ({ back, uses }) => (back ? uses : 0)),
    fen: sumOf(entries, ({ fen }) => fen),
    shares: bearers.map((bearer) => shareOf(bearer, entries)),
  }
}

/** A partner may be called anything but these two. */
export const bearerName = (bearer: string): string =>
  ({ brand: '品牌', store: '门店' })[bearer] ?? bearer

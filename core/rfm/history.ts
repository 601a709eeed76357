import type { DayNumber, Step } from '../events/days'
import { type DatedRules, sortDays, spliced } from '../events/steps'
import { type Buy, goneDay, type Life, ordersOf } from '../persons/life'
import { type Cell, cellOf, NO_CELL, type RfmRules } from './cells'

type Four = readonly [number, number, number, number]

/** 5 for at most the first cut, … 1 beyond the last. */
export const recencyScore = (days: number, [five, four, three, two]: Four): number =>
  days <= five ? 5 : days <= four ? 4 : days <= three ? 3 : days <= two ? 2 : 1

/** 5 from the last cut on, … 1 below the first. */
export const amountScore = (value: number, [two, three, four, five]: Four): number =>
  value >= five ? 5 : value >= four ? 4 : value >= three ? 3 : value >= two ? 2 : 1

/** What is left of a purchase at the end of a day, fen. */
const netOn = ({ fen, backs }: Buy, day: DayNumber): number => {
  let left = fen
  if (backs) for (const [on, back] of backs) if (on <= day) left -= back
  return left
}

export interface Sums {
  /** Day of the last purchase that counts; undefined when none does. */
  last: DayNumber | undefined
  orders: number
  fen: number
}

const standsOn = (buy: Buy, day: DayNumber): boolean =>
  buy.backs === undefined || (goneDay(buy) ?? day + 1) > day

/** What counts on a day, among purchases[from] … purchases[to − 1]. */
const sumsBetween = (buys: readonly Buy[], from: number, to: number, day: DayNumber): Sums => {
  let last: DayNumber | undefined
  let orders = 0
  let fen = 0
  for (let i = from; i < to; i += 1) {
    const buy = buys[i] as Buy
    if (!standsOn(buy, day)) continue
    last = buy.day
    orders += ordersOf(buy)
    fen += netOn(buy, day)
  }
  return { last, orders, fen }
}

/** Recency, frequency and money of a day before they are scored. */
export const sumsOn = ({ purchases }: Life, { windowDays }: RfmRules, day: DayNumber): Sums => {
  let from = 0
  while (from < purchases.length && (purchases[from] as Buy).day <= day - windowDays) from += 1
  let to = from
  while (to < purchases.length && (purchases[to] as Buy).day <= day) to += 1
  return sumsBetween(purchases, from, to, day)
}

const scored = ({ last, orders, fen }: Sums, rules: RfmRules, day: DayNumber): Cell =>
  last === undefined
    ? NO_CELL
    : cellOf(
        recencyScore(day - last, rules.recencyDays),
        amountScore(orders, rules.orders),
        amountScore(fen, rules.fen),
      )

/** The cell of one day; `cellHistory` says the same of every day. */
export const cellOn = (life: Life, rules: RfmRules, day: DayNumber): Cell =>
  scored(sumsOn(life, rules, day), rules, day)

// One array for all persons (core/aipl/history.ts).
const changes: number[] = []

/** Days on which the cell may change: a purchase, a step of its age, its leaving, a return. */
const collect = (buys: readonly Buy[], { windowDays, recencyDays }: RfmRules): void => {
  changes.length = 0
  for (const { day, backs } of buys) {
    changes.push(day, day + windowDays)
    for (const cut of recencyDays) if (cut + 1 < windowDays) changes.push(day + cut + 1)
    if (backs) for (const [on] of backs) changes.push(on)
  }
  sortDays(changes)
}

const byRules =
  ({ purchases }: Life) =>
  (rules: RfmRules): Step<Cell>[] => {
    const steps: Step<Cell>[] = []
    collect(purchases, rules)
    let [from, to, value, seen] = [0, 0, NO_CELL, Number.NaN]
    for (const day of changes) {
      if (day === seen) continue
      seen = day
      while (from < purchases.length && (purchases[from] as Buy).day <= day - rules.windowDays)
        from += 1
      while (to < purchases.length && (purchases[to] as Buy).day <= day) to += 1
      const cell = scored(sumsBetween(purchases, from, to, day), rules, day)
      if (cell !== value) steps.push([day, cell])
      value = cell
    }
    return steps
  }

/** The cell of each day, as steps: before the first one NO_CELL; into the future like stages. */
export const cellHistory = (life: Life, dated: DatedRules<RfmRules>): Step<Cell>[] =>
  life.purchases.length === 0 ? [] : spliced(dated, byRules(life))

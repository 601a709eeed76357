import { type DayNumber, firstDayOf, lastDayOf, monthOfDay } from '../events/days'
import type { Visit } from './visits'

/** A part and what it is a part of; adds up over persons, samples and counters alike. */
export interface Share {
  part: number
  of: number
}

/** Undefined where there is nobody to divide by: no figure is better than a wrong one. */
export const ratioOf = ({ part, of }: Share): number | undefined =>
  of === 0 ? undefined : part / of

export const NO_SHARE: Share = { part: 0, of: 0 }

export const addShares = (a: Share, b: Share): Share => ({ part: a.part + b.part, of: a.of + b.of })

/** Somebody's standing purchases, oldest first (visits.ts `standingOf`). */
export type Standing = readonly Visit[]

/** The same question asked of everybody. */
export const shareOver = (
  people: Iterable<Standing>,
  look: (standing: Standing) => Share,
): Share => {
  let all = NO_SHARE
  for (const standing of people) all = addShares(all, look(standing))
  return all
}

/** Days, both included. */
export interface Period {
  from: DayNumber
  to: DayNumber
}

/** So many days that end with `to`. */
export const lastDays = (to: DayNumber, days: number): Period => ({ from: to - days + 1, to })

/** As many days, just before. */
export const periodBefore = ({ from, to }: Period): Period => ({
  from: from - (to - from + 1),
  to: from - 1,
})

const within = (standing: Standing, { from, to }: Period): Visit[] =>
  standing.filter(({ day }) => day >= from && day <= to)

const one = (yes: boolean): number => (yes ? 1 : 0)

/** Bought twice or more in the period, of those who bought in it. */
export const repurchaseIn = (standing: Standing, period: Period): Share => {
  const orders = within(standing, period).length
  return { part: one(orders >= 2), of: one(orders >= 1) }
}

/** Had bought before the period, of those who bought in it. */
export const oldBuyersIn = (standing: Standing, period: Period): Share => {
  const bought = within(standing, period).length > 0
  const before = standing.some(({ day }) => day < period.from)
  return { part: one(bought && before), of: one(bought) }
}

/** Bought in the period, of those who bought in the one of the same length before. */
export const retainedIn = (standing: Standing, period: Period): Share => {
  const before = within(standing, periodBefore(period)).length > 0
  return { part: one(before && within(standing, period).length > 0), of: one(before) }
}

/**
 * Bought again on a later day within `days` of their first purchase, of those whose first purchase lies
 * in the period and has been so many days ago: who is too new is in neither number.
 */
export const cameBackWithin = (
  standing: Standing,
  days: number,
  period: Period,
  asOf: DayNumber,
): Share => {
  const first = standing[0]?.day
  if (first === undefined || first < period.from || first > period.to || first + days > asOf)
    return NO_SHARE
  const again = standing.find(({ day }) => day > first)
  return { part: one(again !== undefined && again.day <= first + days), of: 1 }
}

/** Orders in the period per person who bought in it. */
export const ordersIn = (standing: Standing, period: Period): Share => {
  const orders = within(standing, period).length
  return { part: orders, of: one(orders > 0) }
}

/** Fen in the period per person who bought in it. */
export const fenIn = (standing: Standing, period: Period): Share => {
  const orders = within(standing, period)
  return { part: orders.reduce((sum, { fen }) => sum + fen, 0), of: one(orders.length > 0) }
}

/** How many times as often (as much) one group buys as another; undefined without either. */
export const timesOf = (group: Share, control: Share): number | undefined => {
  const [a, b] = [ratioOf(group), ratioOf(control)]
  return a === undefined || !b ? undefined : a / b
}

/** The same date so many months earlier; the last day of that month where it has no such date. */
export const monthsBefore = (day: DayNumber, months: number): DayNumber => {
  const month = monthOfDay(day)
  const then = month - months
  return Math.min(firstDayOf(then) + day - firstDayOf(month), lastDayOf(then))
}

/** At least so many orders within so many months up to the day: after the same date back then. */
export const boughtAtLeast = (
  standing: Standing,
  orders: number,
  months: number,
  asOf: DayNumber,
): boolean => {
  const period = { from: monthsBefore(asOf, months) + 1, to: asOf }
  return within(standing, period).length >= orders
}

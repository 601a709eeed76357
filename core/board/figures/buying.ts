import { lastDayOf, monthOfDay } from '../../events/days'
import { type Buy, countOrders, netFen, stands } from '../../persons/life'
import type { Slim, Span } from '../figure'
import { withinSpan } from '../figure'
import { yuan } from '../text'

/** Questions to one person's purchases. */

export const standingOf = ({ purchases }: Slim): Buy[] => purchases.filter(stands)

export const boughtIn = ({ purchases }: Slim, span: Span): Buy[] =>
  purchases.filter(({ day }) => withinSpan(day, span))

const paid = (buys: readonly Buy[]): number => buys.reduce((sum, { fen }) => sum + fen, 0)

/** 3 单 ¥120; nothing for nobody. */
export const paidNote = (buys: readonly Buy[]): string | undefined =>
  buys.length === 0 ? undefined : `${countOrders(buys)} 单 ${yuan(paid(buys))}`

export const netNote = (buys: readonly Buy[]): string =>
  `${countOrders(buys)} 单 ${yuan(buys.reduce((sum, buy) => sum + netFen(buy), 0))}`

/** Purchases with an earlier standing one before them. */
export const againIn = (one: Slim, span: Span): Buy[] => {
  const first = one.purchases.findIndex(stands)
  if (first < 0) return []
  return one.purchases.filter((buy, place) => place > first && withinSpan(buy.day, span))
}

/** Months from the first standing purchase to today that are over. */
export const monthsOver = (standing: readonly Buy[], today: number, offset: number): boolean => {
  const [first] = standing
  return first !== undefined && lastDayOf(monthOfDay(first.day) + offset) <= today
}

/** Standing purchases of the month so many months after the first. */
export const boughtAfter = (standing: readonly Buy[], offset: number): Buy[] => {
  const [first] = standing
  if (!first) return []
  return standing.filter(({ day }) => monthOfDay(day) === monthOfDay(first.day) + offset)
}

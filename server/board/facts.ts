import type { Bounds } from '#core/board/alarms'
import { type DeskMonth, type Facts, monthOfText, namesOfFacts } from '#core/board/facts'
import { dayNumberOf, type MonthNumber, monthOfDay, monthText } from '#core/events/days'
import { ok, type Result, refuse } from '#core/kernel/result'
import { readCounters, readState } from '../persons'
import { getMany } from '../platform/store'
import { BOUNDS, board } from './records'

type State = Awaited<ReturnType<typeof readState>>

export interface Known {
  facts: Facts
  month: MonthNumber
  state: State
  bounds: Bounds
}

/** The month that is asked for, or the running one. Refuses one that has not begun. */
export const monthAsked = (
  given: string | undefined,
  now: number,
): Result<MonthNumber, 'board.month-ahead'> => {
  const running = monthOfDay(dayNumberOf(now))
  const month = given === undefined ? running : monthOfText(given)
  return month > running ? refuse('board.month-ahead') : ok(month)
}

const NONE = {}

const readBoard = async (months: readonly MonthNumber[]) => {
  const found = await getMany(board, [BOUNDS, ...months.map(monthText)])
  const desks = new Map<string, DeskMonth>(
    found.flatMap(({ _id, month }) => (month ? [[_id, month] as const] : [])),
  )
  return { desks, bounds: found.find(({ _id }) => _id === BOUNDS)?.bounds ?? {} }
}

const withoutAbsent = ({
  again,
  asleep,
}: {
  again?: number | undefined
  asleep?: number | undefined
}): Bounds => ({
  ...(again === undefined ? {} : { again }),
  ...(asleep === undefined ? {} : { asleep }),
})

/** All that the figures of a month are made of, in three requests. */
export const knownFor = async (month: MonthNumber, now: number): Promise<Known> => {
  const today = dayNumberOf(now)
  const months = [month - 1, month, monthOfDay(today)]
  const [state, { desks, bounds }] = await Promise.all([readState(), readBoard(months)])
  const counters = await readCounters(state.gen, namesOfFacts(month, today))
  const facts: Facts = {
    today,
    counts: (name) => counters.get(name) ?? NONE,
    desk: (one) => desks.get(monthText(one)),
  }
  return { facts, month, state, bounds: withoutAbsent(bounds) }
}

/** The same with coupons and points of these months as they are given. */
export const withDesk = (known: Known, desks: ReadonlyMap<MonthNumber, DeskMonth>): Known => ({
  ...known,
  facts: { ...known.facts, desk: (month) => desks.get(month) ?? known.facts.desk(month) },
})

import { boundOf } from '#core/board/alarms'
import type { boardOperatorRoutes } from '#core/board/contract'
import { SERIES } from '#core/board/facts'
import type { Figure, FigureId } from '#core/board/figure'
import { figureOf } from '#core/board/figures'
import { valueText } from '#core/board/text'
import { monthOfDay, monthText } from '#core/events/days'
import { ok } from '#core/kernel/result'
import { ALARM_FIGURES, tradePresets } from '#core/persons/trades'
import type { UseCase } from '../platform/context'
import { deskOf } from './desk'
import { type Known, knownFor, monthAsked, withDesk } from './facts'
import { pageOf } from './people'
import { shownFigure } from './shown'

type Routes = typeof boardOperatorRoutes

/** Figures that the hourly count tells: their own page counts anew. */
const COUNTED: readonly FigureId[] = ['owed', 'redeemed']

const fresh = async (id: FigureId, known: Known, now: number): Promise<Known> => {
  if (!COUNTED.includes(id)) return known
  const month = id === 'owed' ? monthOfDay(known.facts.today) : known.month
  const desk = await deskOf(monthText(month), now)
  return withDesk(known, new Map([[month, desk]]))
}

const seriesOf = ({ dated, unit, of }: Figure, { facts, month }: Known) => {
  if (!dated) return []
  return Array.from({ length: SERIES }, (_, i) => month - SERIES + 1 + i).map((one) => {
    const { value } = of(facts, one)
    const text = valueText(unit, value)
    return { month: monthText(one), text, ...(value === undefined ? {} : { value }) }
  })
}

const bound = (id: FigureId, { state, bounds }: Known): { bound?: number } => {
  const isAlarm = (ALARM_FIGURES as readonly string[]).includes(id)
  const { alarms } = tradePresets[state.trade ?? 'general']
  const alarm = isAlarm ? alarms.find(({ figure }) => figure === id) : undefined
  return alarm ? { bound: boundOf(alarm, bounds) } : {}
}

/** One figure: how it is made, its months, and who is behind it. */
export const figure: UseCase<Routes['board.figure']> = async (input, { now }) => {
  const month = monthAsked(input.month, now)
  if (!month.ok) return month
  const known = await fresh(input.figure, await knownFor(month.value, now), now)
  const its = figureOf(input.figure)
  return ok({
    figure: shownFigure(its, known),
    formula: its.formula,
    count: its.of(known.facts, known.month).people,
    series: seriesOf(its, known),
    ...bound(input.figure, known),
    ...(await pageOf(its.behind, known)),
  })
}

import { alarmFor } from '#core/board/alarms'
import type { ShownFigure } from '#core/board/contract'
import type { Figure } from '#core/board/figure'
import { figures } from '#core/board/figures'
import { valueText } from '#core/board/text'

import { BOARD_PARTS, type BoardPart, tradePresets } from '#core/persons/trades'
import type { Known } from './facts'

const beforeText = (figure: Figure, { facts, month }: Known): { before?: string } =>
  figure.dated ? { before: valueText(figure.unit, figure.of(facts, month - 1).value) } : {}

/** A figure as the board draws it. */
export const shownFigure = (figure: Figure, known: Known): ShownFigure => {
  const { id, part, name, unit } = figure
  const value = figure.of(known.facts, known.month)
  const preset = tradePresets[known.state.trade ?? 'general']
  const alarm = alarmFor(id, preset, known.bounds, value)
  return {
    id,
    part,
    name,
    text: valueText(unit, value.value),
    ...(value.note === undefined ? {} : { note: value.note }),
    ...beforeText(figure, known),
    ...(alarm === undefined ? {} : { alarm }),
  }
}

/** The parts in the order of the trade; a part that its preset forgot comes last. */
export const partsOf = ({ state }: Known): BoardPart[] => {
  const { board } = tradePresets[state.trade ?? 'general']
  return [...board, ...BOARD_PARTS.filter((part) => !board.includes(part))]
}

export const shownFigures = (known: Known): ShownFigure[] =>
  partsOf(known).flatMap((part) =>
    figures.filter((one) => one.part === part).map((one) => shownFigure(one, known)),
  )

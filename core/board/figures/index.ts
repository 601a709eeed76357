import { FIGURES, type Figure, type FigureId } from '../figure'
import { deedFigures } from './deeds'
import { memberFigures } from './members'
import { repurchaseFigures } from './repurchase'
import { retentionFigures } from './retention'
import { salesFigures } from './sales'

const all: readonly Figure[] = [
  ...repurchaseFigures,
  ...retentionFigures,
  ...memberFigures,
  ...salesFigures,
  ...deedFigures,
]

const found = (id: FigureId): Figure => {
  const figure = all.find((one) => one.id === id)
  if (!figure) throw new Error(`board: no figure ${id}`)
  return figure
}

const byId = new Map(FIGURES.map((id) => [id, found(id)]))

export const figureOf = (id: FigureId): Figure => byId.get(id) ?? found(id)

/** Every figure of the board, in the order of the parts as they are declared. */
export const figures: readonly Figure[] = FIGURES.map(figureOf)

import { BLACK, line, lineColour, placed } from '../../platform/print/draw'
import type { Glyphs } from '../../platform/print/glyphs'
import { writePdf } from '../../platform/print/pdf'
import { CARD, cardFace, cardPersonal, type Face, type Personal } from './card'

const A4 = { width: 210, height: 297 }
const COLUMNS = 2
const ROWS = 4
export const CARDS_PER_PAGE = COLUMNS * ROWS

const CELL = { width: CARD.width + CARD.bleed * 2, height: CARD.height + CARD.bleed * 2 }
const LEFT = (A4.width - CELL.width * COLUMNS) / 2
const TOP = (A4.height - CELL.height * ROWS) / 2

/** Marks stand clear of the bleed, as cutters expect, and inside what printers can reach. */
const MARK = { gap: 1, length: 4, width: 0.1 }

/** Lower left corner after cutting of the card at this place of a page. */
const cornerOf = (place: number): [number, number] => {
  const column = place % COLUMNS
  const row = Math.floor(place / COLUMNS)
  const x = LEFT + column * CELL.width + CARD.bleed
  const y = A4.height - TOP - (row + 1) * CELL.height + CARD.bleed
  return [x, y]
}

const verticalMarks = (x: number): string => {
  const foot = TOP - MARK.gap
  const head = A4.height - foot
  return line(x, foot - MARK.length, x, foot) + line(x, head, x, head + MARK.length)
}

const horizontalMarks = (y: number): string => {
  const left = LEFT - MARK.gap
  const right = A4.width - left
  return line(left - MARK.length, y, left, y) + line(right, y, right + MARK.length, y)
}

/** A mark at both ends of every line along which the cards are cut. */
const cutMarks = (): string => {
  const columns = Array.from({ length: COLUMNS }, (_, i) => cornerOf(i)[0])
  const rows = Array.from({ length: ROWS }, (_, i) => cornerOf(i * COLUMNS)[1])
  return (
    `${lineColour(BLACK)}${MARK.width} w\n` +
    columns.map((x) => verticalMarks(x) + verticalMarks(x + CARD.width)).join('') +
    rows.map((y) => horizontalMarks(y) + horizontalMarks(y + CARD.height)).join('')
  )
}

export interface Sheet {
  pdf: Buffer
  pages: number
}

/** An A4 print sheet with eight cards to a page: 3 mm bleed, cut marks, text as outlines. */
export const printSheet = (
  glyphs: Glyphs,
  title: string,
  face: Face,
  cards: readonly Personal[],
): Sheet => {
  const pages: string[] = []
  for (let first = 0; first < cards.length; first += CARDS_PER_PAGE) {
    const drawn = cards.slice(first, first + CARDS_PER_PAGE).map((card, place) => {
      const [x, y] = cornerOf(place)
      return placed(x, y, `/Face Do\n${cardPersonal(glyphs, card)}`)
    })
    pages.push(`/Marks Do\n${drawn.join('')}`)
  }
  const shared = {
    Face: cardFace(glyphs, face),
    Marks: {
      box: [0, 0, A4.width, A4.height] as [number, number, number, number],
      content: cutMarks(),
    },
  }
  return { pdf: writePdf({ title, ...A4, shared, pages }), pages: pages.length }
}

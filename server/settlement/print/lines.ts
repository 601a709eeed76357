import { BLACK, fillColour, line, lineColour } from '../../platform/print/draw'
import type { Glyphs } from '../../platform/print/glyphs'
import { blockPath, setText, widthOf } from '../../platform/print/text'

/** Lines of text that fill A4 sheets from top to bottom; lengths in mm, y upwards. */

export const A4 = { width: 210, height: 297 }
export const MARGIN = 18
const WIDTH = A4.width - MARGIN * 2

/** A text in its column. `x` from the left margin. */
interface Cell {
  text: string
  x: number
  width: number
  right?: boolean
}

export interface Line {
  size: number
  height: number
  cells: Cell[]
  /** A hairline under it. */
  ruled?: boolean
}

/** Text from margin to margin. */
export const textLine = (text: string, size: number, height: number): Line => ({
  size,
  height,
  cells: [{ text, x: 0, width: WIDTH }],
})

export interface Column {
  width: number
  right?: boolean
}

const GAP = 3
const TABLE_SIZE = 3.2
const TABLE_HEIGHT = 6.4

/** A row of a table whose columns are given by their widths, together `WIDTH`. */
export const tableLine = (columns: readonly Column[], texts: readonly string[]): Line => {
  let x = 0
  const cells = columns.map(({ width, right = false }, i) => {
    const cell = { text: texts[i] ?? '', x, width: width - GAP, right }
    x += width
    return cell
  })
  return { size: TABLE_SIZE, height: TABLE_HEIGHT, cells, ruled: true }
}

/** No smaller than what is still read without glasses; then it is cut with …. */
const LEAST = 0.8

const cellPath = (glyphs: Glyphs, { text, x, width, right }: Cell, y: number, size: number) => {
  const block = setText(glyphs, text, { width, size, least: size * LEAST, lines: 1 })
  const free = right ? width - widthOf(glyphs, block.lines[0] ?? '', block.size) : 0
  return blockPath(glyphs, block, MARGIN + x + free, y)
}

/** Room between a text and the hairline below it. */
const FOOT = 2

/** `y` is the lower edge of the line. */
const drawLine = (glyphs: Glyphs, { cells, size, ruled }: Line, y: number): string => {
  const texts = cells.map((cell) => cellPath(glyphs, cell, y + FOOT, size)).join('')
  const rule = ruled ? `0.1 w\n${line(MARGIN, y, MARGIN + WIDTH, y)}` : ''
  return `${texts}f\n${rule}`
}

const FOLIO_SIZE = 2.8

/** Lines on as many sheets as they need, each with its number at the foot. */
export const sheetsOf = (glyphs: Glyphs, lines: readonly Line[]): string[] => {
  const sheets: string[] = []
  let content = ''
  let y = A4.height - MARGIN
  for (const one of lines) {
    if (y - one.height < MARGIN) {
      sheets.push(content)
      content = ''
      y = A4.height - MARGIN
    }
    y -= one.height
    content += drawLine(glyphs, one, y)
  }
  sheets.push(content)
  return sheets.map((sheet, i) => {
    const folio = `第 ${i + 1} 页，共 ${sheets.length} 页`
    const foot = drawLine(glyphs, textLine(folio, FOLIO_SIZE, 0), MARGIN / 2)
    return `${fillColour(BLACK)}${lineColour(BLACK)}${sheet}${foot}`
  })
}

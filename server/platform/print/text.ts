import { n } from './draw'
import { EM, moves } from './glyph-format'
import type { Glyph, Glyphs, Step } from './glyphs'

/** Stands for a character that the font lacks, for example an emoji in a brand's name. */
const MISSING = 0x25a1
const ELLIPSIS = '…'
/** look.md: line height 1.2 for numbers and short display lines. */
const LEADING = 1.35

export interface Block {
  /** Widest that a line may be, in mm. */
  width: number
  /** Height of the em square in mm: first choice and the smallest that is still readable. */
  size: number
  least: number
  lines: number
}

export interface SetBlock {
  size: number
  lines: string[]
}

const glyphOf = (glyphs: Glyphs, char: string): Glyph | undefined =>
  glyphs.glyph(char.codePointAt(0) ?? MISSING) ?? glyphs.glyph(MISSING)

/** Width in mm of a text whose em square is `size` mm high. */
export const widthOf = (glyphs: Glyphs, text: string, size: number): number => {
  let units = 0
  for (const char of text) units += glyphOf(glyphs, char)?.advance ?? 0
  return (units * size) / EM
}

type Point = readonly [number, number]

/** PDF has cubic curves only: a quadratic one (TrueType) is raised by one degree. */
const cubic = ([fx, fy]: Point, [cx, cy]: Point, [tx, ty]: Point): number[] => [
  fx + ((cx - fx) * 2) / 3,
  fy + ((cy - fy) * 2) / 3,
  tx + ((cx - tx) * 2) / 3,
  ty + ((cy - ty) * 2) / 3,
  tx,
  ty,
]

const OPERATORS = ['m', 'l', 'c', 'c', 'h'] as const

const curvePoints = (from: Point, { move, points }: Step): number[] => {
  if (move !== moves.quadraticCurveTo) return points
  const [cx = 0, cy = 0, tx = 0, ty = 0] = points
  return cubic(from, [cx, cy], [tx, ty])
}

const outline = (glyph: Glyph, x: number, y: number, scale: number): string => {
  let path = ''
  let from: Point = [0, 0]
  for (const step of glyph.steps) {
    const points = curvePoints(from, step)
    const placed = points.map((value, i) => n((i % 2 === 0 ? x : y) + value * scale))
    path += `${placed.join(' ')} ${OPERATORS[step.move]}\n`
    if (points.length > 0) from = [points.at(-2) ?? 0, points.at(-1) ?? 0]
  }
  return path
}

/** Path (to be filled) of one line of text with its baseline starting at x, y. */
export const textPath = (
  glyphs: Glyphs,
  text: string,
  x: number,
  y: number,
  size: number,
): string => {
  let path = ''
  let at = x
  for (const char of text) {
    const glyph = glyphOf(glyphs, char)
    if (!glyph) continue
    path += outline(glyph, at, y, size / EM)
    at += (glyph.advance * size) / EM
  }
  return path
}

/** Chinese breaks anywhere; words and amounts of Latin letters stay whole. */
const pieces = (text: string): string[] => text.match(/[A-Za-z0-9.,:%¥-]+ ?|./gu) ?? []

const wrap = (glyphs: Glyphs, text: string, size: number, width: number): string[] => {
  const lines = ['']
  for (const piece of pieces(text)) {
    const longer = `${lines.at(-1)}${piece}`
    if (lines.at(-1) === '' || widthOf(glyphs, longer.trimEnd(), size) <= width)
      lines[lines.length - 1] = longer
    else lines.push(piece.trimStart())
  }
  return lines.map((line) => line.trimEnd())
}

const shorten = (glyphs: Glyphs, text: string, size: number, width: number): string => {
  let kept = [...text]
  while (kept.length > 0 && widthOf(glyphs, kept.join('') + ELLIPSIS, size) > width)
    kept = kept.slice(0, -1)
  return kept.join('') + ELLIPSIS
}

const fits = (glyphs: Glyphs, lines: string[], size: number, block: Block): boolean =>
  lines.length <= block.lines && lines.every((line) => widthOf(glyphs, line, size) <= block.width)

const SHRINK = 0.95

/** Breaks a text into the block's lines, smaller when it must, cut with … when nothing else helps. */
export const setText = (glyphs: Glyphs, text: string, block: Block): SetBlock => {
  for (let { size } = block; size > block.least; size *= SHRINK) {
    const lines = wrap(glyphs, text, size, block.width)
    if (fits(glyphs, lines, size, block)) return { size, lines }
  }
  const lines = wrap(glyphs, text, block.least, block.width)
  if (fits(glyphs, lines, block.least, block)) return { size: block.least, lines }
  const rest = lines.slice(block.lines - 1).join('')
  const last = shorten(glyphs, rest, block.least, block.width)
  return { size: block.least, lines: [...lines.slice(0, block.lines - 1), last] }
}

/** Height in mm from the first baseline to the last. */
export const heightOf = ({ size, lines }: SetBlock): number => (lines.length - 1) * size * LEADING

/** Path of a set block; x, y is the first baseline. */
export const blockPath = (glyphs: Glyphs, block: SetBlock, x: number, y: number): string =>
  block.lines
    .map((text, i) => textPath(glyphs, text, x, y - i * block.size * LEADING, block.size))
    .join('')

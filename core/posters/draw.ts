import type { Slot } from './limits'
import { type Box, type Fitted, type Font, fitted, fontOf, type Measure } from './text'

/** A poster is 3:4, for chats and for hands (look.md); all lengths are of these units. */
export const WIDTH = 750
export const HEIGHT = 1000
export const MARGIN = 44
export const INNER = WIDTH - 2 * MARGIN

export type Place = Slot | 'paper' | 'code' | 'organiser'

interface Put {
  place: Place
  x: number
  y: number
  w: number
  h: number
}

/** What the painter knows how to draw. */
export type Item =
  | (Put & { kind: 'box'; colour: string; radius: number })
  | (Put & { kind: 'words'; text: string; font: string; colour: string; base: number })
  | (Put & { kind: 'picture'; name: 'avatar' | 'code'; radius: number })

/** Colours by role, whatever the paper (palette.ts). */
export interface Inks {
  paper: string
  ink: string
  soft: string
  mark: string
  onMark: string
  panel: string
  onPanel: string
  line: string
}

export interface Pen {
  measure: Measure
  inks: Inks
  /** All lengths and letters grow and shrink together until the page is full and not over-full. */
  scale: number
}

/** Lines of Latin and Han letters: below the base line, and between two lines. */
const BASE = 0.86
const LEADING = 1.32

/** Something of a known height that draws itself where it is put. */
export interface Block {
  h: number
  draw(x: number, y: number): Item[]
}

export const scaled = (pen: Pen, length: number): number => Math.round(length * pen.scale)

type Align = 'left' | 'right' | 'center'

interface Said {
  place: Place
  text: string
  colour: string
  box: Box
  align?: Align
  struck?: boolean
}

const shift = (align: Align, room: number): number =>
  align === 'left' ? 0 : align === 'right' ? room : room / 2

/** A line through the middle of words, as long as they are. */
const strike = (place: Place, colour: string, [x, y, w, size]: readonly number[]): Item => {
  const [left = 0, top = 0, width = 0, high = 0] = [x, y, w, size]
  const h = Math.max(2, Math.round(high / 14))
  return { kind: 'box', place, x: left, y: top + high * 0.62, w: width, h, colour, radius: 0 }
}

const lineItems = (pen: Pen, said: Said, { lines, size }: Fitted, [x, y]: [number, number]) => {
  const { place, colour, box, align = 'left', struck = false } = said
  const font = fontOf({ size, bold: box.bold ?? false })
  const step = size * LEADING
  return lines.flatMap((text, index): Item[] => {
    const w = pen.measure(text, font)
    const left = x + shift(align, box.width - w)
    const top = y + index * step
    const put = { place, x: left, y: top, w, h: step }
    const words: Item = { kind: 'words', ...put, text, font, colour, base: top + size * BASE }
    return struck ? [words, strike(place, colour, [left, top, w, size])] : [words]
  })
}

/** Words in their box; sizes are of the scale already. */
export const wordsBlock = (pen: Pen, said: Said): Block => {
  const fit = fitted(said.text, said.box, pen.measure)
  return {
    h: Math.ceil(fit.lines.length * fit.size * LEADING),
    draw: (x, y) => lineItems(pen, said, fit, [x, y]),
  }
}

/** Width that a text takes at one size. */
export const widthOf = (pen: Pen, text: string, font: Font): number =>
  pen.measure(text, fontOf(font))

/** Blocks one below the other. */
export const stacked = (blocks: readonly Block[], gap: number): Block => ({
  h: blocks.reduce((sum, { h }) => sum + h, Math.max(0, blocks.length - 1) * gap),
  draw(x, y) {
    let top = y
    return blocks.flatMap((block) => {
      const items = block.draw(x, top)
      top += block.h + gap
      return items
    })
  },
})

/** Sizes of the scale, from the largest to the smallest that is still read. */
export const sizes = (pen: Pen, ...all: number[]): number[] => all.map((one) => scaled(pen, one))

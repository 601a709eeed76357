import { yuanText } from '../kernel/money'
import {
  type Block,
  INNER,
  type Item,
  type Pen,
  type Place,
  scaled,
  sizes,
  stacked,
  widthOf,
  wordsBlock,
} from './draw'
import type { PosterShown } from './views'

/** Each of the places in the middle of the poster as a block; undefined when it is not shown. */

type Shown = PosterShown

const bold = true

const lined = (
  pen: Pen,
  place: Place,
  text: string,
  colour: string,
  box: { sizes: number[]; lines: number; bold?: boolean; width?: number },
): Block => wordsBlock(pen, { place, text, colour, box: { width: INNER, ...box } })

/** However large the page is set, a theme shrinks so far before it takes a second line. */
const FLOORS = [64, 58, 52, 46]

export const themeBlock = (pen: Pen, { theme }: Shown): Block =>
  lined(pen, 'theme', theme, pen.inks.ink, {
    sizes: [...sizes(pen, 76, 70, 64, 58, 52), ...FLOORS.filter((one) => one < scaled(pen, 52))],
    lines: 2,
    bold,
  })

export const endorsementBlock = (pen: Pen, { endorsement: it }: Shown): Block | undefined =>
  it &&
  stacked(
    [
      lined(pen, 'endorsement', it.words, pen.inks.ink, { sizes: sizes(pen, 28, 26), lines: 2 }),
      lined(pen, 'endorsement', `出处：${it.source}`, pen.inks.soft, {
        sizes: sizes(pen, 22),
        lines: 2,
      }),
    ],
    0,
  )

/** A small square before each point, as high as half a letter. */
const DOT = 10
const INDENT = 28

const point = (pen: Pen, text: string): Block => {
  const indent = scaled(pen, INDENT)
  const side = scaled(pen, DOT)
  const words = lined(pen, 'points', text, pen.inks.ink, {
    sizes: sizes(pen, 32, 30, 28),
    lines: 2,
    width: INNER - indent,
  })
  const dot = (x: number, y: number): Item => ({
    kind: 'box',
    place: 'points',
    x,
    y: y + scaled(pen, 16),
    w: side,
    h: side,
    colour: pen.inks.mark,
    radius: 2,
  })
  return { h: words.h, draw: (x, y) => [dot(x, y), ...words.draw(x + indent, y)] }
}

export const pointsBlock = (pen: Pen, { points }: Shown): Block | undefined =>
  points.length === 0
    ? undefined
    : stacked(
        points.map((text) => point(pen, text)),
        scaled(pen, 6),
      )

const PRICE = 48
const LIST = 26

/** 桂花乌龙 ¥68 and, struck through, what it costs else: in one row, the name gives way. */
const priceRow = (pen: Pen, { name, payFen, listFen }: NonNullable<Shown['anchor']>): Block => {
  const gap = scaled(pen, 14)
  const { ink, soft } = pen.inks
  const parts = [
    { text: `¥${yuanText(payFen)}`, size: scaled(pen, PRICE), bold, colour: ink, struck: false },
    { text: `原价 ¥${yuanText(listFen)}`, size: scaled(pen, LIST), colour: soft, struck: true },
  ]
  const widths = parts.map((one) => Math.ceil(widthOf(pen, one.text, one)) + 1)
  const [pay = 0, list = 0] = widths
  const named = lined(pen, 'anchor', name, ink, {
    sizes: sizes(pen, 32, 28, 24),
    lines: 1,
    width: INNER - pay - list - 2 * gap,
  })
  const [first, second] = parts.map((one, index) =>
    wordsBlock(pen, {
      place: 'anchor',
      text: one.text,
      colour: one.colour,
      struck: one.struck,
      box: { width: widths[index] ?? 0, sizes: [one.size], lines: 1, bold: one.bold ?? false },
    }),
  )
  const h = first?.h ?? 0
  const low = (block: Block) => h - block.h - scaled(pen, 4)
  return {
    h,
    draw(x, y) {
      const items = named.draw(x, y + low(named))
      const end = items.reduce((right, one) => Math.max(right, one.x + one.w), x) + gap
      const prices = first?.draw(end, y) ?? []
      const lists = second?.draw(end + pay + gap, y + low(second)) ?? []
      return [...items, ...prices, ...lists]
    },
  }
}

export const anchorBlock = (pen: Pen, { anchor }: Shown): Block | undefined =>
  anchor &&
  stacked(
    [
      priceRow(pen, anchor),
      lined(pen, 'anchor', anchor.proof, pen.inks.soft, { sizes: sizes(pen, 22), lines: 2 }),
    ],
    scaled(pen, 2),
  )

const PAD = 20

/** What the friend gets, by its own name, on a ground of its own. */
export const benefitBlock = (pen: Pen, { benefit }: Shown): Block | undefined => {
  if (!benefit) return undefined
  const pad = scaled(pen, PAD)
  const { onPanel, panel } = pen.inks
  const width = INNER - 2 * pad
  const words = benefit.words.trim()
  const said = [
    ...(words
      ? [lined(pen, 'benefit', words, onPanel, { sizes: sizes(pen, 26), lines: 1, width })]
      : []),
    lined(pen, 'benefit', benefit.name, onPanel, {
      sizes: sizes(pen, 48, 44, 40, 36, 32),
      lines: 2,
      bold,
      width,
    }),
  ]
  const inside = stacked(said, scaled(pen, 2))
  const h = inside.h + 2 * pad
  const ground = (x: number, y: number): Item => ({
    kind: 'box',
    place: 'benefit',
    x,
    y,
    w: INNER,
    h,
    colour: panel,
    radius: 16,
  })
  return { h, draw: (x, y) => [ground(x, y), ...inside.draw(x + pad, y + pad)] }
}

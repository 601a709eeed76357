import { encode } from 'uqr'
import type { Theme } from '#core/brand/theme'
import type { Benefit } from '#core/coupons/views'
import { foldText } from '#core/coupons/words'
import { grouped } from '#core/inserts/token'
import { yuanText } from '#core/kernel/money'
import {
  BLACK,
  type Colour,
  circle,
  colourOf,
  fillColour,
  lineColour,
  n,
  rect,
  roundRect,
  WHITE,
} from '../../platform/print/draw'
import type { Glyphs } from '../../platform/print/glyphs'
import type { Drawing } from '../../platform/print/pdf'
import { blockPath, heightOf, setText, textPath, widthOf } from '../../platform/print/text'

/** A name card's size, which every print shop cuts; the bleed hides a cut that is off by a hair. */
export const CARD = { width: 90, height: 54, bleed: 3 }

/** What is the same on every card of a sheet. */
export interface Face {
  brand: string
  slogan: string
  benefit: Benefit
  /** Name of the coupon. */
  offer: string
  /** One plain line: 满 60 元可用 · 全部门店 */
  rule: string
  theme: Theme
}

/** What differs from card to card. */
export interface Personal {
  url: string
  short: string
  serial: number
}

const PANEL = { x: 51, y: 4, width: 35, height: 46, radius: 2.5 }
const MARGIN = 7
const TEXT_WIDTH = PANEL.x - MARGIN - 4

/** QR symbol with its quiet zone: at 31 mm even a long address keeps the symbol above 22 mm. */
const QR_SIDE = 31
/** ISO/IEC 18004 asks for four modules of white around the symbol. */
const QUIET = 4

const HINT = '微信扫一扫'
const HINT_SIZE = 3
const CODE_SIZE = 3.3
const SERIAL_SIZE = 1.9
const SERIAL_DIGITS = 6

/** Bold by an outline of the same ink: the pack carries one weight. */
const bold = (path: string, size: number, ink: Colour): string =>
  `${lineColour(ink)}${n(size * 0.028)} w 1 j\n${path}B\n`

const headline = (benefit: Benefit): string => {
  if (benefit.kind === 'amount-off') return `¥${yuanText(benefit.offFen)}`
  return benefit.kind === 'percent-off' ? foldText(benefit.offPercent) : benefit.item
}

const ground = (theme: Theme): string =>
  fillColour(colourOf(theme.card)) +
  `${rect(-CARD.bleed, -CARD.bleed, CARD.width + CARD.bleed * 2, CARD.height + CARD.bleed * 2)}f\n` +
  fillColour(colourOf(theme['card-deep'])) +
  `${circle(8, -4, 27)}f\n` +
  fillColour(colourOf(theme.card)) +
  `${circle(8, -4, 21)}f\n`

const brandLines = (glyphs: Glyphs, face: Face, ink: Colour): string => {
  const name = setText(glyphs, face.brand, { width: TEXT_WIDTH, size: 6.2, least: 4, lines: 2 })
  const slogan = setText(glyphs, face.slogan, {
    width: TEXT_WIDTH,
    size: 2.9,
    least: 2.5,
    lines: 2,
  })
  const top = CARD.height - 11
  const below = top - heightOf(name) - 5.4
  return (
    bold(blockPath(glyphs, name, MARGIN, top), name.size, ink) +
    `${blockPath(glyphs, slogan, MARGIN, below)}f\n`
  )
}

const benefitLines = (glyphs: Glyphs, face: Face, ink: Colour): string => {
  const text = headline(face.benefit)
  const big = setText(glyphs, text, { width: TEXT_WIDTH, size: 11, least: 4.6, lines: 2 })
  const rule = setText(glyphs, face.rule, {
    width: TEXT_WIDTH,
    size: 3,
    least: 2.5,
    lines: 1,
  })
  const offer = setText(glyphs, face.offer, { width: TEXT_WIDTH, size: 2.9, least: 2.4, lines: 1 })
  const base = 15.5 + heightOf(big)
  return (
    bold(blockPath(glyphs, big, MARGIN, base), big.size, ink) +
    `${blockPath(glyphs, rule, MARGIN, 10.4)}${blockPath(glyphs, offer, MARGIN, 6)}f\n`
  )
}

const panel = (glyphs: Glyphs): string => {
  const middle = PANEL.x + PANEL.width / 2
  const hint = textPath(
    glyphs,
    HINT,
    middle - widthOf(glyphs, HINT, HINT_SIZE) / 2,
    PANEL.y + PANEL.height - 4.6,
    HINT_SIZE,
  )
  return (
    fillColour(WHITE) +
    `${roundRect(PANEL.x, PANEL.y, PANEL.width, PANEL.height, PANEL.radius)}f\n` +
    `${fillColour(BLACK)}${hint}f\n`
  )
}

/** The shared part of a card; origin is the lower left corner after cutting. */
export const cardFace = (glyphs: Glyphs, face: Face): Drawing => {
  const ink = colourOf(face.theme['on-card'])
  const texts = brandLines(glyphs, face, ink) + benefitLines(glyphs, face, ink)
  const { width, height, bleed } = CARD
  return {
    box: [-bleed, -bleed, width + bleed, height + bleed],
    content: ground(face.theme) + fillColour(ink) + texts + panel(glyphs),
  }
}

/** Dark modules as runs of one path: neighbours in one fill leave no hairline between them. */
const qrPath = (url: string, x: number, y: number, side: number): string => {
  const { data, size } = encode(url, { ecc: 'M', border: 0 })
  const module = side / (size + QUIET * 2)
  let path = ''
  data.forEach((row, r) => {
    const top = y + side - (QUIET + r + 1) * module
    for (let from = 0; from < size; from++) {
      if (!row[from]) continue
      let to = from
      while (row[to]) to++
      path += rect(x + (QUIET + from) * module, top, (to - from) * module, module)
      from = to
    }
  })
  return path
}

const centred = (glyphs: Glyphs, text: string, y: number, size: number): string => {
  const middle = PANEL.x + PANEL.width / 2
  return textPath(glyphs, text, middle - widthOf(glyphs, text, size) / 2, y, size)
}

/** QR, short code in groups of four and serial of one card, all in black ink. */
export const cardPersonal = (glyphs: Glyphs, { url, short, serial }: Personal): string => {
  const [one = '', two = '', three = '', four = ''] = grouped(short).split(' ')
  const x = PANEL.x + (PANEL.width - QR_SIDE) / 2
  const number = `No. ${String(serial).padStart(SERIAL_DIGITS, '0')}`
  return (
    fillColour(BLACK) +
    qrPath(url, x, PANEL.y + 10.6, QR_SIDE) +
    centred(glyphs, `${one} ${two}`, PANEL.y + 7.9, CODE_SIZE) +
    centred(glyphs, `${three} ${four}`, PANEL.y + 4.3, CODE_SIZE) +
    centred(glyphs, number, PANEL.y + 1.5, SERIAL_SIZE) +
    'f\n'
  )
}

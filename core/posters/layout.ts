import { codeTheme } from '../brand/theme'
import { anchorBlock, benefitBlock, endorsementBlock, pointsBlock, themeBlock } from './blocks'
import {
  type Block,
  HEIGHT,
  INNER,
  type Inks,
  type Item,
  MARGIN,
  type Pen,
  sizes,
  stacked,
  WIDTH,
  wordsBlock,
} from './draw'
import type { Measure } from './text'
import type { PosterShown } from './views'

export interface PosterPaper {
  shown: PosterShown
  inks: Inks
  measure: Measure
  /** Of the brand. */
  brand: string
  /** Its picture could be had; else a neutral sign is drawn in its place. */
  avatar: boolean
  /** Nobody's poster, for whoever writes it: words stand where each member's own code will. */
  sample?: boolean
}

/** Header and footer keep their size: faces and codes are not text. */
const AVATAR = 68
/** The code with its white frame: 28 % of the width, more than the 22 % of look.md. */
const CODE = 212
const CODE_PAD = 14
const GAP = 16

const HEAD_END = MARGIN + AVATAR
const FOOT_TOP = HEIGHT - MARGIN - CODE
const FOOT_WIDTH = INNER - CODE - GAP
const FOOT_GAP = 8

/** One size for all that is not in the middle. */
const outer = ({ measure, inks }: PosterPaper): Pen => ({ measure, inks, scale: 1 })

const PILL = { pad: 18, h: 48, size: 24 }

interface Pill {
  w: number
  items: Item[]
}

/** The occasion at the right of the header, as wide as its words. */
const pillOf = (paper: PosterPaper): Pill => {
  const { occasion } = paper.shown
  if (occasion === undefined) return { w: 0, items: [] }
  const pen = outer(paper)
  const { pad, h, size } = PILL
  const room = INNER / 2 - 2 * pad
  const box = { width: room, sizes: [size, 22], lines: 1 }
  const colour = paper.inks.onMark
  const words = wordsBlock(pen, { place: 'occasion', text: occasion, colour, box })
  const wide = words.draw(0, 0).reduce((most, one) => Math.max(most, one.w), 0)
  const w = Math.ceil(wide) + 2 * pad
  const x = WIDTH - MARGIN - w
  const y = MARGIN + (AVATAR - h) / 2
  const ground: Item = {
    kind: 'box',
    place: 'occasion',
    x,
    y,
    w,
    h,
    colour: paper.inks.mark,
    radius: h / 2,
  }
  return { w: w + GAP, items: [ground, ...words.draw(x + pad, y + (h - words.h) / 2)] }
}

interface Face {
  sign: string
  title: string
  under: string
  hasPicture: boolean
}

const NEUTRAL = { sign: '友', title: '您的朋友' }

const faceOf = ({ shown, brand, avatar }: PosterPaper): Face => {
  const { identity } = shown
  const [sign = '店'] = Array.from(brand)
  if (!identity) return { sign, title: brand, under: '', hasPicture: false }
  const under = `邀请您来${brand}看看`
  const { who } = identity
  if (who === undefined) return { ...NEUTRAL, under, hasPicture: false }
  const [own = NEUTRAL.sign] = Array.from(who)
  return { sign: own, title: who, under, hasPicture: avatar && identity.avatar !== undefined }
}

const signItems = (paper: PosterPaper, sign: string): Item[] => {
  const { inks } = paper
  const round: Item = {
    kind: 'box',
    place: 'identity',
    x: MARGIN,
    y: MARGIN,
    w: AVATAR,
    h: AVATAR,
    colour: inks.panel,
    radius: AVATAR / 2,
  }
  const box = { width: AVATAR, sizes: [34, 28, 20], lines: 1, bold: true }
  const said = {
    place: 'identity',
    text: sign,
    colour: inks.onPanel,
    box,
    align: 'center',
  } as const
  const words = wordsBlock(outer(paper), said)
  return [round, ...words.draw(MARGIN, MARGIN + (AVATAR - words.h) / 2)]
}

const pictureItem: Item = {
  kind: 'picture',
  place: 'identity',
  name: 'avatar',
  x: MARGIN,
  y: MARGIN,
  w: AVATAR,
  h: AVATAR,
  radius: AVATAR / 2,
}

const headItems = (paper: PosterPaper): Item[] => {
  const pill = pillOf(paper)
  const face = faceOf(paper)
  const pen = outer(paper)
  const x = MARGIN + AVATAR + GAP
  const width = WIDTH - MARGIN - pill.w - x
  const said = (text: string, colour: string, all: number[], bold = false) =>
    wordsBlock(pen, { place: 'identity', text, colour, box: { width, sizes: all, lines: 1, bold } })
  const { ink, soft } = paper.inks
  const words = [said(face.title, ink, [30, 26], true)]
  if (face.under) words.push(said(face.under, soft, [24, 22]))
  const block = stacked(words, 0)
  const sign = face.hasPicture ? [pictureItem] : signItems(paper, face.sign)
  return [...sign, ...block.draw(x, MARGIN + (AVATAR - block.h) / 2), ...pill.items]
}

const CODE_X = WIDTH - MARGIN - CODE
const CODE_SIDE = CODE - 2 * CODE_PAD

/** White whatever the paper: a camera reads it. */
const codeFrame: Item = {
  kind: 'box',
  place: 'code',
  x: CODE_X,
  y: FOOT_TOP,
  w: CODE,
  h: CODE,
  colour: codeTheme.surface,
  radius: 16,
}

const codePicture: Item = {
  kind: 'picture',
  place: 'code',
  name: 'code',
  x: CODE_X + CODE_PAD,
  y: FOOT_TOP + CODE_PAD,
  w: CODE_SIDE,
  h: CODE_SIDE,
  radius: 0,
}

const codeItems = ({ measure, inks, sample = false }: PosterPaper): Item[] => {
  if (!sample) return [codeFrame, codePicture]
  const words = wordsBlock(
    { measure, inks, scale: 1 },
    {
      place: 'code',
      text: '每位会员自己的小程序码',
      colour: codeTheme.ink,
      box: { width: CODE_SIDE, sizes: [28], lines: 3 },
      align: 'center',
    },
  )
  return [codeFrame, ...words.draw(CODE_X + CODE_PAD, FOOT_TOP + (CODE - words.h) / 2)]
}

/** How little is left or until when, and what to do. */
const upperFoot = (pen: Pen, { urgency, howTo }: PosterShown): Block => {
  const said = (place: 'urgency' | 'code', text: string, all: number[], bold: boolean): Block =>
    wordsBlock(pen, {
      place,
      text,
      colour: pen.inks.ink,
      box: { width: FOOT_WIDTH, sizes: all, lines: 2, bold },
    })
  const how = said('code', howTo, sizes(pen, 28), false)
  if (urgency === undefined) return how
  return stacked([said('urgency', urgency, sizes(pen, 28, 26, 24), true), how], FOOT_GAP)
}

const lowerFoot = (pen: Pen, { organiser }: PosterShown): Block =>
  wordsBlock(pen, {
    place: 'organiser',
    text: `主办：${organiser}`,
    colour: pen.inks.soft,
    box: { width: FOOT_WIDTH, sizes: sizes(pen, 24), lines: 3 },
  })

const FOOT_SCALES = [1, 0.92, 0.84, 0.76]

/** Beside the code, and who holds it all at its lower edge. */
const footItems = (paper: PosterPaper): Item[] => {
  const { shown, inks, measure } = paper
  const tries = FOOT_SCALES.map((scale) => {
    const pen = { inks, measure, scale }
    return { upper: upperFoot(pen, shown), lower: lowerFoot(pen, shown) }
  })
  const fits = tries.find(({ upper, lower }) => upper.h + FOOT_GAP + lower.h <= CODE)
  const { upper, lower } = fits ?? (tries.at(-1) as (typeof tries)[number])
  return [
    ...upper.draw(MARGIN, FOOT_TOP),
    ...lower.draw(MARGIN, FOOT_TOP + CODE - lower.h),
    ...codeItems(paper),
  ]
}

const bodyBlocks = (pen: Pen, shown: PosterShown): Block[] =>
  [
    themeBlock(pen, shown),
    endorsementBlock(pen, shown),
    pointsBlock(pen, shown),
    anchorBlock(pen, shown),
    benefitBlock(pen, shown),
  ].flatMap((block) => (block ? [block] : []))

/** Few words are set large, many small; the last must hold the longest that a form can carry. */
const SCALES = [1.3, 1.2, 1.1, 1, 0.95, 0.9, 0.85, 0.8, 0.78, 0.74, 0.7, 0.66]
const LEAST_GAP = 12
const MOST_GAP = 44

const bodyItems = ({ shown, inks, measure }: PosterPaper): Item[] => {
  const top = HEAD_END + LEAST_GAP
  const room = FOOT_TOP - LEAST_GAP - top
  const tries = SCALES.map((scale) => bodyBlocks({ inks, measure, scale }, shown))
  const heightOf = (all: readonly Block[]) => stacked(all, LEAST_GAP).h
  const blocks = tries.find((all) => heightOf(all) <= room) ?? tries.at(-1) ?? []
  const spare = room - heightOf(blocks)
  const more = Math.max(0, spare / (blocks.length + 1))
  const gap = Math.min(MOST_GAP, LEAST_GAP + more)
  const whole = stacked(blocks, gap)
  return whole.draw(MARGIN, top + Math.max(0, (room - whole.h) / 2))
}

/** A poster as a list of things to draw, 750 × 1000, from the back to the front. */
export const layoutOf = (paper: PosterPaper): Item[] => [
  {
    kind: 'box',
    place: 'paper',
    x: 0,
    y: 0,
    w: WIDTH,
    h: HEIGHT,
    colour: paper.inks.paper,
    radius: 0,
  },
  ...headItems(paper),
  ...bodyItems(paper),
  ...footItems(paper),
]

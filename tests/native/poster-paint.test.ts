import { type Canvas, createCanvas } from '@napi-rs/canvas'
import jsQR from 'jsqr'
import { encode } from 'uqr'
import { describe, expect, it } from 'vitest'
import { type Item, WIDTH } from '#core/posters/draw'
import type { PosterForm } from '#core/posters/form'
import { layoutOf } from '#core/posters/layout'
import { inksOf } from '#core/posters/palette'
import { type ShownFacts, shownOf } from '#core/posters/rules'
import { type Context, PIXELS, type Pictures, paintPoster } from '@/ui/poster/paint'
import { facts, full, longest, longFacts } from '../rules/posters-samples'

/** Posters as pixels: each of the eight places, and the code that a camera reads in them. */

const SCENE = 'tABCDEFGHJKMNPQRSTVWX'

const qrPicture = (): Canvas => {
  const { data, size } = encode(`https://wxacode.local/?scene=${SCENE}`, { border: 2 })
  const side = 6
  const canvas = createCanvas(size * side, size * side)
  const pen = canvas.getContext('2d')
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.fillStyle = '#000'
  data.forEach((row, y) => {
    row.forEach((dark, x) => {
      if (dark) pen.fillRect(x * side, y * side, side, side)
    })
  })
  return canvas
}

const face = (): Canvas => {
  const canvas = createCanvas(80, 60)
  const pen = canvas.getContext('2d')
  pen.fillStyle = '#ff0000'
  pen.fillRect(0, 0, 80, 60)
  return canvas
}

const pictures = { code: qrPicture(), avatar: face() } as unknown as Pictures

interface Painted {
  items: Item[]
  data: Uint8ClampedArray
  width: number
  height: number
}

const paint = (poster: PosterForm, given: ShownFacts): Painted => {
  const { width, height } = PIXELS
  const canvas = createCanvas(width, height)
  const pen = canvas.getContext('2d')
  const measure = (text: string, font: string) => {
    pen.font = font
    return pen.measureText(text).width
  }
  const shown = shownOf(poster, given)
  const inks = inksOf(shown.paper, 150)
  const items = layoutOf({ shown, inks, measure, brand: '山间茶铺', avatar: true })
  paintPoster(pen as unknown as Context, items, pictures, width)
  const { data } = pen.getImageData(0, 0, width, height)
  return { items, data, width, height }
}

const scaleOf = ({ width }: Painted) => width / WIDTH

/** Letters may hang out of their line by a hair, and edges are smoothed. */
const HAIR = 6

const holds = (items: readonly Item[], x: number, y: number): boolean =>
  items.some(
    (item) =>
      x >= item.x - HAIR &&
      x <= item.x + item.w + HAIR &&
      y >= item.y - HAIR &&
      y <= item.y + item.h + HAIR,
  )

const colourAt = ({ data, width }: Painted, x: number, y: number): number => {
  const at = (y * width + x) * 4
  return ((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0)
}

/** Pixels that are not paper and lie in no piece of the draw list; every third of both ways. */
const strays = (painted: Painted): number => {
  const pieces = painted.items.filter(({ place }) => place !== 'paper')
  const paper = colourAt(painted, 1, 1)
  const scale = scaleOf(painted)
  let count = 0
  for (let y = 0; y < painted.height; y += 3)
    for (let x = 0; x < painted.width; x += 3)
      if (colourAt(painted, x, y) !== paper && !holds(pieces, x / scale, y / scale)) count += 1
  return count
}

/** Share of a piece's pixels that differ from the colour of its first corner. */
const inkIn = (painted: Painted, item: Item): number => {
  const scale = scaleOf(painted)
  const [left, top] = [Math.round(item.x * scale), Math.round(item.y * scale)]
  const ground = colourAt(painted, left, top)
  let marked = 0
  let seen = 0
  for (let y = top; y < (item.y + item.h) * scale; y += 2)
    for (let x = left; x < (item.x + item.w) * scale; x += 2) {
      seen += 1
      if (colourAt(painted, x, y) !== ground) marked += 1
    }
  return marked / seen
}

const sceneIn = ({ data, width, height }: Painted): string | undefined =>
  /scene=(\w+)/.exec(jsQR(data, width, height)?.data ?? '')?.[1]

const PLACES = [
  'identity',
  'endorsement',
  'theme',
  'occasion',
  'points',
  'anchor',
  'urgency',
  'benefit',
] as const

describe('a painted poster', () => {
  const whole = paint(full, facts())

  it.each(PLACES)('shows %s: every line of it has left its ink where it was laid out', (place) => {
    const lines = whole.items.filter((item) => item.place === place && item.kind === 'words')
    expect(lines.length).toBeGreaterThan(0)
    for (const line of lines) expect(inkIn(whole, line)).toBeGreaterThan(0.02)
  })

  const papers: [string, Painted][] = [
    ['light', whole],
    ['brand', paint({ ...full, paper: 'brand' }, facts())],
    ['dark', paint({ ...full, paper: 'dark' }, facts())],
    ['full of the longest words', paint(longest, longFacts())],
  ]

  it.each(papers)('%s: paints nothing outside of its pieces', (_name, painted) => {
    expect(strays(painted)).toBe(0)
  })

  it.each(papers)('%s: carries a code that is read back with its scene', (_name, painted) => {
    expect(sceneIn(painted)).toBe(SCENE)
  })

  it.each(papers)(
    '%s: no line is wider than the paper by the font’s own measure',
    (_name, painted) => {
      const over = painted.items.filter(({ x, w }) => x < 0 || x + w > WIDTH)
      expect(over).toEqual([])
    },
  )

  it('shows the face in a circle, whatever the shape of the picture', () => {
    const place = whole.items.find((item) => item.kind === 'picture' && item.name === 'avatar')
    const { x = 0, y = 0, w = 0 } = place ?? {}
    const scale = scaleOf(whole)
    const at = (left: number, top: number) =>
      colourAt(whole, Math.round(left * scale), Math.round(top * scale))
    expect(at(x + w / 2, y + w / 2)).toBe(0xff0000)
    expect(at(x + w - 3, y + w / 2)).toBe(0xff0000)
    expect(at(x + 2, y + 2)).toBe(colourAt(whole, 1, 1))
  })
})

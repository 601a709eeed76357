import { describe, expect, test } from 'vitest'
import { HEIGHT, type Item, type Place, WIDTH } from '#core/posters/draw'
import { layoutOf } from '#core/posters/layout'
import { inksOf } from '#core/posters/palette'
import { shownOf } from '#core/posters/rules'
import { fitted, type Measure, piecesOf } from '#core/posters/text'
import type { PosterShown } from '#core/posters/views'
import { bare, facts, full, longest, longFacts, shown } from './posters-samples'

const sizeOf = (font: string) => Number(/([\d.]+)px/.exec(font)?.[1])

/** Han one em, everything else a bit more than half: the same on every machine. */
const measure: Measure = (text, font) =>
  [...text].reduce((sum, char) => sum + (char > '\u2e80' ? 1 : 0.56), 0) * sizeOf(font)

const draw = (poster: PosterShown, over: { avatar?: boolean; brand?: string } = {}): Item[] =>
  layoutOf({
    shown: poster,
    inks: inksOf(poster.paper, 150),
    measure,
    brand: '山间茶铺',
    avatar: true,
    ...over,
  })

const textsAt = (items: readonly Item[], place: Place): string[] =>
  items.flatMap((item) => (item.kind === 'words' && item.place === place ? [item.text] : []))

const isInside = ({ x, y, w, h }: Item): boolean =>
  x >= 0 && y >= 0 && x + w <= WIDTH + 0.01 && y + h <= HEIGHT + 0.01

const crossing = (a: Item, b: Item): boolean =>
  a.x < b.x + b.w - 0.01 &&
  b.x < a.x + a.w - 0.01 &&
  a.y < b.y + b.h - 0.01 &&
  b.y < a.y + a.h - 0.01

/** Words of different places that lie over each other. */
const overlaps = (items: readonly Item[]): string[] => {
  const said = items.filter((item) => item.kind === 'words')
  return said.flatMap((a, i) =>
    said
      .slice(i + 1)
      .filter((b) => crossing(a, b))
      .map((b) => `${a.place} ${a.text} | ${b.place} ${b.text}`),
  )
}

const posters: [string, PosterShown][] = [
  ['full', shown()],
  ['bare', shown(bare)],
  ['longest', shownOf(longest, longFacts())],
  ['longest on its last day', shownOf({ ...longest, urgency: 'end' }, longFacts())],
  [
    'long words of Latin letters',
    shown({ ...full, theme: 'Pneumonoultramicros', points: ['W'.repeat(18), 'M'.repeat(18), 'i'] }),
  ],
]

describe('a poster as it is laid out', () => {
  test.each(posters)(
    '%s: nothing passes the edge, nothing lies over other words',
    (_name, poster) => {
      const items = draw(poster)
      expect(items.filter((item) => !isInside(item))).toEqual([])
      expect(overlaps(items)).toEqual([])
    },
  )

  test.each(posters)('%s: fits in a wider font as well', (_name, poster) => {
    const wide: Measure = (text, font) => measure(text, font) * 1.2
    const inks = inksOf(poster.paper, 150)
    const items = layoutOf({
      shown: poster,
      inks,
      measure: wide,
      brand: '山'.repeat(20),
      avatar: true,
    })
    expect(items.filter((item) => !isInside(item))).toEqual([])
    expect(overlaps(items)).toEqual([])
  })

  test.each(posters)('%s: no letter is smaller than 17 of 750', (_name, poster) => {
    const small = draw(poster).filter((item) => item.kind === 'words' && sizeOf(item.font) < 17)
    expect(small).toEqual([])
  })

  test.each(posters)('%s: words keep clear of the code', (_name, poster) => {
    const items = draw(poster)
    const code = items.find((item) => item.kind === 'picture' && item.name === 'code') as Item
    const near = items.filter((item) => item.kind === 'words' && crossing(item, code))
    expect(near).toEqual([])
    expect(code.w / WIDTH).toBeGreaterThan(0.22)
  })

  test('the longest words are all there, but for what can not fit in any size', () => {
    const items = draw(shownOf(longest, longFacts()))
    const said = (place: Place) => textsAt(items, place).join('')
    expect(said('theme')).toBe(longest.theme)
    expect(said('points')).toBe(longest.points.join(''))
    expect(said('endorsement')).toContain('据'.repeat(30))
    expect(said('anchor')).toContain('凭'.repeat(30))
    expect(said('organiser')).toBe(`主办：${'主'.repeat(40)}`)
    expect(said('benefit')).toContain(`${'券'.repeat(18)}20`)
  })

  test('few words are set larger than many', () => {
    const theme = (poster: PosterShown) =>
      draw(poster).flatMap((item) =>
        item.kind === 'words' && item.place === 'theme' ? [sizeOf(item.font)] : [],
      )[0] ?? 0
    expect(theme(shown(bare))).toBeGreaterThan(theme(shownOf(longest, longFacts())) * 1.5)
  })

  test('a picture that could not be had leaves a sign in its place', () => {
    const names = (items: Item[]) =>
      items.flatMap((item) => (item.kind === 'picture' ? [item.name] : []))
    expect(names(draw(shown()))).toEqual(['avatar', 'code'])
    const without = draw(shown(), { avatar: false })
    expect(names(without)).toEqual(['code'])
    expect(textsAt(without, 'identity')).toContain('林')
  })

  test('without consent the friend is nobody in particular', () => {
    const said = textsAt(draw(shown(full, { who: undefined })), 'identity')
    expect(said).toEqual(['友', '您的朋友', '邀请您来山间茶铺看看'])
  })

  test('a brand speaks for itself when identity is not wanted', () => {
    expect(textsAt(draw(shown({ ...full, identity: false })), 'identity')).toEqual([
      '山',
      '山间茶铺',
    ])
  })

  test('the old price is struck through over its whole length', () => {
    const items = draw(shown())
    const words = items.find((item) => item.kind === 'words' && item.text === '原价 ¥88') as Item
    const lines = items.filter(
      (item) => item.kind === 'box' && item.place === 'anchor' && item.h < 6,
    )
    expect(lines.map(({ x, w }) => [x, w])).toEqual([[words.x, words.w]])
  })
})

describe('each place is drawn by itself', () => {
  const without = {
    endorsement: { ...full, endorsement: undefined },
    occasion: { ...full, occasion: undefined },
    anchor: { ...full, anchor: undefined },
    urgency: { ...full, urgency: 'none' },
  } as const

  test.each(Object.entries(without))('without %s it alone is gone', (place, poster) => {
    const before = new Set(draw(shown()).map((item) => item.place))
    const { [place]: _, ...form } = poster as never as Record<string, unknown>
    const given = (place === 'urgency' ? poster : form) as typeof full
    const after = new Set(draw(shownOf(given, facts())).map((item) => item.place))
    expect([...before].filter((one) => !after.has(one))).toEqual([place])
  })

  test('the draw list of the full poster, piece by piece', () => {
    const round = (value: number) => Math.round(value)
    const lines = draw(shown()).map((item) => {
      const what =
        item.kind === 'words'
          ? `${item.font} ${item.text}`
          : item.kind === 'picture'
            ? item.name
            : ''
      const place = `${item.place} ${item.kind}`
      return `${place} ${[item.x, item.y, item.w, item.h].map(round).join(' ')} ${what}`.trim()
    })
    expect(lines).toMatchSnapshot()
  })
})

describe('words that have to fit', () => {
  const box = (width: number, lines = 2) => ({ width, sizes: [40, 30, 20], lines })

  test('shrink first, then wrap, then are cut with an ellipsis', () => {
    expect(fitted('一二三四五', box(200), measure)).toEqual({ lines: ['一二三四五'], size: 40 })
    expect(fitted('一二三四五六', box(200), measure)).toEqual({ lines: ['一二三四五六'], size: 30 })
    expect(fitted('一二三四五六七八九十十一', box(200), measure)).toEqual({
      lines: ['一二三四五六', '七八九十十一'],
      size: 20,
    })
    const cut = fitted('一二三四五六七八九十'.repeat(3), box(200), measure)
    expect(cut.lines).toEqual(['一二三四五六七八九十', '一二三四五六七八九…'])
  })

  test('leave no single character alone on the last line', () => {
    const { lines } = fitted('一二三四五六七八九十一', box(200), measure)
    expect(lines.map((line) => line.length)).toEqual([6, 5])
  })

  test('are cut at a word, never within it', () => {
    const { lines } = fitted('Come and drink wonderful tea', { ...box(120), sizes: [20] }, measure)
    expect(lines).toEqual(['Come and', 'drink…'])
  })

  test('no closing sign begins a line and no opening one ends it', () => {
    expect(piecesOf('好茶，（春天）¥12.50起')).toEqual([
      '好',
      '茶，',
      '（春',
      '天）',
      '¥12.50',
      '起',
    ])
  })

  test('an emoji of several parts stays whole', () => {
    expect(piecesOf('👨‍👩‍👧茶👍🏽')).toEqual(['👨‍👩‍👧', '茶', '👍🏽'])
  })

  test('whatever is written, no line is wider than its box', () => {
    let seed = 7
    const next = (below: number) => {
      seed = (seed * 48_271) % 2_147_483_647
      return seed % below
    }
    const signs = [...'茶山间，。（）！ aWi1.5¥-…', '👍🏽']
    for (let round = 0; round < 2000; round += 1) {
      const text = Array.from({ length: next(60) }, () => signs[next(signs.length)]).join('')
      const width = 60 + next(400)
      const { lines, size } = fitted(text, box(width, 1 + next(3)), measure)
      for (const line of lines)
        expect(
          measure(line, `normal ${size}px sans-serif`),
          `${text} in ${width}`,
        ).toBeLessThanOrEqual(width)
    }
  })
})

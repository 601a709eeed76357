import { describe, expect, it } from 'vitest'
import { contrast, hexOf, hueOf } from '#core/brand/colour'
import { AA, type Mode, type Role, themeOf } from '#core/brand/theme'

const modes: Mode[] = ['light', 'dark']
const hues = Array.from({ length: 360 }, (_, hue) => hue)
const texts: Role[] = ['ink', 'ink-2', 'ink-3', 'accent', 'good', 'warn', 'bad']
const grounds: Role[] = ['surface', 'raised', 'sunken']
const pairs: [Role, Role][] = [
  ...texts.flatMap((text) => grounds.map((ground): [Role, Role] => [text, ground])),
  ['accent', 'accent-soft'],
  ['on-accent', 'accent'],
  ['good', 'good-soft'],
  ['warn', 'warn-soft'],
  ['bad', 'bad-soft'],
  ['on-card', 'card'],
  ['on-card', 'card-deep'],
]

describe('a brand theme', () => {
  for (const mode of modes) {
    it(`reads at AA for all 360 hues, ${mode}`, () => {
      const weak = hues.flatMap((hue) => {
        const theme = themeOf(hue, mode)
        return pairs
          .filter(([text, ground]) => contrast(theme[text], theme[ground]) < AA)
          .map(([text, ground]) => `hue ${hue}: ${text} on ${ground}`)
      })
      expect(weak).toEqual([])
    })
  }

  it('keeps the hue of the brand: tea is green, bread is brown', () => {
    const [r1, g1, b1] = rgb(themeOf(150, 'light').accent)
    expect(g1).toBeGreaterThan(Math.max(r1, b1))
    const [r2, g2, b2] = rgb(themeOf(28, 'light').accent)
    expect(r2).toBeGreaterThan(g2)
    expect(g2).toBeGreaterThan(b2)
  })

  it('keeps the card deep by night', () => {
    expect(themeOf(150, 'dark').card).toBe(themeOf(150, 'light').card)
  })

  it('gives only six-digit hex colours', () => {
    for (const colour of Object.values(themeOf(210, 'dark')))
      expect(colour).toMatch(/^#[\da-f]{6}$/)
  })
})

describe('colour arithmetic', () => {
  it('knows white, black and the WCAG extremes', () => {
    expect(hexOf({ l: 1, c: 0, h: 0 })).toBe('#ffffff')
    expect(hexOf({ l: 0, c: 0, h: 0 })).toBe('#000000')
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
  })

  it('turns picker hues the right way round', () => {
    expect(hueOf(0)).toBeGreaterThan(15)
    expect(hueOf(0)).toBeLessThan(40)
    expect(hueOf(120)).toBeGreaterThan(130)
    expect(hueOf(120)).toBeLessThan(150)
    expect(hueOf(240)).toBeGreaterThan(255)
    expect(hueOf(240)).toBeLessThan(275)
  })
})

function rgb(hex: string): [number, number, number] {
  const at = (from: number) => Number.parseInt(hex.slice(from, from + 2), 16)
  return [at(1), at(3), at(5)]
}

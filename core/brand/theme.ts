import { contrast, hexOf, hueOf, type Lch } from './colour'

/** Every colour by its role, `#rrggbb`; CSS variables and canvases take them from here alike. */
export interface Theme {
  surface: string
  raised: string
  sunken: string
  ink: string
  'ink-2': string
  'ink-3': string
  accent: string
  'on-accent': string
  'accent-soft': string
  good: string
  'good-soft': string
  warn: string
  'warn-soft': string
  bad: string
  'bad-soft': string
  line: string
  /** The member card keeps the brand's deep colour by day and by night. */
  card: string
  'card-deep': string
  'on-card': string
}
export type Role = keyof Theme
export type Mode = 'light' | 'dark'

/** WCAG 2 AA for text below 24 px (look.md). */
export const AA = 4.5

/** Paper is warm whatever the brand: the accent is ink on it. */
const PAPER_HUE = 85
const GOOD_HUE = 155
const WARN_HUE = 70
const BAD_HUE = 28

/** Moves lightness in small steps until the colour reads on every background. */
function readable(colour: Lch, backgrounds: readonly string[], step: number): string {
  let { l } = colour
  const reads = (hex: string) => backgrounds.every((back) => contrast(hex, back) >= AA)
  while (l > 0 && l < 1 && !reads(hexOf({ ...colour, l }))) l += step
  return hexOf({ ...colour, l: Math.min(1, Math.max(0, l)) })
}

const STEP = 0.01
const papers = (mode: Mode) => {
  const paper = (l: number, c: number) => hexOf({ l, c, h: PAPER_HUE })
  return mode === 'light'
    ? { surface: paper(0.967, 0.012), raised: paper(0.992, 0.005), sunken: paper(0.938, 0.016) }
    : { surface: paper(0.205, 0.006), raised: paper(0.25, 0.008), sunken: paper(0.17, 0.005) }
}

/** A tinted ground for a notice or a tag, and a text colour of that hue that reads on all grounds. */
function pair(mode: Mode, hue: number, chroma: number, grounds: readonly string[]) {
  const light = mode === 'light'
  const soft = hexOf({ l: light ? 0.938 : 0.3, c: light ? chroma * 0.3 : chroma * 0.35, h: hue })
  const start = { l: light ? 0.53 : 0.72, c: chroma, h: hue }
  return { soft, text: readable(start, [...grounds, soft], light ? -STEP : STEP) }
}

/** The card's two colours and its text: white paper that reads on both, always deep. */
function cardOf(hue: number) {
  const onCard = hexOf({ l: 0.985, c: 0.01, h: PAPER_HUE })
  const card = readable({ l: 0.45, c: 0.085, h: hue }, [onCard], -STEP)
  const deep = readable({ l: 0.35, c: 0.07, h: hue }, [onCard], -STEP)
  return { card, 'card-deep': deep, 'on-card': onCard }
}

/** All roles from a brand hue (0–359, as in a colour picker); every text pair reaches AA. */
export function themeOf(hslHue: number, mode: Mode): Theme {
  const hue = hueOf(hslHue)
  const light = mode === 'light'
  const ground = papers(mode)
  const grounds = [ground.surface, ground.raised, ground.sunken]
  const step = light ? -STEP : STEP
  const ink = (l: number, c: number) => readable({ l, c, h: hue }, grounds, step)
  const accentSoft = hexOf({ l: light ? 0.925 : 0.31, c: 0.028, h: hue })
  const accentStart = { l: light ? 0.45 : 0.76, c: 0.085, h: hue }
  const accent = readable(accentStart, [...grounds, accentSoft], step)
  const onAccent = { l: light ? 0.99 : 0.2, c: 0.01, h: PAPER_HUE }
  const good = pair(mode, GOOD_HUE, 0.11, grounds)
  const warn = pair(mode, WARN_HUE, 0.11, grounds)
  const bad = pair(mode, BAD_HUE, 0.15, grounds)
  return {
    ...ground,
    ink: ink(light ? 0.25 : 0.94, 0.018),
    'ink-2': ink(light ? 0.43 : 0.8, 0.018),
    'ink-3': ink(light ? 0.54 : 0.68, 0.015),
    accent,
    'on-accent': readable(onAccent, [accent], -step),
    'accent-soft': accentSoft,
    good: good.text,
    'good-soft': good.soft,
    warn: warn.text,
    'warn-soft': warn.soft,
    bad: bad.text,
    'bad-soft': bad.soft,
    line: hexOf({ l: light ? 0.895 : 0.35, c: 0.012, h: PAPER_HUE }),
    ...cardOf(hue),
  }
}

/** Codes are read by machines: black on white, whatever the brand, mode or light (look.md). */
export const codeTheme = { surface: '#ffffff', ink: '#000000' } as const

import { makeAutoObservable } from 'mobx'
import { codeTheme, type Theme, themeOf } from '#core/brand/theme'
import type { BrandView } from '#core/brand/views'

export const TEXT_SCALES = [1, 1.25, 1.5] as const
export type TextScale = (typeof TEXT_SCALES)[number]

/** From here on a page uses two columns: a tablet, or PC WeChat's free window. */
const WIDE_PX = 700

/** Shown until the brand is known: paper, green ink, no name. */
const unknownBrand: BrandView = { name: '', slogan: '', hue: 150, radius: 12 }

/** The nearest of our three sizes, at or below what the person set in WeChat. */
const snap = (scale: number): TextScale =>
  [...TEXT_SCALES].reverse().find((size) => size <= scale + 0.05) ?? 1

/** How everything looks: brand, day or night, text size, width of the window. */
export class Look {
  brand = unknownBrand
  dark = false
  width = 375
  /** What the person chose here; undefined follows WeChat. */
  chosenScale: TextScale | undefined
  systemScale: TextScale = 1

  constructor() {
    makeAutoObservable(this, {}, { deep: false })
  }

  get scale(): TextScale {
    return this.chosenScale ?? this.systemScale
  }

  get wide(): boolean {
    return this.width >= WIDE_PX
  }

  get theme() {
    return themeOf(this.brand.hue, this.dark ? 'dark' : 'light')
  }

  /** CSS variables for the root of a page. */
  get vars(): string {
    return this.varsOf(this.theme)
  }

  /** Pages that show a code are white by day and by night. */
  get codeTheme(): Theme {
    const { surface } = codeTheme
    return { ...themeOf(this.brand.hue, 'light'), surface, raised: surface }
  }

  get codeVars(): string {
    return this.varsOf(this.codeTheme)
  }

  /** Text size and window width as classes of a page's root. */
  get shape(): string {
    const scale = this.scale === 1 ? '' : ` x${this.scale * 100}`
    return `${this.wide ? ' wide' : ''}${scale}`
  }

  private varsOf(theme: Theme): string {
    const colours = Object.entries(theme).map(([role, hex]) => `--${role}:${hex}`)
    return [...colours, `--r:${this.brand.radius}px`].join(';')
  }

  setBrand(brand: BrandView): void {
    const same = (['name', 'slogan', 'hue', 'radius'] as const).every(
      (field) => brand[field] === this.brand[field],
    )
    if (!same) this.brand = brand
  }

  setDark(dark: boolean): void {
    this.dark = dark
  }

  setWidth(width: number): void {
    this.width = width
  }

  setSystemScale(scale: number): void {
    this.systemScale = snap(scale)
  }

  chooseScale(scale: number | undefined): void {
    this.chosenScale = scale === undefined ? undefined : snap(scale)
  }
}

export const look = new Look()

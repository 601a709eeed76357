import { reaction } from 'mobx'
import type { BrandView } from '#core/brand/views'
import { look } from '@/stores/look'
import { memory } from './memory'

/** What the phone says about itself, and what the person chose here before. */

/** WeChat's standard text is 16 px, should the scale itself be missing (before 2.23.4). */
const STANDARD_TEXT_PX = 16
const BRAND_KEY = 'look:brand'
const SCALE_KEY = 'look:scale'

const isBrand = (value: unknown): value is BrandView =>
  typeof value === 'object' && value !== null && 'hue' in value && 'radius' in value

function readSystem(): void {
  const base = wx.getAppBaseInfo()
  look.setDark(base.theme === 'dark')
  const scale = base.fontSizeScaleFactor ?? (base.fontSizeSetting ?? STANDARD_TEXT_PX) / 16
  look.setSystemScale(scale)
  look.setWidth(wx.getWindowInfo().windowWidth)
}

function recall(): void {
  const brand = memory.get(BRAND_KEY)
  if (isBrand(brand)) look.setBrand(brand)
  const scale = memory.get(SCALE_KEY)
  if (typeof scale === 'number') look.chooseScale(scale)
}

/** Fills the look before the first page draws, then follows the phone and keeps what changes. */
export function startLook(): void {
  readSystem()
  recall()
  wx.onThemeChange(({ theme }) => look.setDark(theme === 'dark'))
  wx.onWindowResize?.(({ size }) => look.setWidth(size.windowWidth))
  reaction(
    () => look.brand,
    (brand) => memory.set(BRAND_KEY, brand),
  )
  reaction(
    () => look.chosenScale,
    (scale) => (scale ? memory.set(SCALE_KEY, scale) : memory.remove(SCALE_KEY)),
  )
}

import CODE128C from 'jsbarcode/bin/barcodes/CODE128/CODE128C.js'
import { encode } from 'uqr'
import { codeTheme } from '#core/brand/theme'
import type { Surface } from '@/ui/surface'

export { type Surface, surfaceOf } from '@/ui/surface'

const clear = ({ node, width, height }: Surface) => {
  const ctx = node.getContext('2d')
  ctx.fillStyle = codeTheme.surface
  ctx.fillRect(0, 0, width, height)
  ctx.fillStyle = codeTheme.ink
  return ctx
}

/** Four modules of white around a QR (ISO/IEC 18004), ten around Code 128 (ISO/IEC 15417). */
const QR_QUIET = 4
const BARS_QUIET = 10

/**
 * 18 digits fit version 1 with correction level Q: the largest modules a till's scanner can get.
 * Modules are whole device pixels: a fraction shows as hairline seams (facts/taro.md §9).
 */
export function paintQr(surface: Surface, text: string): void {
  const ctx = clear(surface)
  const { data, size } = encode(text, { ecc: 'Q', border: 0, boostEcc: false })
  const room = Math.min(surface.width, surface.height)
  const module = Math.max(1, Math.floor(room / (size + 2 * QR_QUIET)))
  const left = Math.floor((surface.width - size * module) / 2)
  const top = Math.floor((surface.height - size * module) / 2)
  data.forEach((line, y) => {
    line.forEach((dark, x) => {
      if (dark) ctx.fillRect(left + x * module, top + y * module, module, module)
    })
  })
}

/** Bars over the full height of the canvas; the text under them is the page's. */
export function paintBars(surface: Surface, digits: string): void {
  const ctx = clear(surface)
  const bars = new CODE128C(digits, {}).encode().data
  const module = Math.max(1, Math.floor(surface.width / (bars.length + 2 * BARS_QUIET)))
  const left = Math.floor((surface.width - bars.length * module) / 2)
  for (const { index, 0: run } of bars.matchAll(/1+/g)) {
    ctx.fillRect(left + index * module, 0, run.length * module, surface.height)
  }
}

/** A thin ring that empties with the time left, 0–1. */
export function paintRing(surface: Surface, left: number, colour: string, track: string): void {
  const ctx = surface.node.getContext('2d')
  const { width, height, ratio } = surface
  const stroke = 3 * ratio
  const radius = Math.min(width, height) / 2 - stroke / 2
  const ring = (share: number, style: string) => {
    ctx.beginPath()
    ctx.strokeStyle = style
    ctx.lineWidth = stroke
    ctx.arc(width / 2, height / 2, radius, -Math.PI / 2, -Math.PI / 2 + share * 2 * Math.PI)
    ctx.stroke()
  }
  ctx.clearRect(0, 0, width, height)
  ring(1, track)
  if (left > 0) ring(Math.min(1, left), colour)
}

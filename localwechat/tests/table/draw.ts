import { encode } from 'uqr'
import type { Pixels } from '../../phone/api/ui/pixels.ts'

/** A sheet of one grey. */
export function sheet(width: number, height: number, grey = 255): Pixels {
  const data = new Uint8ClampedArray(width * height * 4).fill(grey)
  for (let at = 3; at < data.length; at += 4) data[at] = 255
  return { width, height, data }
}

export function box(on: Pixels, left: number, top: number, w: number, h: number, grey: number) {
  for (let y = top; y < top + h; y++) {
    const from = (y * on.width + left) * 4
    for (let at = from; at < from + w * 4; at += 4) on.data.fill(grey, at, at + 3)
  }
}

/** Draws a QR code with its quiet zone; `ink` and `paper` are greys. */
export function drawQr(
  on: Pixels,
  text: string,
  at: { left: number; top: number; module: number; ink?: number; paper?: number },
): void {
  const { data, size } = encode(text, { border: 4, ecc: 'M' })
  const { left, top, module, ink = 0, paper = 255 } = at
  box(on, left, top, size * module, size * module, paper)
  data.forEach((row, y) => {
    row.forEach((dark, x) => {
      if (dark) box(on, left + x * module, top + y * module, module, module, ink)
    })
  })
}

/** Draws bars from a string of 1 and 0 modules. */
export function drawBars(on: Pixels, modules: string, left: number, top: number, wide: number) {
  ;[...modules].forEach((bit, i) => {
    if (bit === '1') box(on, left + i * wide, top, wide, 60, 20)
  })
}

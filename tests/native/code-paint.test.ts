import jsQR from 'jsqr'
import { describe, expect, it } from 'vitest'
import { paintBars, paintQr, type Surface } from '@/member/parts/paint'

/** A canvas that only knows how to fill rectangles, and refuses fractions of a pixel. */
function raster(width: number, height: number) {
  const data = new Uint8ClampedArray(width * height * 4).fill(255)
  const ctx = {
    fillStyle: '#ffffff',
    fillRect(x: number, y: number, w: number, h: number) {
      for (const side of [x, y, w, h]) expect(Number.isInteger(side)).toBe(true)
      const shade = ctx.fillStyle === '#000000' ? 0 : 255
      for (let row = y; row < y + h; row++) {
        for (let column = x; column < x + w; column++) {
          data.fill(shade, (row * width + column) * 4, (row * width + column) * 4 + 3)
        }
      }
    },
  }
  const node = { getContext: () => ctx } as unknown as Surface['node']
  return { surface: { node, width, height, ratio: 2 }, data }
}

const codes = ['112345678901234567', '200000000000000000', '199999999999999999']

describe('a painted code', () => {
  for (const code of codes) {
    it(`is read back from the pixels of the QR: ${code}`, () => {
      const { surface, data } = raster(464, 464)
      paintQr(surface, code)
      expect(jsQR(data, 464, 464)?.data).toBe(code)
    })
  }

  it('replaces the code before it', () => {
    const { surface, data } = raster(464, 464)
    paintQr(surface, codes[0] ?? '')
    paintQr(surface, codes[1] ?? '')
    expect(jsQR(data, 464, 464)?.data).toBe(codes[1])
  })

  it('has bars of whole pixels that follow Code 128 set C and leave a quiet zone', () => {
    const width = 640
    const { surface, data } = raster(width, 10)
    paintBars(surface, codes[0] ?? '')
    const line = Array.from({ length: width }, (_, x) => (data[x * 4] === 0 ? 1 : 0))
    const first = line.indexOf(1)
    const last = line.lastIndexOf(1)
    // Start, nine pairs of digits, check, stop: 11 modules each, and 2 more for the stop.
    const modules = 11 * 12 + 2
    const module = (last - first + 1) / modules
    expect(Number.isInteger(module)).toBe(true)
    expect(first).toBeGreaterThanOrEqual(10 * module)
    const runs =
      line
        .slice(first, last + 1)
        .join('')
        .match(/1+|0+/g) ?? []
    const widths = runs.map((run) => run.length / module)
    // Start C and stop as ISO/IEC 15417 draws them.
    expect(widths.slice(0, 6)).toEqual([2, 1, 1, 2, 3, 2])
    expect(widths.slice(-7)).toEqual([2, 3, 3, 1, 1, 1, 2])
  })
})

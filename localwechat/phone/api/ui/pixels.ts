/** RGBA pixels, row by row: what a camera sees. */
export interface Pixels {
  width: number
  height: number
  data: Uint8ClampedArray
}

/** Averages blocks of `factor` x `factor` pixels; alpha is laid on white paper. */
export function shrink(pixels: Pixels, factor: number): Pixels {
  const width = Math.floor(pixels.width / factor)
  const height = Math.floor(pixels.height / factor)
  const data = new Uint8ClampedArray(width * height * 4)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const grey = blockMean(pixels, x * factor, y * factor, factor)
      data.fill(grey, (y * width + x) * 4, (y * width + x) * 4 + 3)
      data[(y * width + x) * 4 + 3] = 255
    }
  }
  return { width, height, data }
}

function blockMean(pixels: Pixels, left: number, top: number, factor: number): number {
  let sum = 0
  for (let y = top; y < top + factor; y++) {
    for (let x = left; x < left + factor; x++) sum += luminance(pixels, x, y)
  }
  return sum / (factor * factor)
}

/** Brightness 0..255 of one pixel on white paper. */
export function luminance(pixels: Pixels, x: number, y: number): number {
  const at = (y * pixels.width + x) * 4
  const [r = 0, g = 0, b = 0, a = 0] = pixels.data.subarray(at, at + 4)
  const alpha = a / 255
  return (0.299 * r + 0.587 * g + 0.114 * b) * alpha + 255 * (1 - alpha)
}

/** A rectangle of the pixels, clipped to them. */
export function crop(pixels: Pixels, left: number, top: number, w: number, h: number): Pixels {
  const x0 = Math.max(0, Math.floor(left))
  const y0 = Math.max(0, Math.floor(top))
  const width = Math.min(pixels.width - x0, Math.floor(w))
  const height = Math.min(pixels.height - y0, Math.floor(h))
  const data = new Uint8ClampedArray(Math.max(0, width * height * 4))
  for (let y = 0; y < height; y++) {
    const from = ((y0 + y) * pixels.width + x0) * 4
    data.set(pixels.data.subarray(from, from + width * 4), y * width * 4)
  }
  return { width, height, data }
}

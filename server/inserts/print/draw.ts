/** Drawing operators of PDF content streams (ISO 32000-1 §8); all lengths in mm, y upwards. */

/** Cyan, magenta, yellow, black, each 0 to 1: print shops work in these. */
export type Cmyk = readonly [number, number, number, number]

/** Black ink alone: a QR code of mixed inks blurs when the plates shift. */
export const K_BLACK: Cmyk = [0, 0, 0, 1]
export const WHITE: Cmyk = [0, 0, 0, 0]

/** Four decimals of a millimetre are finer than any printer. */
export const n = (value: number): string => String(Math.round(value * 10_000) / 10_000)

export const fillColour = (colour: Cmyk): string => `${colour.map(n).join(' ')} k\n`
export const lineColour = (colour: Cmyk): string => `${colour.map(n).join(' ')} K\n`

export const rect = (x: number, y: number, w: number, h: number): string =>
  `${n(x)} ${n(y)} ${n(w)} ${n(h)} re\n`

export const line = (x1: number, y1: number, x2: number, y2: number): string =>
  `${n(x1)} ${n(y1)} m ${n(x2)} ${n(y2)} l S\n`

/** Distance of a control point that makes a cubic curve a quarter circle, for radius 1. */
const QUARTER = 0.5523

/** Path of a rectangle with round corners. */
export const roundRect = (x: number, y: number, w: number, h: number, r: number): string => {
  const k = r * (1 - QUARTER)
  const [right, top] = [x + w, y + h]
  const curve = (...points: number[]) => `${points.map(n).join(' ')} c\n`
  return (
    `${n(x + r)} ${n(y)} m\n${n(right - r)} ${n(y)} l\n` +
    curve(right - k, y, right, y + k, right, y + r) +
    `${n(right)} ${n(top - r)} l\n` +
    curve(right, top - k, right - k, top, right - r, top) +
    `${n(x + r)} ${n(top)} l\n` +
    curve(x + k, top, x, top - k, x, top - r) +
    `${n(x)} ${n(y + r)} l\n` +
    curve(x, y + k, x + k, y, x + r, y) +
    'h\n'
  )
}

export const circle = (x: number, y: number, r: number): string =>
  roundRect(x - r, y - r, r * 2, r * 2, r)

/** Moves the origin for what `content` draws. */
export const placed = (x: number, y: number, content: string): string =>
  `q 1 0 0 1 ${n(x)} ${n(y)} cm\n${content}Q\n`

/** Screen colour `#rrggbb` as inks. Without a profile of the press this is the usual estimate. */
export const inksOf = (hex: string): Cmyk => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16) / 255)
  const white = Math.max(r, g, b)
  if (white === 0) return K_BLACK
  return [(white - r) / white, (white - g) / white, (white - b) / white, 1 - white]
}

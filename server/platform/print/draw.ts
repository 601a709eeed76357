/** Drawing operators of PDF content streams (ISO 32000-1 §8); all lengths in mm, y upwards. */

/** Ready to stand in a content stream: values, without the operator that uses them. */
export interface Colour {
  values: string
  space: 'grey' | 'rgb'
}

const OPERATORS = { grey: { fill: 'g', line: 'G' }, rgb: { fill: 'rg', line: 'RG' } } as const

/**
 * Grey is black ink alone (ISO 32000-1 §10.3.3: C = M = Y = 0): a QR code of mixed inks blurs when
 * the plates shift.
 */
export const BLACK: Colour = { values: '0', space: 'grey' }
export const WHITE: Colour = { values: '1', space: 'grey' }

/** Four decimals of a millimetre are finer than any printer. */
export const n = (value: number): string => String(Math.round(value * 10_000) / 10_000)

export const fillColour = ({ values, space }: Colour): string =>
  `${values} ${OPERATORS[space].fill}\n`
export const lineColour = ({ values, space }: Colour): string =>
  `${values} ${OPERATORS[space].line}\n`

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

/**
 * A brand colour `#rrggbb` as it is on the screen: the print shop's own profile turns it into inks,
 * which no formula without a profile does well (greens turn blue).
 */
export const colourOf = (hex: string): Colour => ({
  values: [1, 3, 5].map((i) => n(Number.parseInt(hex.slice(i, i + 2), 16) / 255)).join(' '),
  space: 'rgb',
})

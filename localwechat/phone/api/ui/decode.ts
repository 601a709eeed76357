import jsQR from 'jsqr'
import { decodeCode128 } from './code128.ts'
import { crop, type Pixels, shrink } from './pixels.ts'

/** What was read from pixels. `bytes` is the raw payload, for codes that hold no text. */
export interface Decoded {
  text: string
  kind: 'QR_CODE' | 'CODE_128'
  bytes: Uint8Array
}

/** jsqr grows slow and less sure above this many pixels on the long side. */
const COMFORTABLE_SIDE = 1200

/** How much overlap the tiles have, so that a code on a border lies whole in one of them. */
const TILE = 0.6

/**
 * Reads one code from pixels: QR first (also light on dark), then Code 128. Small codes in a big
 * picture are found tile by tile. Null when there is none.
 */
export function decode(pixels: Pixels, want: { qr: boolean; bar: boolean }): Decoded | null {
  for (const view of views(pixels)) {
    const found = (want.qr && readQr(view)) || (want.bar && readBar(view))
    if (found) return found
  }
  return null
}

function* views(pixels: Pixels): Generator<Pixels> {
  const factor = Math.ceil(Math.max(pixels.width, pixels.height) / COMFORTABLE_SIDE)
  yield factor > 1 ? shrink(pixels, factor) : pixels
  if (factor > 1) yield pixels
  yield* tiles(pixels)
  if (factor === 1 && Math.min(pixels.width, pixels.height) > 300) yield shrink(pixels, 2)
}

function* tiles(pixels: Pixels): Generator<Pixels> {
  const w = pixels.width * TILE
  const h = pixels.height * TILE
  for (const y of [0, 0.2, 0.4]) {
    for (const x of [0, 0.2, 0.4]) {
      yield crop(pixels, pixels.width * x, pixels.height * y, w, h)
    }
  }
}

function readQr(pixels: Pixels): Decoded | null {
  if (pixels.width < 21 || pixels.height < 21) return null
  const found = jsQR(pixels.data, pixels.width, pixels.height, { inversionAttempts: 'attemptBoth' })
  if (!found) return null
  return { text: found.data, kind: 'QR_CODE', bytes: Uint8Array.from(found.binaryData) }
}

function readBar(pixels: Pixels): Decoded | null {
  const text = decodeCode128(pixels)
  if (text === null) return null
  return { text, kind: 'CODE_128', bytes: new TextEncoder().encode(text) }
}

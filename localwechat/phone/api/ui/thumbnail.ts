import { h } from '../../chrome/dom.ts'
import { type PhoneContext, seats } from '../../runtime/context.ts'
import { loadImage } from './images.ts'

/** Cards in a chat show a 5:4 picture (facts/platform.md §2.4). */
const WIDTH = 400
const HEIGHT = 320
const QUALITY = 0.8

/**
 * A small data URL for a shared card: the given picture, else the top of the screen. Undefined
 * where nothing can be drawn (jsdom).
 */
export async function thumbnail(ctx: PhoneContext, path: string): Promise<string | undefined> {
  const canvas = h(ctx.document, 'canvas')
  canvas.width = WIDTH
  canvas.height = HEIGHT
  const pen = canvas.getContext('2d')
  const source = pen ? await sourceOf(ctx, path) : null
  if (!pen || !source) return undefined
  const scale = Math.max(WIDTH / source.width, HEIGHT / source.height)
  const left = (WIDTH - source.width * scale) / 2
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, WIDTH, HEIGHT)
  pen.drawImage(source, left, 0, source.width * scale, source.height * scale)
  return canvas.toDataURL('image/jpeg', QUALITY)
}

async function sourceOf(ctx: PhoneContext, path: string) {
  if (path !== '') return loadImage(ctx.document, ctx.files.url(path))
  const pixels = await seats.picture?.(ctx)
  if (!pixels) return null
  const canvas = h(ctx.document, 'canvas')
  canvas.width = pixels.width
  canvas.height = pixels.height
  const copy = new Uint8ClampedArray(pixels.data)
  canvas.getContext('2d')?.putImageData(new ImageData(copy, pixels.width, pixels.height), 0, 0)
  return canvas
}

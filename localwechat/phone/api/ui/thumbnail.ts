import { h } from '../../chrome/dom.ts'
import { type PhoneContext, seats } from '../../runtime/context.ts'
import { loadImage, show } from './images.ts'
import { crop } from './pixels.ts'

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
  // The page alone: WeChat leaves its own bars out of the card.
  const scale = pixels.width / ctx.root.clientWidth
  const top = ctx.pagesLayer.offsetTop * scale
  const page = crop(pixels, 0, top, pixels.width, ctx.pagesLayer.clientHeight * scale)
  const canvas = h(ctx.document, 'canvas')
  show(page, canvas)
  return canvas
}

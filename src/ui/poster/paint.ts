import type { Item } from '#core/posters/draw'
import { HEIGHT, WIDTH } from '#core/posters/draw'

/** A picture as a canvas takes it. */
export type Picture = WechatMiniprogram.Image
export type Pictures = Partial<Record<'avatar' | 'code', Picture>>

/** What is used of a 2d context; the same words everywhere. */
export type Context = Pick<
  CanvasRenderingContext2D,
  | 'save'
  | 'restore'
  | 'beginPath'
  | 'rect'
  | 'arcTo'
  | 'moveTo'
  | 'closePath'
  | 'fill'
  | 'fillRect'
  | 'clip'
  | 'fillText'
  | 'measureText'
  | 'drawImage'
  | 'setTransform'
  | 'font'
  | 'fillStyle'
  | 'textBaseline'
  | 'textAlign'
>

/** Rounded by hand: roundRect came with base library 2.31, and a poster is to be drawn before. */
const outline = (pen: Context, { x, y, w, h }: Item, radius: number): void => {
  pen.beginPath()
  pen.moveTo(x + radius, y)
  pen.arcTo(x + w, y, x + w, y + h, radius)
  pen.arcTo(x + w, y + h, x, y + h, radius)
  pen.arcTo(x, y + h, x, y, radius)
  pen.arcTo(x, y, x + w, y, radius)
  pen.closePath()
}

const box = (pen: Context, item: Extract<Item, { kind: 'box' }>): void => {
  pen.fillStyle = item.colour
  if (item.radius === 0) {
    pen.fillRect(item.x, item.y, item.w, item.h)
  } else {
    outline(pen, item, item.radius)
    pen.fill()
  }
}

const words = (pen: Context, { text, font, colour, x, base }: Extract<Item, { kind: 'words' }>) => {
  pen.fillStyle = colour
  pen.font = font
  pen.fillText(text, x, base)
}

/** The middle of the picture, as much of it as has the shape of its place. */
const picture = (pen: Context, item: Extract<Item, { kind: 'picture' }>, image: Picture): void => {
  const { x, y, w, h, radius } = item
  const side = Math.min(image.width / w, image.height / h)
  const [cutW, cutH] = [w * side, h * side]
  const [left, top] = [(image.width - cutW) / 2, (image.height - cutH) / 2]
  pen.save()
  if (radius > 0) {
    outline(pen, item, radius)
    pen.clip()
  }
  pen.drawImage(image as unknown as CanvasImageSource, left, top, cutW, cutH, x, y, w, h)
  pen.restore()
}

/** Draws a poster over the whole of a canvas of this width in pixels. */
export function paintPoster(
  pen: Context,
  items: readonly Item[],
  pictures: Pictures,
  width: number,
): void {
  const scale = width / WIDTH
  pen.setTransform(scale, 0, 0, scale, 0, 0)
  pen.textBaseline = 'alphabetic'
  pen.textAlign = 'left'
  for (const item of items) {
    if (item.kind === 'box') box(pen, item)
    if (item.kind === 'words') words(pen, item)
    const image = item.kind === 'picture' ? pictures[item.name] : undefined
    if (image && item.kind === 'picture') picture(pen, item, image)
  }
}

/** Pixels of the saved picture: sharp on every phone, below the limits of old ones. */
export const PIXELS = { width: 1080, height: Math.round((1080 * HEIGHT) / WIDTH) }

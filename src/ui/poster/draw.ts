import { layoutOf } from '#core/posters/layout'
import { inksOf } from '#core/posters/palette'
import type { Measure } from '#core/posters/text'
import type { PosterShown } from '#core/posters/views'
import { look } from '@/stores/look'
import { type Surface, surfaceOf } from '../surface'
import { type Context, PIXELS, type Pictures, paintPoster } from './paint'
import { pictureOf } from './pictures'

const measureWith =
  (pen: Context): Measure =>
  (text, font) => {
    pen.font = font
    return pen.measureText(text).width
  }

const paint = ({ node }: Surface, shown: PosterShown, pictures: Pictures, sample: boolean) => {
  // Another size also clears it, and the text of before with its transform.
  node.width = PIXELS.width
  node.height = PIXELS.height
  const pen = node.getContext('2d') as unknown as Context
  const { hue, name } = look.brand
  const items = layoutOf({
    shown,
    sample,
    inks: inksOf(shown.paper, hue),
    measure: measureWith(pen),
    brand: name,
    avatar: pictures.avatar !== undefined,
  })
  paintPoster(pen, items, pictures, PIXELS.width)
}

/** done: it can be saved. no-code: without the code it would be nobody's, so nothing is drawn. */
export type Drawn = 'done' | 'no-code' | 'no-canvas'

/** Draws a member's poster on a canvas of the page; a face that can not be had gets a sign. */
export async function drawPoster(
  canvasId: string,
  shown: PosterShown,
  codeFile: string,
): Promise<{ drawn: Drawn; node?: Surface['node'] }> {
  const surface = await surfaceOf(canvasId)
  if (!surface) return { drawn: 'no-canvas' }
  const { node } = surface
  const [code, avatar] = await Promise.all([
    pictureOf(node, codeFile),
    pictureOf(node, shown.identity?.avatar),
  ])
  if (!code) return { drawn: 'no-code' }
  paint(surface, shown, { code, ...(avatar ? { avatar } : {}) }, false)
  return { drawn: 'done', node }
}

/** The same without anybody's code, for whoever writes it. */
export function drawSample(surface: Surface, shown: PosterShown): void {
  paint(surface, shown, {}, true)
}

import type { PhoneContext } from '../runtime/context.ts'
import type { Phone } from '../runtime/types.ts'
import { paintText } from './paint-text.ts'

type Picture = Awaited<ReturnType<Phone['picture']>>
type Pen = CanvasRenderingContext2D

/** Pixels per px of the phone: codes keep sharp edges, as on a real display. */
const SCALE = 2

export interface Box {
  left: number
  top: number
  width: number
  height: number
}

/**
 * Paints the screen as a camera would see it: colours, borders, text, pictures and canvases at
 * their places. An own painter instead of SVG foreignObject: that one loses web fonts and taints
 * the canvas in some browsers. Shadows, gradients and transforms are left out.
 */
export async function paintScreen(ctx: PhoneContext): Promise<Picture> {
  const doc = ctx.document
  const root = ctx.root
  const canvas = doc.createElement('canvas')
  canvas.width = root.clientWidth * SCALE
  canvas.height = root.clientHeight * SCALE
  const pen = canvas.getContext('2d')
  if (!pen || canvas.width === 0) throw new Error('This phone has no screen that can be painted')
  const frame = root.getBoundingClientRect()
  // The phone may be drawn scaled; painting happens in its own px.
  const zoom = root.clientWidth / frame.width
  pen.scale(SCALE * zoom, SCALE * zoom)
  pen.translate(-frame.left, -frame.top)
  pen.fillStyle = '#fff'
  pen.fillRect(frame.left, frame.top, frame.width, frame.height)
  await paintElement(pen, root)
  const { data } = pen.getImageData(0, 0, canvas.width, canvas.height)
  return { width: canvas.width, height: canvas.height, data }
}

const isHidden = (style: CSSStyleDeclaration) =>
  style.display === 'none' || style.visibility === 'hidden' || style.opacity === '0'

async function paintElement(pen: Pen, element: Element): Promise<void> {
  const view = element.ownerDocument.defaultView
  if (!view) return
  const style = view.getComputedStyle(element)
  if (isHidden(style)) return
  const box = element.getBoundingClientRect()
  pen.save()
  pen.globalAlpha *= Number(style.opacity)
  paintBox(pen, box, style)
  if (clips(style)) clip(pen, box, style)
  await paintBackground(pen, box, style)
  await paintContent(pen, element, box)
  for (const node of paintOrder(element, view)) {
    if (node instanceof view.Element) await paintElement(pen, node)
    else if (node instanceof view.Text) paintText(pen, node, style)
  }
  pen.restore()
}

// Positioned children come last, by z-index: enough of CSS's painting order for bars and sheets.
function paintOrder(element: Element, view: Window): ChildNode[] {
  if (element.tagName.toLowerCase() === 'svg') return []
  const rank = (node: ChildNode): number => {
    if (node.nodeType !== 1) return 0
    const style = view.getComputedStyle(node as Element)
    if (style.position === 'static') return 0
    return 1 + (Number.parseInt(style.zIndex, 10) || 0)
  }
  return [...element.childNodes]
    .map((node, i) => ({ node, i, rank: rank(node) }))
    .sort((a, b) => a.rank - b.rank || a.i - b.i)
    .map(({ node }) => node)
}

const clips = (style: CSSStyleDeclaration) => style.overflowX !== 'visible'

function outline(pen: Pen, box: Box, style: CSSStyleDeclaration): void {
  const side = Math.min(box.width, box.height) / 2
  const given = Number.parseFloat(style.borderTopLeftRadius) || 0
  const radius = style.borderTopLeftRadius.endsWith('%') ? (given / 50) * side : given
  pen.beginPath()
  pen.roundRect(box.left, box.top, box.width, box.height, Math.min(radius, side))
}

function clip(pen: Pen, box: Box, style: CSSStyleDeclaration): void {
  outline(pen, box, style)
  pen.clip()
}

function paintBox(pen: Pen, box: Box, style: CSSStyleDeclaration): void {
  outline(pen, box, style)
  pen.fillStyle = style.backgroundColor
  pen.fill()
  const width = Number.parseFloat(style.borderTopWidth)
  if (width > 0 && style.borderTopStyle !== 'none') {
    pen.lineWidth = width
    pen.strokeStyle = style.borderTopColor
    pen.stroke()
  }
}

async function paintBackground(pen: Pen, box: Box, style: CSSStyleDeclaration): Promise<void> {
  const match = /url\("?([^")]+)"?\)/.exec(style.backgroundImage)
  if (!match?.[1]) return
  const image = await load(match[1])
  if (image) pen.drawImage(image, box.left, box.top, box.width, box.height)
}

async function paintContent(pen: Pen, element: Element, box: Box): Promise<void> {
  const tag = element.tagName.toLowerCase()
  if (box.width === 0 || box.height === 0) return
  // Codes must come out with hard edges at whatever scale.
  pen.imageSmoothingEnabled = tag !== 'canvas'
  if (tag === 'canvas' || tag === 'img') {
    const source = element as HTMLCanvasElement | HTMLImageElement
    if (drawable(source)) pen.drawImage(source, box.left, box.top, box.width, box.height)
  } else if (tag === 'svg') {
    const text = new XMLSerializer().serializeToString(element)
    const image = await load(`data:image/svg+xml,${encodeURIComponent(text)}`)
    if (image) pen.drawImage(image, box.left, box.top, box.width, box.height)
  }
}

const drawable = (source: HTMLCanvasElement | HTMLImageElement): boolean =>
  'naturalWidth' in source ? source.complete && source.naturalWidth > 0 : source.width > 0

function load(url: string): Promise<HTMLImageElement | null> {
  return new Promise((resolve) => {
    const image = new Image()
    image.onload = () => resolve(image)
    image.onerror = () => resolve(null)
    image.src = url
  })
}

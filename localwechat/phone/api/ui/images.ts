import { h } from '../../chrome/dom.ts'
import type { PhoneContext } from '../../runtime/context.ts'
import type { Pixels } from './pixels.ts'

/** Bigger photographs are scaled down: no printed code needs more, and jsqr takes seconds then. */
const MAX_SIDE = 2400

/** Loads a picture; rejects with a plain sentence when it is none. */
export function loadImage(doc: Document, url: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = doc.createElement('img')
    image.onload = () => resolve(image)
    image.onerror = () => reject(new Error('这不是一张能打开的图片'))
    image.src = url
  })
}

/** Pixels of anything that can be drawn, on white paper. */
export function pixelsOf(
  doc: Document,
  source: CanvasImageSource,
  width: number,
  height: number,
): Pixels {
  const scale = Math.min(1, MAX_SIDE / Math.max(width, height))
  const canvas = h(doc, 'canvas')
  canvas.width = Math.max(1, Math.round(width * scale))
  canvas.height = Math.max(1, Math.round(height * scale))
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('This browser cannot draw on a canvas')
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(source, 0, 0, canvas.width, canvas.height)
  const { data } = pen.getImageData(0, 0, canvas.width, canvas.height)
  return { width: canvas.width, height: canvas.height, data }
}

/** Pixels of the picture at a URL. */
export async function pixelsAt(doc: Document, url: string): Promise<Pixels> {
  const image = await loadImage(doc, url)
  return pixelsOf(doc, image, image.naturalWidth || 600, image.naturalHeight || 600)
}

/** Draws pixels into a canvas, for the viewfinder. */
export function show(pixels: Pixels, canvas: HTMLCanvasElement): void {
  canvas.width = pixels.width
  canvas.height = pixels.height
  const pen = canvas.getContext('2d')
  const copy = new Uint8ClampedArray(pixels.data)
  pen?.putImageData(new ImageData(copy, pixels.width, pixels.height), 0, 0)
}

/** Asks the computer for files; empty when the person chose none. */
export function chooseFiles(doc: Document, accept: string, many: boolean): Promise<File[]> {
  return new Promise((resolve) => {
    const input = h(doc, 'input', { attrs: { type: 'file', accept }, testid: 'file-input' })
    input.multiple = many
    input.hidden = true
    const done = (files: File[]) => {
      input.remove()
      resolve(files)
    }
    input.addEventListener('change', () => done([...(input.files ?? [])]))
    input.addEventListener('cancel', () => done([]))
    doc.body.append(input)
    input.click()
  })
}

/** The first drawable thing inside an element: itself, a canvas, or an image. */
export function drawableIn(element: HTMLElement): HTMLCanvasElement | HTMLImageElement | null {
  const found = element.matches('canvas,img') ? element : element.querySelector('canvas,img')
  return found as HTMLCanvasElement | HTMLImageElement | null
}

/** A URL of the picture an element shows (image source, or the canvas as PNG). */
export function urlOfElement(element: HTMLElement): string | null {
  const found = drawableIn(element)
  if (!found) return backgroundOf(element)
  return found.tagName === 'CANVAS'
    ? (found as HTMLCanvasElement).toDataURL('image/png')
    : (found as HTMLImageElement).src
}

function backgroundOf(element: HTMLElement): string | null {
  const nodes = [element, ...element.querySelectorAll<HTMLElement>('*')]
  for (const node of nodes) {
    const match = /url\("?([^")]+)"?\)/.exec(node.style.backgroundImage)
    if (match?.[1]) return match[1]
  }
  return null
}

const albums = new WeakMap<PhoneContext, string[]>()

/** The pictures saved on this phone since it was opened, newest first, as URLs. */
export function album(ctx: PhoneContext): string[] {
  const mine = albums.get(ctx) ?? []
  albums.set(ctx, mine)
  return mine
}

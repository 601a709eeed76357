import type { PhoneContext } from '../context.ts'
import { canvasImage } from './canvas-image.ts'
import { paintContext } from './paint-context.ts'
import { defineTag, truthy } from './tag.ts'

/** A canvas node as WeChat's type="2d" gives it: an HTML canvas with image and frame helpers. */
export type CanvasNode = HTMLCanvasElement & {
  createImage(): HTMLImageElement
  createPath2D(path?: Path2D | string): Path2D
  createImageData(data: Uint8ClampedArray | number, width: number, height?: number): unknown
  requestAnimationFrame(callback: (time: number) => void): number
  cancelAnimationFrame(id: number): void
}

const FRAME_MS = 16

defineTag('canvas', (element, props, host) => {
  const canvas = document.createElement('canvas')
  element.appendChild(canvas)
  const node = withHelpers(canvas, () => host.ctx())
  return {
    node: () => node,
    update(name) {
      if (name === 'disableScroll') {
        element.style.touchAction = truthy(props.disableScroll) ? 'none' : ''
      }
    },
  }
})

/** Adds WeChat's helpers to a plain canvas. */
export function withHelpers(canvas: HTMLCanvasElement, ctx: () => PhoneContext): CanvasNode {
  const node = canvas as CanvasNode
  const getContext = canvas.getContext.bind(canvas)
  const drawn = new WeakMap<HTMLCanvasElement, unknown>()
  const helpers = {
    createImage: () => canvasImage(ctx()),
    createPath2D: (path?: Path2D | string) => new Path2D(path),
    createImageData: (data: never, width: number, height?: number) =>
      new ImageData(data, width, height as number),
    requestAnimationFrame: (callback: (time: number) => void) =>
      Number(setTimeout(() => callback(performance.now()), FRAME_MS)),
    cancelAnimationFrame: (id: number) => clearTimeout(id),
    getContext(kind: string, options?: unknown) {
      if (kind !== '2d') return getContext(kind, options)
      // jsdom has canvases but cannot paint: rectangles are enough for codes and for layouts.
      if (!/jsdom/i.test(navigator.userAgent)) return getContext('2d', options as never)
      if (!drawn.has(canvas)) drawn.set(canvas, paintContext(canvas))
      return drawn.get(canvas)
    },
  }
  Object.assign(node, helpers)
  return node
}

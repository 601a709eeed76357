import { ApiError, asyncApi, type Data, registerApis, syncApi } from '../../runtime/context.ts'
import { dataBytes } from '../../runtime/files.ts'
import { type CanvasNode, withHelpers } from '../../runtime/tags/canvas.ts'

registerApis({
  canvasToTempFilePath: asyncApi((ctx, options) => {
    const canvas = options.canvas as CanvasNode | undefined
    if (typeof canvas?.toDataURL !== 'function') {
      throw new ApiError('fail canvas is empty: pass the node of a type="2d" canvas')
    }
    const jpg = options.fileType === 'jpg'
    const source = cropped(canvas, options)
    const url = source.toDataURL(jpg ? 'image/jpeg' : 'image/png', quality(options.quality))
    const bytes = url ? dataBytes(url) : new Uint8Array()
    return { tempFilePath: ctx.files.addTemp(bytes, jpg ? 'jpg' : 'png') }
  }),
  createOffscreenCanvas: syncApi((ctx, first, second) => {
    const options = (typeof first === 'object' ? first : { width: first, height: second }) as Data
    const canvas = ctx.document.createElement('canvas')
    canvas.width = Number(options?.width ?? 300)
    canvas.height = Number(options?.height ?? 150)
    return withHelpers(canvas, () => ctx)
  }),
  getImageInfo: asyncApi(async (ctx, options) => {
    const path = String(options.src)
    const image = ctx.document.createElement('img')
    image.src = ctx.files.url(path)
    await image.decode().catch(() => {
      throw new ApiError(`file not found: ${path}`)
    })
    const type = /\.(\w+)$/.exec(path)?.[1] ?? 'png'
    return { width: image.naturalWidth, height: image.naturalHeight, path, type, orientation: 'up' }
  }),
})

function quality(value: unknown): number {
  return typeof value === 'number' && value > 0 && value <= 1 ? value : 1
}

/** x, y, width, height in canvas CSS pixels; destWidth, destHeight in picture pixels. */
function cropped(canvas: CanvasNode, options: Data): HTMLCanvasElement {
  const cssWidth = canvas.clientWidth || canvas.width
  const scale = canvas.width / cssWidth
  const x = number(options.x, 0)
  const y = number(options.y, 0)
  const width = number(options.width, cssWidth - x)
  const height = number(options.height, canvas.height / scale - y)
  const destWidth = number(options.destWidth, width * scale)
  const destHeight = number(options.destHeight, height * scale)
  const whole = x === 0 && y === 0 && destWidth === canvas.width && destHeight === canvas.height
  if (whole) return canvas
  const target = document.createElement('canvas')
  target.width = Math.round(destWidth)
  target.height = Math.round(destHeight)
  const paint = target.getContext('2d')
  paint?.drawImage(
    canvas,
    x * scale,
    y * scale,
    width * scale,
    height * scale,
    0,
    0,
    destWidth,
    destHeight,
  )
  return target
}

function number(value: unknown, fallback: number): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : fallback
}

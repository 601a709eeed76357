import type { PhoneContext } from '../context.ts'

/** A PNG begins with its signature and the header chunk, whose first fields are the two sides. */
const PNG = [0x89, 0x50, 0x4e, 0x47]
const SIDES_AT = 16
const HEADER = 24

function sidesOf(bytes: Uint8Array): { width: number; height: number } {
  const known = bytes.length >= HEADER && PNG.every((byte, at) => bytes[at] === byte)
  if (!known) return { width: 1, height: 1 }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  return { width: view.getUint32(SIDES_AT), height: view.getUint32(SIDES_AT + 4) }
}

/** jsdom loads no pictures: whether the file is there, and its sides, are told all the same. */
function loadUnseen(ctx: PhoneContext, image: HTMLImageElement, path: string): void {
  const told = ctx.files.read(path).then(
    (bytes) => {
      const { width, height } = sidesOf(bytes)
      image.width = width
      image.height = height
      image.dispatchEvent(new Event('load'))
    },
    () => image.dispatchEvent(new Event('error')),
  )
  void ctx.track(told)
}

/**
 * `canvas.createImage()`: an image whose `src` is a file of the phone or the package, a data URL or
 * an address of the network. Cloud ids are no addresses here, as in WeChat: it fires `onerror`.
 */
export function canvasImage(ctx: PhoneContext): HTMLImageElement {
  const image = ctx.document.createElement('img')
  const own = Object.getOwnPropertyDescriptor(ctx.window.HTMLImageElement.prototype, 'src')
  const unseen = /jsdom/i.test(ctx.window.navigator.userAgent)
  let given = ''
  Object.defineProperty(image, 'src', {
    configurable: true,
    get: () => given,
    set(path: string) {
      given = path
      if (unseen) loadUnseen(ctx, image, path)
      else own?.set?.call(image, ctx.files.url(path))
    },
  })
  return image
}

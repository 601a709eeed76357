const FAMILY = '"Noto Sans SC"'

/** Puts the Chinese web font in front of a canvas font's families. */
export function withChinese(font: string): string {
  if (font.includes('Noto Sans SC')) return font
  return font.replace(/(\d[\d.]*(?:px|pt|em|rem|%)(?:\/[\d.]+\w*)?\s+)/, `$1${FAMILY}, `)
}

// A mini-program writes `ctx.font = '24px sans-serif'` and gets Chinese on every phone; a laptop
// without a Chinese font would draw boxes.
function teachCanvas(kind: { prototype: object } | undefined): void {
  if (!kind) return
  const own = Object.getOwnPropertyDescriptor(kind.prototype, 'font')
  if (!own?.set || !own.get) return
  const { get, set } = own
  Object.defineProperty(kind.prototype, 'font', {
    configurable: true,
    get,
    set(this: unknown, font: string) {
      set.call(this, withChinese(String(font)))
    },
  })
}

/** Loads the font before anything is drawn: text on a canvas is painted once and stays. */
export async function prepareFonts(): Promise<void> {
  teachCanvas(globalThis.CanvasRenderingContext2D)
  teachCanvas(globalThis.OffscreenCanvasRenderingContext2D)
  const sample = '熟客A1'
  await Promise.all(
    [400, 600].map((weight) => document.fonts.load(`${weight} 16px ${FAMILY}`, sample)),
  )
}

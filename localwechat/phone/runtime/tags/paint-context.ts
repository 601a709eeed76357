type Paint = [red: number, green: number, blue: number, alpha: number]

/** The state that save() keeps. */
interface State {
  fill: string
  sx: number
  sy: number
  tx: number
  ty: number
}

const NAMED: Record<string, string> = { black: '#000000', white: '#ffffff', red: '#ff0000' }

/**
 * A 2d context where the window cannot paint (jsdom). Rectangles become real pixels, so codes drawn
 * with fillRect can be decoded in tests; every other call is accepted and leaves no mark.
 */
export function paintContext(canvas: HTMLCanvasElement): unknown {
  let pixels = new Uint8ClampedArray(canvas.width * canvas.height * 4)
  let state: State = { fill: '#000000', sx: 1, sy: 1, tx: 0, ty: 0 }
  const saved: State[] = []
  const reset = () => {
    pixels = new Uint8ClampedArray(canvas.width * canvas.height * 4)
    state = { fill: '#000000', sx: 1, sy: 1, tx: 0, ty: 0 }
  }
  onResize(canvas, reset)
  const paint = (x: number, y: number, w: number, h: number, colour: Paint | null) => {
    const left = Math.max(0, Math.round(x * state.sx + state.tx))
    const top = Math.max(0, Math.round(y * state.sy + state.ty))
    const right = Math.min(canvas.width, Math.round((x + w) * state.sx + state.tx))
    const bottom = Math.min(canvas.height, Math.round((y + h) * state.sy + state.ty))
    for (let row = top; row < bottom; row += 1) {
      for (let column = left; column < right; column += 1) {
        pixels.set(colour ?? [0, 0, 0, 0], (row * canvas.width + column) * 4)
      }
    }
  }
  const calls: Record<string, unknown> = {
    canvas,
    fillRect: (x: number, y: number, w: number, h: number) =>
      paint(x, y, w, h, parseColour(state.fill)),
    clearRect: (x: number, y: number, w: number, h: number) => paint(x, y, w, h, null),
    scale(x: number, y: number) {
      state = { ...state, sx: state.sx * x, sy: state.sy * y }
    },
    translate(x: number, y: number) {
      state = { ...state, tx: state.tx + x * state.sx, ty: state.ty + y * state.sy }
    },
    setTransform(sx = 1, _b = 0, _c = 0, sy = 1, tx = 0, ty = 0) {
      state = { ...state, sx, sy, tx, ty }
    },
    resetTransform() {
      state = { ...state, sx: 1, sy: 1, tx: 0, ty: 0 }
    },
    save: () => void saved.push({ ...state }),
    restore() {
      state = saved.pop() ?? state
    },
    measureText: (words: string) => measure(words, String(calls.font ?? '10px')),
    getImageData(x: number, y: number, width: number, height: number) {
      return { width, height, data: crop(pixels, canvas.width, x, y, width, height) }
    },
    createLinearGradient: () => ({ addColorStop: () => {} }),
    createRadialGradient: () => ({ addColorStop: () => {} }),
  }
  return new Proxy(calls, {
    get: (own, name) => {
      if (name === 'fillStyle') return state.fill
      return name in own ? own[name as string] : typeof name === 'string' ? () => {} : undefined
    },
    set(own, name, value) {
      if (name === 'fillStyle') state = { ...state, fill: String(value) }
      else own[name as string] = value
      return true
    },
  })
}

/** Setting width or height clears a canvas and its transform, even to the same number. */
function onResize(canvas: HTMLCanvasElement, reset: () => void): void {
  for (const side of ['width', 'height'] as const) {
    const own = Object.getOwnPropertyDescriptor(HTMLCanvasElement.prototype, side)
    Object.defineProperty(canvas, side, {
      get: () => own?.get?.call(canvas) as number,
      set(value: number) {
        own?.set?.call(canvas, value)
        reset()
      },
    })
  }
}

/** Han characters are about one em wide, others about half of one. */
function measure(words: string, font: string): { width: number } {
  const size = Number.parseFloat(/([\d.]+)px/.exec(font)?.[1] ?? '10')
  const ems = [...words].reduce((sum, char) => sum + (char > '\u2e80' ? 1 : 0.55), 0)
  return { width: ems * size }
}

function crop(
  pixels: Uint8ClampedArray,
  stride: number,
  x: number,
  y: number,
  width: number,
  height: number,
): Uint8ClampedArray {
  const out = new Uint8ClampedArray(width * height * 4)
  for (let row = 0; row < height; row += 1) {
    const from = ((y + row) * stride + x) * 4
    out.set(pixels.subarray(from, from + width * 4), row * width * 4)
  }
  return out
}

function parseColour(style: string): Paint {
  const hex = NAMED[style] ?? style
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(hex)
  if (short) return channels(short.slice(1).map((one) => one + one))
  const long = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(hex)
  if (long) return channels(long.slice(1))
  const rgb = /rgba?\(([^)]+)\)/.exec(hex)
  const [r = 0, g = 0, b = 0] = (rgb?.[1] ?? '').split(',').map(Number)
  return [r, g, b, 255]
}

function channels(pairs: string[]): Paint {
  const [r = 0, g = 0, b = 0] = pairs.map((pair) => Number.parseInt(pair, 16))
  return [r, g, b, 255]
}

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
  const painter = new Painter(canvas)
  const calls = { ...transforms(painter), ...paints(painter), canvas } as Record<string, unknown>
  calls.measureText = (words: string) => measure(words, String(calls.font ?? '10px'))
  return new Proxy(calls, {
    get: (own, name) => {
      if (name === 'fillStyle') return painter.state.fill
      return name in own ? own[name as string] : typeof name === 'string' ? () => {} : undefined
    },
    set(own, name, value) {
      if (name === 'fillStyle') painter.change({ fill: String(value) })
      else own[name as string] = value
      return true
    },
  })
}

const PLAIN: State = { fill: '#000000', sx: 1, sy: 1, tx: 0, ty: 0 }

class Painter {
  state = PLAIN
  saved: State[] = []
  pixels: Uint8ClampedArray
  readonly canvas: HTMLCanvasElement

  constructor(canvas: HTMLCanvasElement) {
    this.canvas = canvas
    this.pixels = this.blank()
    onResize(canvas, () => {
      this.pixels = this.blank()
      this.state = PLAIN
    })
  }

  change(part: Partial<State>): void {
    this.state = { ...this.state, ...part }
  }

  rect(x: number, y: number, w: number, h: number, colour: Paint): void {
    const { sx, sy, tx, ty } = this.state
    const { width, height } = this.canvas
    const left = Math.max(0, Math.round(x * sx + tx))
    const right = Math.min(width, Math.round((x + w) * sx + tx))
    const top = Math.max(0, Math.round(y * sy + ty))
    const bottom = Math.min(height, Math.round((y + h) * sy + ty))
    for (let row = top; row < bottom; row += 1) {
      for (let column = left; column < right; column += 1) {
        this.pixels.set(colour, (row * width + column) * 4)
      }
    }
  }

  private blank(): Uint8ClampedArray {
    return new Uint8ClampedArray(this.canvas.width * this.canvas.height * 4)
  }
}

function transforms(painter: Painter) {
  return {
    scale(x: number, y: number) {
      painter.change({ sx: painter.state.sx * x, sy: painter.state.sy * y })
    },
    translate(x: number, y: number) {
      const { sx, sy, tx, ty } = painter.state
      painter.change({ tx: tx + x * sx, ty: ty + y * sy })
    },
    setTransform(sx = 1, _b = 0, _c = 0, sy = 1, tx = 0, ty = 0) {
      painter.change({ sx, sy, tx, ty })
    },
    resetTransform: () => painter.change({ sx: 1, sy: 1, tx: 0, ty: 0 }),
    save: () => void painter.saved.push(painter.state),
    restore() {
      painter.state = painter.saved.pop() ?? painter.state
    },
  }
}

function paints(painter: Painter) {
  const gradient = () => ({ addColorStop: () => {} })
  return {
    fillRect: (x: number, y: number, w: number, h: number) =>
      painter.rect(x, y, w, h, parseColour(painter.state.fill)),
    clearRect: (x: number, y: number, w: number, h: number) =>
      painter.rect(x, y, w, h, [0, 0, 0, 0]),
    getImageData(x: number, y: number, width: number, height: number) {
      const data = crop(painter.pixels, painter.canvas.width, x, y, width, height)
      return { width, height, data }
    },
    createLinearGradient: gradient,
    createRadialGradient: gradient,
  }
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

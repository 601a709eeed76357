/** Colour arithmetic for themes: OKLCH (Björn Ottosson's OKLab), sRGB hex and WCAG contrast. */

export interface Lch {
  /** Lightness 0–1. */
  l: number
  /** Chroma, 0 = grey; about 0.3 at most in sRGB. */
  c: number
  /** Hue in degrees. */
  h: number
}
type Rgb = readonly [number, number, number]

const toGamma = (x: number) => (x <= 0.0031308 ? 12.92 * x : 1.055 * x ** (1 / 2.4) - 0.055)
const toLinear = (x: number) => (x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4)

function linearOf({ l, c, h }: Lch): Rgb {
  const angle = (h * Math.PI) / 180
  const a = c * Math.cos(angle)
  const b = c * Math.sin(angle)
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ]
}

const inGamut = (rgb: Rgb) => rgb.every((x) => x >= -0.0005 && x <= 1.0005)
const clamp = (x: number) => Math.min(1, Math.max(0, x))

/** `#rrggbb`. A colour that sRGB can not show keeps its lightness and loses chroma. */
export function hexOf(colour: Lch): string {
  let shown = colour
  while (shown.c > 0.001 && !inGamut(linearOf(shown))) shown = { ...shown, c: shown.c - 0.004 }
  const rgb = linearOf(shown).map((x) => Math.round(clamp(toGamma(clamp(x))) * 255))
  return `#${rgb.map((x) => x.toString(16).padStart(2, '0')).join('')}`
}

const channels = (hex: string): Rgb => {
  const at = (from: number) => Number.parseInt(hex.slice(from, from + 2), 16) / 255
  return [at(1), at(3), at(5)]
}

const luminance = (hex: string) => {
  const [r, g, b] = channels(hex)
  return 0.2126 * toLinear(r) + 0.7152 * toLinear(g) + 0.0722 * toLinear(b)
}

/** WCAG 2 contrast of two `#rrggbb` colours, 1–21. */
export function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

/** The OKLCH hue of a brand hue as people know it from colour pickers (HSL: 28 brown, 150 green). */
export function hueOf(hslHue: number): number {
  const channel = (n: number) => {
    const k = (n + hslHue / 30) % 12
    return toLinear(0.45 - 0.27 * Math.max(-1, Math.min(k - 3, 9 - k, 1)))
  }
  const [r, g, b] = [channel(0), channel(8), channel(4)]
  const long = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const medium = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const short = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  const a = 1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short
  const bb = 0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short
  return ((Math.atan2(bb, a) * 180) / Math.PI + 360) % 360
}

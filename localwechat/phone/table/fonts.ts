import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

/** Folder of the font package; it is data, so it is found by its package.json. */
const FOLDER = path.dirname(
  createRequire(import.meta.url).resolve('@fontsource/noto-sans-sc/package.json'),
)

const FAMILY = 'Noto Sans SC'
const WEIGHTS = { 400: '100 500', 600: '600 900' } as const

// Names that WeChat styles commonly ask for; a machine without them gets the same font.
const ALIASES = ['PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC']

/** Latin, so that digits never wait for the Chinese file. */
const LATIN_RANGE = 'U+0000-00FF,U+2000-206F,U+20AC'

const file = (subset: string, weight: string) => `noto-sans-sc-${subset}-${weight}-normal.woff2`

const face = (family: string, weight: string, range: string, subset: string, extra = '') =>
  `@font-face{font-family:"${family}";font-weight:${range};font-display:swap;` +
  `src:url(fonts/${file(subset, weight)}) format("woff2");${extra}}`

function familyFaces(family: string): string[] {
  return Object.entries(WEIGHTS).flatMap(([weight, range]) => [
    face(family, weight, range, 'chinese-simplified'),
    face(family, weight, range, 'latin', `unicode-range:${LATIN_RANGE}`),
  ])
}

/** Everything the one Chinese file lacks (rare characters, arrows), in slices by unicode-range. */
function rareFaces(): string {
  const css = readFileSync(path.join(FOLDER, '400.css'), 'utf8')
  return css
    .replaceAll(`'${FAMILY}'`, `'${FAMILY} Rare'`)
    .replace(/, url\([^)]*\.woff\) format\('woff'\)/g, '')
    .replaceAll('./files/', 'fonts/')
}

/**
 * The style sheet of the Chinese web font. The common 8 000 characters are one file per weight and
 * not slices: a canvas draws at once and never again when a slice arrives later.
 */
export function fontCss(): string {
  return [...[FAMILY, ...ALIASES].flatMap(familyFaces), rareFaces()].join('\n')
}

/** A font file of the package by its bare name; null when the name is anything else. */
export function fontFile(name: string): Buffer | null {
  if (!/^noto-sans-sc-[\w-]+\.woff2$/.test(name)) return null
  try {
    return readFileSync(path.join(FOLDER, 'files', name))
  } catch {
    return null
  }
}

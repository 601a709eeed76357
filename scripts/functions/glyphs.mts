import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import fontkit from '@pdf-lib/fontkit'
import { moves } from '../../server/platform/print/glyph-format.ts'

/**
 * Outlines of every character that the font has, for the print sheet. Print shops ask for text
 * turned into curves, and the function then needs no font library at run time.
 */
const WEIGHT = 400

interface Command {
  command: string
  args: number[]
}

const MOVES = new Map<string, number>(Object.entries(moves))

/** Signed number as one to three bytes, seven bits each, lowest first. */
const pushNumber = (bytes: number[], value: number): void => {
  let rest = value < 0 ? -value * 2 - 1 : value * 2
  while (rest > 127) {
    bytes.push((rest & 127) | 128)
    rest >>= 7
  }
  bytes.push(rest)
}

/** Advance, then commands with every point as a step from the one before. */
const encode = (advance: number, commands: Command[]): number[] => {
  const bytes: number[] = []
  pushNumber(bytes, Math.round(advance))
  let last = [0, 0]
  for (const { command, args } of commands) {
    const move = MOVES.get(command)
    if (move === undefined) throw new Error(`The font has an outline command ${command}`)
    bytes.push(move)
    for (let i = 0; i < args.length; i += 2) {
      const point = [Math.round(args[i] ?? 0), Math.round(args[i + 1] ?? 0)]
      pushNumber(bytes, (point[0] ?? 0) - (last[0] ?? 0))
      pushNumber(bytes, (point[1] ?? 0) - (last[1] ?? 0))
      last = point
    }
  }
  return bytes
}

const fontFiles = (): string[] => {
  const require = createRequire(import.meta.url)
  const home = path.dirname(require.resolve('@fontsource/noto-sans-sc/package.json'))
  const pattern = new RegExp(`-(latin|chinese-simplified|\\d+)-${WEIGHT}-normal\\.woff2$`)
  const files = readdirSync(path.join(home, 'files')).filter((file) => pattern.test(file))
  // Whole alphabets first: slices repeat some of their characters.
  const rank = (file: string) => (/latin|chinese/.test(file) ? 0 : 1)
  return files
    .sort((a, b) => rank(a) - rank(b) || a.localeCompare(b))
    .map((file) => path.join(home, 'files', file))
}

const collect = (): Map<number, number[]> => {
  const glyphs = new Map<number, number[]>()
  for (const file of fontFiles()) {
    const font = fontkit.create(readFileSync(file))
    for (const point of font.characterSet) {
      if (glyphs.has(point)) continue
      const glyph = font.glyphForCodePoint(point)
      glyphs.set(
        point,
        encode(glyph.advanceWidth, (glyph.path as unknown as { commands: Command[] }).commands),
      )
    }
  }
  return glyphs
}

/** The pack that server/platform/print/glyphs.ts reads; same fonts, same bytes. */
export const makeGlyphPack = (): Buffer => {
  const glyphs = [...collect()].sort(([a], [b]) => a - b)
  const head = Buffer.alloc(4 + glyphs.length * 8 + 4)
  head.writeUInt32LE(glyphs.length, 0)
  let offset = head.length
  glyphs.forEach(([point, bytes], i) => {
    head.writeUInt32LE(point, 4 + i * 8)
    head.writeUInt32LE(offset, 8 + i * 8)
    offset += bytes.length
  })
  head.writeUInt32LE(offset, head.length - 4)
  return Buffer.concat([head, ...glyphs.map(([, bytes]) => Buffer.from(bytes))])
}

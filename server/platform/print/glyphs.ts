import { readFileSync } from 'node:fs'
import path from 'node:path'
import { POINTS } from './glyph-format'

/** One step of an outline; `points` are x, y pairs in font units, y upwards. */
export interface Step {
  move: number
  points: number[]
}

export interface Glyph {
  /** Font units to the next character. */
  advance: number
  steps: Step[]
}

export interface Glyphs {
  /** Outline of a code point, or undefined when the font has none. */
  glyph(point: number): Glyph | undefined
}

/** Made by the build; lies beside the function's index.js (scripts/functions/glyphs.mts). */
const PACK = path.join('assets', 'glyphs.bin')
const ENTRY_BYTES = 8
const HEAD = 4

/** Reads the pack's numbers one after the other. */
const reader = (pack: Buffer, from: number) => {
  let at = from
  const number = (): number => {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = pack[at++] ?? 0
      value |= (byte & 127) << shift
      if (byte < 128) return value & 1 ? -((value + 1) >> 1) : value >> 1
    }
  }
  return { number, byte: () => pack[at++] ?? 0, ended: (end: number) => at >= end }
}

const decode = (pack: Buffer, from: number, to: number): Glyph => {
  const read = reader(pack, from)
  const advance = read.number()
  const steps: Step[] = []
  let x = 0
  let y = 0
  while (!read.ended(to)) {
    const move = read.byte()
    const points: number[] = []
    for (let i = 0; i < (POINTS[move] ?? 0); i++) {
      x += read.number()
      y += read.number()
      points.push(x, y)
    }
    steps.push({ move, points })
  }
  return { advance, steps }
}

/** Place of a code point in the sorted table, or -1. */
const find = (pack: Buffer, count: number, point: number): number => {
  let low = 0
  let high = count - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const here = pack.readUInt32LE(HEAD + middle * ENTRY_BYTES)
    if (here === point) return middle
    if (here < point) low = middle + 1
    else high = middle - 1
  }
  return -1
}

/** Opens a glyph pack; throws when the file is missing, as then the build was not run. */
export const openGlyphs = (file: string): Glyphs => {
  const pack = readFileSync(file)
  const count = pack.readUInt32LE(0)
  const offset = (place: number) =>
    // After the last entry stands the end of the file alone.
    place === count
      ? pack.readUInt32LE(HEAD + count * ENTRY_BYTES)
      : pack.readUInt32LE(HEAD + place * ENTRY_BYTES + 4)
  const known = new Map<number, Glyph | undefined>()
  const load = (point: number): Glyph | undefined => {
    const place = find(pack, count, point)
    return place < 0 ? undefined : decode(pack, offset(place), offset(place + 1))
  }
  const glyph = (point: number): Glyph | undefined => {
    if (!known.has(point)) known.set(point, load(point))
    return known.get(point)
  }
  return { glyph }
}

let own: Glyphs | undefined

/** The pack beside the running function, read at the first print. */
export const ownGlyphs = (folder: string): Glyphs => {
  own ??= openGlyphs(path.join(folder, PACK))
  return own
}

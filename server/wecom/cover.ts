import { deflateSync } from 'node:zlib'
import { hexOf, hueOf } from '#core/brand/colour'

/** The size that WeCom shows covers of mini-program cards in (facts/platform.md §1.3). */
const WIDTH = 520
const HEIGHT = 416

const crcOf = (byte: number): number => {
  let crc = byte
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  return crc
}
const CRC = Uint32Array.from({ length: 256 }, (_, byte) => crcOf(byte))

const crc32 = (bytes: Buffer): number => {
  let crc = 0xffffffff
  for (const byte of bytes) crc = (CRC[(crc ^ byte) & 255] ?? 0) ^ (crc >>> 8)
  return ~crc >>> 0
}

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

interface Box {
  left: number
  top: number
  right: number
  bottom: number
  radius: number
}

const PAPER: Box = { left: 70, top: 78, right: 450, bottom: 338, radius: 24 }
const STAMP: Box = { left: 318, top: 206, right: 414, bottom: 302, radius: 48 }
const LINE: Box = { left: 106, top: 122, right: 288, bottom: 142, radius: 10 }
const SHORT: Box = { left: 106, top: 166, right: 232, bottom: 182, radius: 8 }

/** How far a value lies outside of a span. */
const beyond = (value: number, from: number, to: number): number =>
  Math.max(from - value, 0, value - to)

const isIn = ({ left, top, right, bottom, radius }: Box, x: number, y: number): boolean => {
  const dx = beyond(x, left + radius, right - radius)
  const dy = beyond(y, top + radius, bottom - radius)
  return dx * dx + dy * dy <= radius * radius
}

/** Index into the palette: ground, paper, ink, stamp. */
const colourAt = (x: number, y: number): number => {
  if (!isIn(PAPER, x, y)) return 0
  if (isIn(STAMP, x, y)) return 3
  return isIn(LINE, x, y) || isIn(SHORT, x, y) ? 2 : 1
}

const paletteOf = (hue: number): Buffer => {
  const h = hueOf(hue)
  const colours = [
    { l: 0.9, c: 0.04, h },
    { l: 0.985, c: 0.006, h },
    { l: 0.82, c: 0.02, h },
    { l: 0.6, c: 0.11, h },
  ]
  return Buffer.from(colours.map((colour) => hexOf(colour).slice(1)).join(''), 'hex')
}

/** A member card with its stamp in the brand's colour: the cover of the card in a welcome. PNG. */
export const drawCover = (hue: number): Buffer => {
  const rows = Buffer.alloc(HEIGHT * (WIDTH + 1))
  for (let y = 0; y < HEIGHT; y += 1)
    for (let x = 0; x < WIDTH; x += 1) rows[y * (WIDTH + 1) + 1 + x] = colourAt(x, y)
  const header = Buffer.alloc(13)
  header.writeUInt32BE(WIDTH, 0)
  header.writeUInt32BE(HEIGHT, 4)
  header.set([8, 3, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('PLTE', paletteOf(hue)),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

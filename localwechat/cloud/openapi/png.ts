import { deflateSync } from 'node:zlib'
import { crc32 } from './crc.ts'

export type Colour = [red: number, green: number, blue: number]

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

/** One bit per pixel, each row led by filter byte 0. */
const packRows = (size: number, dark: (x: number, y: number) => boolean): Buffer => {
  const stride = 1 + Math.ceil(size / 8)
  const rows = Buffer.alloc(stride * size)
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const at = y * stride + 1 + (x >> 3)
      if (dark(x, y)) rows[at] = (rows[at] ?? 0) | (0x80 >> (x & 7))
    }
  return rows
}

export interface SquarePicture {
  /** Pixels per side. */
  size: number
  dark: (x: number, y: number) => boolean
  ink: Colour
  /** Leaves the light parts see-through. */
  transparent: boolean
}

/** Encodes a square two-colour picture as a palette PNG. */
export const encodePng = ({ size, dark, ink, transparent }: SquarePicture): Buffer => {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  header.set([1, 3, 0, 0, 0], 8)
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from([255, 255, 255, ...ink])),
    ...(transparent ? [chunk('tRNS', Buffer.from([0]))] : []),
    chunk('IDAT', deflateSync(packRows(size, dark))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

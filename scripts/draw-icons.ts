/** Draws the tab bar icons (`npx tsx scripts/draw-icons.ts`): WeChat wants PNG, 81×81, ≤ 40 KB. */
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { crc32 as crc, deflateSync } from 'node:zlib'

const SIZE = 81
/** Samples per pixel and side: smooth edges without a drawing library. */
const SAMPLES = 4
const STROKE = 5

/** Signed distance to a shape in px: below zero is inside. */
type Shape = (x: number, y: number) => number

const box =
  (cx: number, cy: number, halfW: number, halfH: number, r: number): Shape =>
  (x, y) => {
    const dx = Math.abs(x - cx) - halfW + r
    const dy = Math.abs(y - cy) - halfH + r
    return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - r
  }
const disc =
  (cx: number, cy: number, r: number): Shape =>
  (x, y) =>
    Math.hypot(x - cx, y - cy) - r
const join =
  (...shapes: Shape[]): Shape =>
  (x, y) =>
    Math.min(...shapes.map((shape) => shape(x, y)))
const cut =
  (from: Shape, hole: Shape): Shape =>
  (x, y) =>
    Math.max(from(x, y), -hole(x, y))
const outline =
  (shape: Shape): Shape =>
  (x, y) =>
    Math.abs(shape(x, y) + STROKE / 2) - STROKE / 2

const cardBody = box(40.5, 41, 31, 23, 7)
const band = box(40.5, 35, 31, 3, 0)
const chip = box(28, 51, 7, 2.5, 2)
const notches = join(disc(9.5, 41, 7), disc(71.5, 41, 7))
const ticketBody = cut(box(40.5, 41, 31, 23, 6), notches)
const tear = join(box(52, 34, 1.8, 3.2, 1), box(52, 41, 1.8, 3.2, 1), box(52, 48, 1.8, 3.2, 1))
const head = disc(40.5, 28, 14)
const shoulders = cut(disc(40.5, 74, 29), box(40.5, 95, 40, 25, 0))

const icons: Record<string, { off: Shape; on: Shape }> = {
  card: { off: join(outline(cardBody), band, chip), on: cut(cut(cardBody, band), chip) },
  wallet: { off: join(outline(ticketBody), tear), on: cut(ticketBody, tear) },
  me: { off: join(outline(head), outline(shoulders)), on: join(head, shoulders) },
}

/** Colours of theme.json: words and icons of the tab bar match. */
const colours = { light: ['#6c675f', '#25221d'], dark: ['#9a948a', '#efeae0'] } as const

const share = (shape: Shape, px: number, py: number): number => {
  let inside = 0
  for (let i = 0; i < SAMPLES * SAMPLES; i++) {
    const x = px + ((i % SAMPLES) + 0.5) / SAMPLES
    const y = py + (Math.floor(i / SAMPLES) + 0.5) / SAMPLES
    if (shape(x, y) < 0) inside++
  }
  return inside / (SAMPLES * SAMPLES)
}

function rows(shape: Shape, hex: string): Buffer {
  const rgb = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))
  const bytes: number[] = []
  for (let y = 0; y < SIZE; y++) {
    bytes.push(0)
    for (let x = 0; x < SIZE; x++) bytes.push(...rgb, Math.round(share(shape, x, y) * 255))
  }
  return Buffer.from(bytes)
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'ascii'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

function png(shape: Shape, hex: string): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(SIZE, 0)
  header.writeUInt32BE(SIZE, 4)
  // 8 bits a channel, RGBA.
  header.set([8, 6, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const data = deflateSync(rows(shape, hex), { level: 9 })
  const parts = [chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]
  return Buffer.concat([signature, ...parts])
}

const folder = path.resolve(import.meta.dirname, '../src/assets/tab')
mkdirSync(folder, { recursive: true })
for (const [name, { off, on }] of Object.entries(icons)) {
  for (const [mode, [offColour, onColour]] of Object.entries(colours)) {
    writeFileSync(path.join(folder, `${name}-${mode}.png`), png(off, offColour))
    writeFileSync(path.join(folder, `${name}-${mode}-on.png`), png(on, onColour))
  }
}

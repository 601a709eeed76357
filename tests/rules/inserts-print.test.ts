import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createCanvas } from '@napi-rs/canvas'
import jsQR from 'jsqr'
import { PDFDocument } from 'pdf-lib'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { themeOf } from '#core/brand/theme'
import type { Face, Personal } from '#server/inserts/print/card'
import { printSheet } from '#server/inserts/print/sheet'
import { type Glyphs, openGlyphs } from '#server/platform/print/glyphs'
import { setText, widthOf } from '#server/platform/print/text'
import { makeGlyphPack } from '../../scripts/functions/glyphs.mts'

let folder: string
let glyphs: Glyphs

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'shuke-print-'))
  writeFileSync(path.join(folder, 'glyphs.bin'), makeGlyphPack())
  glyphs = openGlyphs(path.join(folder, 'glyphs.bin'))
}, 60_000)

afterAll(() => rmSync(folder, { recursive: true }))

const face: Face = {
  brand: '山间茶铺',
  slogan: '一杯好茶，慢慢喝',
  benefit: { kind: 'amount-off', offFen: 1200, minFen: 6000 },
  offer: '新客茶礼 12 元券',
  rule: '满 60 元可用 · 全部门店',
  theme: themeOf(150, 'light'),
}

const cardOf = (i: number): Personal => ({
  url: `https://shuke.example/c/A0007${String(i).padStart(4, '0')}ABCDEFGHJKMNPQRST`,
  short: `0007${String(i).padStart(4, '0')}ABCDEFGH`,
  serial: i,
})
const cardsOf = (count: number) => Array.from({ length: count }, (_, i) => cardOf(i + 1))

const sheetOf = (count: number, look: Face = face) =>
  printSheet(glyphs, '冬季包裹卡', look, cardsOf(count))

const MM = 72 / 25.4
const SCALE = 3

/** A page as pixels, by a renderer that is not ours. */
const rendered = async (pdf: Buffer, number: number) => {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise
  const page = await document.getPage(number)
  const viewport = page.getViewport({ scale: SCALE })
  const canvas = createCanvas(viewport.width, viewport.height)
  const context = canvas.getContext('2d')
  await page.render({ canvasContext: context as never, viewport }).promise
  return context
}

/** What stands in the QR code of the card at this place: left edges 9 and 105 mm, 60 mm rows. */
const decodedAt = (context: Awaited<ReturnType<typeof rendered>>, place: number) => {
  const px = (mm: number) => Math.round(mm * MM * SCALE)
  const x = 9 + (place % 2) * 96
  const y = 28.5 + Math.floor(place / 2) * 60
  const { data, width, height } = context.getImageData(px(x), px(y), px(96), px(60))
  return jsQR(data, width, height)?.data
}

describe('the print sheet', () => {
  it('carries a QR code on every card that reads back as its own address', async () => {
    const { pdf, pages } = sheetOf(11)
    expect(pages).toBe(2)
    const [first, second] = [await rendered(pdf, 1), await rendered(pdf, 2)]
    const read = [
      ...Array.from({ length: 8 }, (_, place) => decodedAt(first, place)),
      ...Array.from({ length: 3 }, (_, place) => decodedAt(second, place)),
    ]
    expect(read).toEqual(cardsOf(11).map(({ url }) => url))
    expect(decodedAt(second, 3)).toBeUndefined()
  })

  it('still reads when names are as long as they may be', async () => {
    const long = '一二三四五六七八九十'
    const look: Face = {
      ...face,
      brand: long + long,
      slogan: long + long + long,
      benefit: { kind: 'gift', item: long + long },
      offer: long + long,
      theme: themeOf(28, 'light'),
    }
    const { pdf } = sheetOf(2, look)
    const page = await rendered(pdf, 1)
    expect(decodedAt(page, 1)).toBe(cardOf(2).url)
  })

  it('is A4, as another reader of PDF sees it', async () => {
    const document = await PDFDocument.load(sheetOf(400).pdf)
    expect(document.getPageCount()).toBe(50)
    const { width, height } = document.getPage(0).getSize()
    expect([width / MM, height / MM].map(Math.round)).toEqual([210, 297])
    expect(document.getTitle()).toBe('冬季包裹卡')
  })

  it('embeds no font and no picture, so nothing can be substituted or blurred', () => {
    const text = sheetOf(8).pdf.toString('latin1')
    expect(text).not.toMatch(/\/Font|\/Image/)
  })

  it('is the same file for the same cards', () => {
    expect(sheetOf(3).pdf.equals(sheetOf(3).pdf)).toBe(true)
  })
})

describe('text on a card', () => {
  const block = { width: 30, size: 6, least: 3, lines: 2 }

  it('is never wider than its room', () => {
    for (const text of ['茶', '山间茶铺山间茶铺山间', 'Tea & Cake 2026 山间', '很'.repeat(60)]) {
      const { lines, size } = setText(glyphs, text, block)
      expect(lines.length).toBeLessThanOrEqual(block.lines)
      for (const line of lines) expect(widthOf(glyphs, line, size)).toBeLessThanOrEqual(30)
    }
  })

  it('is cut with an ellipsis only when the smallest size does not help', () => {
    expect(setText(glyphs, '山间茶铺', block).lines).toEqual(['山间茶铺'])
    expect(setText(glyphs, '很'.repeat(60), block).lines.at(-1)).toMatch(/…$/)
  })

  it('keeps numbers and Latin words whole', () => {
    const { lines } = setText(glyphs, '满 12345.67 元可用', {
      width: 20,
      size: 4,
      least: 4,
      lines: 3,
    })
    expect(lines.join('|')).toContain('12345.67')
  })

  it('shows a box for a character that no font here has', () => {
    expect(widthOf(glyphs, '🍵', 10)).toBeGreaterThan(0)
  })
})

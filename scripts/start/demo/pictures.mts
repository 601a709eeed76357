import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createCanvas } from '@napi-rs/canvas'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** Cards cut from the first page: enough to play with. */
const CARDS = 6
const DOTS_PER_MM = 8
const MM_PER_POINT = 25.4 / 72

// Where cards lie on a print sheet after cutting, in mm (server/inserts/print/sheet.ts).
const CARD = { width: 90, height: 54 }
const FIRST = { x: 12, y: 31.5 }
const NEXT = { x: 96, y: 60 }

const renderPage = async (pdf: Uint8Array) => {
  const document = await getDocument({ data: pdf, verbosity: 0 }).promise
  const page = await document.getPage(1)
  const viewport = page.getViewport({ scale: DOTS_PER_MM * MM_PER_POINT })
  const canvas = createCanvas(Math.round(viewport.width), Math.round(viewport.height))
  // The two libraries type the same canvas differently.
  const canvasContext = canvas.getContext('2d') as never
  await page.render({ canvasContext, viewport }).promise
  return canvas
}

const cut = (page: Awaited<ReturnType<typeof renderPage>>, place: number): Buffer => {
  const [width, height] = [CARD.width * DOTS_PER_MM, CARD.height * DOTS_PER_MM]
  const x = (FIRST.x + (place % 2) * NEXT.x) * DOTS_PER_MM
  const y = (FIRST.y + Math.floor(place / 2) * NEXT.y) * DOTS_PER_MM
  const card = createCanvas(width, height)
  card.getContext('2d').drawImage(page, x, y, width, height, 0, 0, width, height)
  return card.toBuffer('image/png')
}

/**
 * Cuts the first cards out of a print sheet, as scissors would, so that they can be held in front
 * of a phone. Writes card-1.png … into the folder; answers the file names.
 */
export const cutCards = async (
  pdf: Uint8Array,
  count: number,
  folder: string,
): Promise<string[]> => {
  mkdirSync(folder, { recursive: true })
  const page = await renderPage(pdf)
  const names = Array.from({ length: Math.min(CARDS, count) }, (_, i) => `card-${i + 1}.png`)
  names.forEach((name, place) => {
    writeFileSync(path.join(folder, name), cut(page, place))
  })
  return names
}

import { createCanvas } from '@napi-rs/canvas'
import jsQR from 'jsqr'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** A print sheet as a camera sees it: rendered and decoded by libraries that are not ours. */

const PX_PER_MM = 8
const MM_PER_POINT = 25.4 / 72

/** Cells of a sheet in mm: two columns, four rows (server/inserts/print/sheet.ts). */
const CELL = { width: 96, height: 60 }
const FIRST = { x: 9, y: 28.5 }
const COLUMNS = 2
const PLACES = 8

type Document = Awaited<ReturnType<typeof getDocument>['promise']>

const rendered = async (document: Document, number: number) => {
  const page = await document.getPage(number)
  const viewport = page.getViewport({ scale: PX_PER_MM * MM_PER_POINT })
  const canvas = createCanvas(Math.round(viewport.width), Math.round(viewport.height))
  const context = canvas.getContext('2d')
  // The two libraries type the same canvas differently.
  await page.render({ canvasContext: context as never, viewport }).promise
  return context
}

const decodedAt = (context: Awaited<ReturnType<typeof rendered>>, place: number) => {
  const x = FIRST.x + (place % COLUMNS) * CELL.width
  const y = FIRST.y + Math.floor(place / COLUMNS) * CELL.height
  const [width, height] = [CELL.width * PX_PER_MM, CELL.height * PX_PER_MM]
  const { data } = context.getImageData(x * PX_PER_MM, y * PX_PER_MM, width, height)
  return jsQR(data, width, height)?.data
}

/** What the QR code of each card on a print sheet says, in order; blank places are left out. */
export const codesOnSheet = async (pdf: Buffer): Promise<string[]> => {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise
  const codes: string[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const context = await rendered(document, number)
    const read = Array.from({ length: PLACES }, (_, place) => decodedAt(context, place))
    codes.push(...read.filter((code) => code !== undefined))
  }
  return codes
}

import { decode } from '../../api/ui/decode.ts'
import { h } from '../../chrome/dom.ts'
import { attempt, tell } from './dialog.ts'
import { type Item, itemOf } from './items.ts'
import type { TrayActions } from './tray.ts'

/** Pages shown of one document; a long print run looks the same after that. */
const MAX_PAGES = 6
/** Dots per point: about 150 per inch, as a fair printer and camera see it. */
const SCALE = 2.1
/** What scissors take around a point, as parts of the page: a little more than a 90 × 54 mm card. */
const CUT = { width: 0.48, height: 0.26 }

type Reader = typeof import('pdfjs-dist')

let reader: Promise<Reader> | undefined

// Loaded on first use only: most tables never open a document.
function loadReader(): Promise<Reader> {
  const address = '/table/pdf.js'
  reader ??= (import(address) as Promise<Reader>).then((pdf) => {
    pdf.GlobalWorkerOptions.workerSrc = '/table/pdf.worker.js'
    return pdf
  })
  return reader
}

async function drawPages(url: string, draw: (page: HTMLCanvasElement) => void): Promise<void> {
  const pdf = await loadReader()
  const sheet = await pdf.getDocument({ url, verbosity: 0 }).promise
  for (let n = 1; n <= Math.min(MAX_PAGES, sheet.numPages); n++) {
    const page = await sheet.getPage(n)
    const viewport = page.getViewport({ scale: SCALE })
    const canvas = h(document, 'canvas', { testid: `page-${n}` })
    canvas.width = viewport.width
    canvas.height = viewport.height
    const canvasContext = canvas.getContext('2d')
    if (!canvasContext) throw new Error('这个浏览器画不了文件')
    await page.render({ canvasContext, viewport }).promise
    draw(canvas)
  }
}

/** A printed document: a click cuts out the card under it, which then lies on the table. */
export function pdfView(item: Item, actions: TrayActions): HTMLElement {
  const hint = h(document, 'p', { text: '点一下码，就把那张卡剪下来放到桌上。' })
  const pages = h(document, 'div', { class: 'pages' })
  const draw = (page: HTMLCanvasElement) => {
    page.tabIndex = 0
    page.addEventListener('click', (event) => {
      const { left, top, width, height } = page.getBoundingClientRect()
      const at = { x: (event.clientX - left) / width, y: (event.clientY - top) / height }
      attempt(cutAt(page, at, actions))
    })
    page.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') attempt(cutFirst(page, actions))
    })
    pages.append(page)
  }
  attempt(drawPages(item.url, draw))
  return h(document, 'div', { class: 'view' }, hint, pages)
}

interface Point {
  x: number
  y: number
}

async function cutAt(page: HTMLCanvasElement, at: Point, actions: TrayActions): Promise<void> {
  if (!(await cut(page, at, actions))) tell('这里没有看到码，点在码上试试')
}

// The keyboard cannot point: it takes the first card that has a code.
async function cutFirst(page: HTMLCanvasElement, actions: TrayActions): Promise<void> {
  for (let y = CUT.height / 2; y < 1; y += CUT.height / 2) {
    for (let x = CUT.width / 2; x < 1; x += CUT.width / 2) {
      if (await cut(page, { x, y }, actions)) return
    }
  }
  tell('这一页上没有看到码')
}

async function cut(page: HTMLCanvasElement, at: Point, actions: TrayActions): Promise<boolean> {
  const width = Math.round(page.width * CUT.width)
  const height = Math.round(page.height * CUT.height)
  const left = clamp(at.x * page.width - width / 2, page.width - width)
  const top = clamp(at.y * page.height - height / 2, page.height - height)
  const pixels = page.getContext('2d')?.getImageData(left, top, width, height)
  if (!pixels || !decode(pixels, { qr: true, bar: true })) return false
  const card = h(document, 'canvas')
  card.width = width
  card.height = height
  card.getContext('2d')?.putImageData(pixels, 0, 0)
  const blob = await new Promise<Blob | null>((resolve) => card.toBlob(resolve))
  if (!blob) return false
  const item = itemOf('剪下的卡.png', blob)
  actions.add(item)
  tell('剪下来了，放在桌上')
  return true
}

const clamp = (value: number, most: number) => Math.round(Math.min(Math.max(value, 0), most))

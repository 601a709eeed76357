import { button, h, ICONS, icon } from '../../chrome/dom.ts'
import type { PhoneContext } from '../../runtime/context.ts'
import type { Table } from '../../runtime/types.ts'
import { pickPicture } from './album.ts'
import { type Decoded, decode } from './decode.ts'
import { chooseFiles, pixelsAt, show } from './images.ts'
import type { Entry } from './links.ts'
import type { Pixels } from './pixels.ts'
import { openSheet, type Sheet } from './sheet.ts'

/** The table takes back what it held out when the camera closes. */
interface DeskTable extends Table {
  putAway?(phone: PhoneContext['phone']): void
}

export interface Seen {
  decoded: Decoded
  entry: Entry
}

interface CameraOptions {
  album: boolean
  want: { qr: boolean; bar: boolean }
}

interface Parts {
  view: HTMLCanvasElement
  hint: HTMLElement
  field: HTMLInputElement
}

const WAITING = '把码放到镜头前'
const NOTHING = '没有看到码，再举近一点试试'

/**
 * The scanner: real pixels of whatever is held in front of it are decoded. Resolves null when the
 * person closes it.
 */
export function openCamera(ctx: PhoneContext, options: CameraOptions): Promise<Seen | null> {
  const seen = new Promise<Seen | null>((resolve) => {
    const done = (answer: Seen | null) => {
      sheet.close()
      open = false
      desk(ctx)?.putAway?.(ctx.phone)
      resolve(answer)
    }
    let open = true
    const parts = makeParts(ctx)
    const look = (pixels: Pixels, entry: Entry) => {
      show(pixels, parts.view)
      const decoded = decode(pixels, options.want)
      if (decoded) done({ decoded, entry })
      else parts.hint.textContent = NOTHING
    }
    const sheet = openViewfinder(ctx, parts, options, look, done)
    void watchTable(ctx, () => open, look)
  })
  return ctx.awaitPerson(seen)
}

const desk = (ctx: PhoneContext) => ctx.table as DeskTable | null

// What the table holds out is looked at until something is read or the camera closes.
async function watchTable(
  ctx: PhoneContext,
  open: () => boolean,
  look: (pixels: Pixels, entry: Entry) => void,
): Promise<void> {
  while (open()) {
    const pixels = await ctx.table?.photograph(ctx.phone)
    if (!pixels) return
    if (open()) look(pixels, 'camera')
  }
}

function makeParts(ctx: PhoneContext): Parts {
  const doc = ctx.document
  const attrs = { placeholder: '镜头看到的文字', 'aria-label': '镜头看到的文字' }
  return {
    view: h(doc, 'canvas', { class: 'lw-camera-view', attrs: { 'aria-hidden': 'true' } }),
    hint: h(doc, 'p', { class: 'lw-camera-hint', text: WAITING, attrs: { role: 'status' } }),
    field: h(doc, 'input', { testid: 'camera-text', attrs: { ...attrs, enterkeyhint: 'done' } }),
  }
}

function openViewfinder(
  ctx: PhoneContext,
  parts: Parts,
  options: CameraOptions,
  look: (pixels: Pixels, entry: Entry) => void,
  done: (seen: Seen | null) => void,
): Sheet {
  const doc = ctx.document
  const take = async (pick: () => Promise<string | null>, entry: Entry) => {
    const url = await pick()
    if (url === null) return
    await pixelsAt(doc, url).then(
      (pixels) => look(pixels, entry),
      (error: Error) => {
        parts.hint.textContent = error.message
      },
    )
  }
  const close = button(doc, '', () => done(null), {
    class: 'lw-camera-close',
    testid: 'camera-close',
    attrs: { 'aria-label': '关闭' },
  })
  close.append(icon(doc, ICONS.close))
  const body = h(
    doc,
    'div',
    { class: 'lw-camera' },
    h(doc, 'div', { class: 'lw-camera-finder' }, parts.view, h(doc, 'i', { class: 'lw-corners' })),
    parts.hint,
    h(
      doc,
      'div',
      { class: 'lw-camera-ways' },
      button(doc, '图片放到镜头前', () => void take(() => pictureFile(ctx), 'camera'), {
        testid: 'camera-file',
      }),
      options.album &&
        button(doc, '相册', () => void take(() => pickPicture(ctx), 'album'), {
          testid: 'camera-album',
        }),
    ),
    typedForm(ctx, parts.field, done),
    close,
  )
  const dismiss = () => done(null)
  return openSheet(ctx, body, { kind: 'full', testid: 'camera', label: '扫一扫', dismiss })
}

// Stands for any code that lies nowhere on the table: the text is handed on as the camera's own.
function typedForm(
  ctx: PhoneContext,
  field: HTMLInputElement,
  done: (seen: Seen | null) => void,
): HTMLElement {
  const doc = ctx.document
  const form = h(doc, 'form', { class: 'lw-camera-typed' }, field)
  form.append(h(doc, 'button', { text: '看到', testid: 'camera-text-submit' }))
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const text = field.value.trim()
    if (text === '') return
    const bytes = new TextEncoder().encode(text)
    done({ decoded: { text, kind: 'QR_CODE', bytes }, entry: 'camera' })
  })
  return form
}

async function pictureFile(ctx: PhoneContext): Promise<string | null> {
  const [file] = await chooseFiles(ctx.document, 'image/*', false)
  return file ? ctx.window.URL.createObjectURL(file) : null
}

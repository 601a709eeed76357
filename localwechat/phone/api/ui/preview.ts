import { button, h, ICONS, icon } from '../../chrome/dom.ts'
import {
  ApiError,
  asyncApi,
  type Data,
  type PhoneContext,
  registerApis,
} from '../../runtime/context.ts'
import { pressMenu } from './outside.ts'
import { openSheet, str } from './sheet.ts'

/** How long a finger rests before the menu opens. */
const LONG_PRESS_MS = 450

function previewImage(ctx: PhoneContext, options: Data): void {
  const urls = Array.isArray(options.urls) ? options.urls.map((url) => str(url)) : []
  if (urls.length === 0) throw new ApiError('parameter error: urls should not be empty')
  openViewer(ctx, urls, Math.max(0, urls.indexOf(str(options.current))))
}

function openViewer(ctx: PhoneContext, urls: readonly string[], first: number): void {
  const doc = ctx.document
  const image = h(doc, 'img', { testid: 'preview-image', attrs: { alt: '图片' } })
  const count = h(doc, 'span', { class: 'lw-preview-count' })
  let at = first
  const turn = (by: number) => {
    at = (at + by + urls.length) % urls.length
    image.src = ctx.files.url(urls[at] ?? '')
    count.textContent = `${at + 1} / ${urls.length}`
  }
  turn(0)
  onLongPress(image, () => {
    pressMenu(ctx, image).catch((error: unknown) => ctx.reportError(error))
  })
  const close = () => sheet.close()
  const bar = viewerBar(ctx, urls.length > 1 ? turn : null, image, close, count)
  const body = h(doc, 'div', { class: 'lw-preview' }, image, bar)
  const label = '图片预览'
  const sheet = openSheet(ctx, body, { kind: 'full', testid: 'preview', label, dismiss: close })
}

function viewerBar(
  ctx: PhoneContext,
  turn: ((by: number) => void) | null,
  image: HTMLElement,
  close: () => void,
  count: HTMLElement,
): HTMLElement {
  const doc = ctx.document
  const more = () => {
    pressMenu(ctx, image).catch((error: unknown) => ctx.reportError(error))
  }
  const shut = button(doc, '', close, { testid: 'preview-close', attrs: { 'aria-label': '关闭' } })
  shut.append(icon(doc, ICONS.close))
  return h(
    doc,
    'div',
    { class: 'lw-preview-bar' },
    shut,
    turn && button(doc, '上一张', () => turn(-1)),
    turn && count,
    turn && button(doc, '下一张', () => turn(1)),
    button(doc, '更多', more, { testid: 'preview-more' }),
  )
}

/** Calls when a mouse or finger rests on the element (the context menu key counts too). */
export function onLongPress(element: HTMLElement, run: () => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = () => clearTimeout(timer)
  element.addEventListener('pointerdown', () => {
    stop()
    timer = setTimeout(run, LONG_PRESS_MS)
  })
  for (const end of ['pointerup', 'pointerleave', 'pointercancel']) {
    element.addEventListener(end, stop)
  }
  element.addEventListener('contextmenu', (event) => {
    event.preventDefault()
    stop()
    run()
  })
}

registerApis({ previewImage: asyncApi(previewImage) })

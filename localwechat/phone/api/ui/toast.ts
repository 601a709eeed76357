import { h, ICONS, icon } from '../../chrome/dom.ts'
import { asyncApi, type Data, type PhoneContext, registerApis } from '../../runtime/context.ts'
import { str } from './sheet.ts'

const DEFAULT_MS = 1500

const shown = new WeakMap<PhoneContext, { element: HTMLElement; timer?: number }>()

function hide(ctx: PhoneContext): void {
  const now = shown.get(ctx)
  if (!now) return
  ctx.window.clearTimeout(now.timer)
  now.element.remove()
  shown.delete(ctx)
}

function figure(ctx: PhoneContext, options: Data, loading: boolean): HTMLElement | null {
  const doc = ctx.document
  if (loading || options.icon === 'loading') return h(doc, 'span', { class: 'lw-spinner' })
  if (typeof options.image === 'string') {
    return h(doc, 'img', { attrs: { src: ctx.files.url(options.image), alt: '' } })
  }
  if (options.icon === 'none') return null
  const error = options.icon === 'error' || options.icon === 'fail'
  return icon(doc, error ? ICONS.close : 'M5 13l5 5L20 7', 40)
}

function show(ctx: PhoneContext, options: Data, loading: boolean): void {
  hide(ctx)
  const picture = figure(ctx, options, loading)
  const box = h(
    ctx.document,
    'div',
    {
      class: picture ? 'lw-toast lw-toast-square' : 'lw-toast',
      testid: loading ? 'loading' : 'toast',
      attrs: { role: 'status' },
    },
    picture,
    h(ctx.document, 'span', { text: str(options.title) }),
  )
  const class_ = options.mask ? 'lw-toast-layer lw-toast-mask' : 'lw-toast-layer'
  const element = h(ctx.document, 'div', { class: class_ }, box)
  ctx.overlay.append(element)
  if (loading) shown.set(ctx, { element })
  else shown.set(ctx, { element, timer: hideLater(ctx, Number(options.duration ?? DEFAULT_MS)) })
}

const hideLater = (ctx: PhoneContext, ms: number) => ctx.window.setTimeout(() => hide(ctx), ms)

registerApis({
  showToast: asyncApi((ctx, options) => show(ctx, options, false)),
  showLoading: asyncApi((ctx, options) => show(ctx, options, true)),
  hideToast: asyncApi((ctx) => hide(ctx)),
  hideLoading: asyncApi((ctx) => hide(ctx)),
})

import { watchPull } from '../api/ui/scrolling.ts'
import { type ChromeHooks, type PhoneContext, seats } from '../runtime/context.ts'
import { capsule } from './capsule.ts'
import { desktop } from './desktop.ts'
import { h } from './dom.ts'
import { paintScreen } from './paint.ts'
import { skin } from './skin.ts'
import { stateOf } from './state.ts'
import { statusBar } from './status-bar.ts'
import { tabBar } from './tab-bar.ts'
import { textStyle, titleBar } from './title-bar.ts'

/** Heights in px of a phone with a notch, and of WeChat's PC window. */
const PHONE = { status: 44, title: 44, tabs: 56 }
const PC = { status: 0, title: 48, tabs: 56 }
const CAPSULE = { width: 87, height: 32, right: 10 }

/** How dark the glass gets at brightness 0; full black would hide what a test must see. */
const DARKEST = 0.55

const sizes = (ctx: PhoneContext) => (ctx.settings.wide ? PC : PHONE)

function addStyle(doc: Document): void {
  if (doc.getElementById('lw-skin')) return
  const style = h(doc, 'style', { text: skin })
  style.id = 'lw-skin'
  doc.head.append(style)
}

/** Draws the bars around the pages and tells the host where they are. */
function mount(ctx: PhoneContext): ChromeHooks {
  addStyle(ctx.document)
  const status = statusBar(ctx)
  const title = titleBar(ctx)
  const tabs = tabBar(ctx)
  const wechat = desktop(ctx)
  const dim = h(ctx.document, 'div', { class: 'lw-dim' })
  ctx.root.classList.add('lw-screen')
  ctx.pagesLayer.classList.add('lw-pages')
  ctx.overlay.classList.add('lw-overlay')
  ctx.root.append(title.element, tabs.element, capsule(ctx))
  ctx.root.append(wechat.element, status.element, ctx.overlay, dim)
  watchPull(ctx)
  const refresh = () => {
    place(ctx, dim)
    for (const part of [status, title, tabs]) part.refresh()
  }
  place(ctx, dim)
  status.refresh()
  return {
    refresh,
    foreground: (shown) => wechat.show(!shown),
    capsule: () => capsuleBox(ctx),
    statusBarHeight: () => sizes(ctx).status,
  }
}

function capsuleBox(ctx: PhoneContext) {
  const { status, title } = sizes(ctx)
  const width = ctx.root.clientWidth || 375
  const { height, right } = CAPSULE
  const left = width - right - CAPSULE.width
  return { left, top: status + (title - height) / 2, width: CAPSULE.width, height }
}

function place(ctx: PhoneContext, dim: HTMLElement): void {
  const { status, title, tabs } = sizes(ctx)
  const { brightness, tabHidden } = stateOf(ctx)
  const page = ctx.topPage
  const custom = page?.window.navigationStyle === 'custom'
  const { style, dataset } = ctx.root
  style.setProperty('--lw-status', `${status}px`)
  style.setProperty('--lw-title', `${title}px`)
  style.setProperty('--lw-top', custom ? '0px' : `${status + title}px`)
  style.setProperty('--lw-tabs', `${tabs}px`)
  style.setProperty('--lw-bottom', page?.isTab && !tabHidden ? `${tabs}px` : '0px')
  style.setProperty('--lw-bar', page?.window.navigationBarBackgroundColor ?? '#000000')
  dataset.text = textStyle(ctx)
  dataset.dark = String(ctx.settings.dark)
  dataset.wide = String(ctx.settings.wide)
  dim.style.opacity = String(Math.max(0, 0.6 - brightness) * DARKEST)
}

seats.chrome = mount
seats.picture = paintScreen

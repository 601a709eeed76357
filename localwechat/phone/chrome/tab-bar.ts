import type { PhoneContext } from '../runtime/context.ts'
import { button, h } from './dom.ts'
import { stateOf, type TabItem, tabStyleOf, tabsOf } from './state.ts'

/** The bar of tabs from app.json; shown on tab pages only. */
export function tabBar(ctx: PhoneContext): { element: HTMLElement; refresh(): void } {
  const element = h(ctx.document, 'nav', { class: 'lw-tabs', testid: 'tab-bar' })
  const refresh = () => {
    const tabStyle = tabStyleOf(ctx)
    element.hidden = stateOf(ctx).tabHidden || !ctx.topPage?.isTab
    element.style.background = tabStyle.backgroundColor
    element.dataset.border = tabStyle.borderStyle
    if (!element.hidden)
      element.replaceChildren(...tabsOf(ctx).map((tab, i) => tabButton(ctx, tab, i)))
  }
  return { element, refresh }
}

function tabButton(ctx: PhoneContext, tab: TabItem, index: number): HTMLElement {
  const doc = ctx.document
  const { badges } = stateOf(ctx)
  const tabStyle = tabStyleOf(ctx)
  const selected = ctx.topPage?.path === tab.pagePath
  const tap = () => {
    ctx.nav.tapTab(index).catch((error: unknown) => ctx.reportError(error))
  }
  const item = button(doc, '', tap, {
    testid: `tab-${index}`,
    style: `color:${selected ? tabStyle.selectedColor : tabStyle.color}`,
    attrs: { 'aria-current': selected ? 'page' : 'false' },
  })
  const src = selected ? tab.selectedIconPath || tab.iconPath : tab.iconPath
  if (src) item.append(h(doc, 'img', { attrs: { src: ctx.files.url(`/${src}`), alt: '' } }))
  item.append(h(doc, 'span', { text: tab.text }))
  const badge = badges.get(index)
  if (badge !== undefined) {
    item.append(h(doc, 'b', { class: badge ? 'lw-badge' : 'lw-badge lw-dot', text: badge }))
  }
  return item
}

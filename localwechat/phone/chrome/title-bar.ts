import type { PageHandle, PhoneContext } from '../runtime/context.ts'
import { button, h, ICONS, icon } from './dom.ts'
import { stateOf } from './state.ts'

/** The way back a page offers: one step, the first page, or none. */
function wayBack(ctx: PhoneContext, page: PageHandle): 'back' | 'home' | null {
  if (ctx.pages.length > 1) return 'back'
  const isFirst = page.path === ctx.nav.firstPath || page.isTab
  return isFirst || stateOf(ctx).homeHidden.has(page.id) ? null : 'home'
}

export const textStyle = (ctx: PhoneContext): 'black' | 'white' =>
  ctx.topPage?.window.navigationBarTextStyle === 'black' ? 'black' : 'white'

/** The bar with the page's title; hidden for pages that draw their own. */
export function titleBar(ctx: PhoneContext): { element: HTMLElement; refresh(): void } {
  const doc = ctx.document
  const title = h(doc, 'h1', { testid: 'title' })
  const spinner = h(doc, 'span', { class: 'lw-spinner lw-title-spinner' })
  const back = iconButton(ctx, 'back', '返回', () => ctx.nav.back(1))
  const home = iconButton(ctx, 'home', '首页', () => ctx.nav.home())
  const element = h(doc, 'header', { class: 'lw-title' }, back, home, spinner, title)
  const refresh = () => {
    const page = ctx.topPage
    if (!page) return
    const way = wayBack(ctx, page)
    back.hidden = way !== 'back'
    home.hidden = way !== 'home'
    spinner.hidden = !stateOf(ctx).loading.has(page.id)
    const custom = page.window.navigationStyle === 'custom'
    title.textContent = custom ? '' : (page.window.navigationBarTitleText ?? '')
    element.hidden = custom
  }
  return { element, refresh }
}

function iconButton(
  ctx: PhoneContext,
  name: 'back' | 'home',
  label: string,
  run: () => Promise<unknown>,
): HTMLButtonElement {
  const onclick = () => {
    run().catch((error: unknown) => ctx.reportError(error))
  }
  const attrs = { 'aria-label': label }
  const element = button(ctx.document, '', onclick, { testid: `nav-${name}`, attrs })
  element.append(icon(ctx.document, ICONS[name], 22))
  return element
}

import { h } from '../../chrome/dom.ts'
import {
  ApiError,
  asyncApi,
  type Data,
  type PageHandle,
  type PhoneContext,
  registerApis,
} from '../../runtime/context.ts'
import { str } from './sheet.ts'

/** How far a finger pulls before the page refreshes, in px. */
const PULL_PX = 60

const spinners = new WeakMap<PageHandle, HTMLElement>()

/** Shows the spinner above the page and asks the page to refresh. */
function startPull(ctx: PhoneContext, page: PageHandle): void {
  if (spinners.has(page)) return
  const spinner = h(ctx.document, 'div', { class: 'lw-pull', testid: 'pull-down' })
  spinner.append(h(ctx.document, 'span', { class: 'lw-spinner' }))
  page.element.prepend(spinner)
  spinners.set(page, spinner)
  page.call('onPullDownRefresh')
}

function stopPull(ctx: PhoneContext): void {
  for (const page of ctx.pages) {
    spinners.get(page)?.remove()
    spinners.delete(page)
  }
}

/** Listens for a finger or mouse that pulls the page down from its very top. */
export function watchPull(ctx: PhoneContext): void {
  let from: number | null = null
  ctx.pagesLayer.addEventListener('pointerdown', (event) => {
    const page = ctx.topPage
    const ready = page?.window.enablePullDownRefresh === true && page.element.scrollTop <= 0
    from = ready ? event.clientY : null
  })
  ctx.pagesLayer.addEventListener('pointerup', (event) => {
    const page = ctx.topPage
    if (from !== null && page && event.clientY - from > PULL_PX) startPull(ctx, page)
    from = null
  })
}

function scrollTo(ctx: PhoneContext, options: Data): void {
  const element = ctx.topPage?.element
  if (!element) throw new ApiError('no page is open')
  const behavior = Number(options.duration ?? 300) > 0 ? 'smooth' : 'auto'
  const top = options.selector ? topOf(element, options) : Number(options.scrollTop ?? 0)
  // jsdom lays nothing out and has no scrollTo on elements.
  if (typeof element.scrollTo === 'function') element.scrollTo({ top, behavior })
  else element.scrollTop = top
}

function topOf(element: HTMLElement, options: Data): number {
  const target = element.querySelector(str(options.selector))
  if (!target) throw new ApiError(`selector "${str(options.selector)}" is not found`)
  const offset = target.getBoundingClientRect().top - element.getBoundingClientRect().top
  return element.scrollTop + offset + Number(options.offsetTop ?? 0)
}

registerApis({
  startPullDownRefresh: asyncApi((ctx) => {
    if (ctx.topPage) startPull(ctx, ctx.topPage)
  }),
  stopPullDownRefresh: asyncApi(stopPull),
  pageScrollTo: asyncApi(scrollTo),
})

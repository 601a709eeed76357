import { rewriteInlineStyle } from '../style.ts'
import { defineTag, type TagElement, type TagHost, text } from './tag.ts'

/** Styles the page it stands in: root font size, background, text style, scroll position. */
defineTag('page-meta', (element, props, host) => {
  const apply = () => queueMicrotask(() => applyMeta(element, props, host))
  apply()
  return { update: apply }
})

function applyMeta(element: TagElement, props: Record<string, unknown>, host: TagHost): void {
  const frame = element.closest<HTMLElement>('.lw-page')
  const page = frame?.querySelector<HTMLElement>('wx-page')
  if (!frame || !page) return
  const size = text(props.rootFontSize)
  frame.style.setProperty('--root-font-size', size === 'system' ? systemSize(host) : size)
  frame.style.fontSize = size ? 'var(--root-font-size)' : ''
  page.style.cssText = rewriteInlineStyle(text(props.pageStyle))
  page.style.fontSize =
    text(props.pageFontSize) === 'system' ? systemSize(host) : page.style.fontSize
  if (props.backgroundColor) frame.style.background = text(props.backgroundColor)
  frame.toggleAttribute('data-still', /overflow\s*:\s*hidden/.test(text(props.pageStyle)))
}

/** 16 px at normal text size, as WeChat's "system" does. */
function systemSize(host: TagHost): string {
  return `${16 * host.ctx().settings.textScale}px`
}

defineTag('navigation-bar', (element, props, host) => {
  let waiting = false
  return {
    update() {
      if (waiting) return
      waiting = true
      // Its page is on the stack only after the first drawing.
      queueMicrotask(() => {
        waiting = false
        applyBar(element, props, host)
      })
    },
  }
})

function applyBar(element: TagElement, props: Record<string, unknown>, host: TagHost): void {
  const ctx = host.ctx()
  const bar = ctx.pages.find((page) => page.element.contains(element))?.window
  if (!bar) return
  if (props.title !== undefined) bar.navigationBarTitleText = text(props.title)
  if (props.backgroundColor) bar.navigationBarBackgroundColor = text(props.backgroundColor)
  if (props.frontColor) {
    const white = text(props.frontColor).toLowerCase() === '#ffffff'
    bar.navigationBarTextStyle = white ? 'white' : 'black'
  }
  ctx.chrome.refresh()
}

import { resolveUrl } from '../app-parts.ts'
import { screenSize } from '../screen.ts'
import { defineTag, num, type TagElement, type TagHost, text, truthy } from './tag.ts'

defineTag('text', (element, props) => ({
  update() {
    const { maxLines, overflow } = props
    element.style.userSelect = truthy(props.userSelect ?? props.selectable) ? 'text' : ''
    element.style.whiteSpace = truthy(props.space) ? 'pre-wrap' : ''
    element.style.setProperty('-webkit-line-clamp', maxLines ? text(maxLines) : '')
    element.toggleAttribute('data-clamp', Boolean(maxLines) || overflow === 'ellipsis')
  },
}))

defineTag('progress', (element, props) => {
  const bar = document.createElement('div')
  const fill = document.createElement('div')
  const info = document.createElement('span')
  bar.className = 'lw-progress-bar'
  bar.appendChild(fill)
  element.append(bar, info)
  return {
    update() {
      const percent = Math.min(100, Math.max(0, num(props.percent, 0)))
      fill.style.width = `${percent}%`
      fill.style.background = text(props.activeColor ?? props.color) || '#09bb07'
      bar.style.background = text(props.backgroundColor) || '#ebebeb'
      bar.style.height = `${num(props.strokeWidth, 6)}px`
      info.textContent = truthy(props.showInfo) ? `${percent}%` : ''
    },
  }
})

const ICONS: Record<string, [sign: string, colour: string]> = {
  success: ['✓', '#09bb07'],
  success_no_circle: ['✓', '#09bb07'],
  info: ['i', '#10aeff'],
  warn: ['!', '#f76260'],
  waiting: ['…', '#10aeff'],
  cancel: ['×', '#f43530'],
  download: ['↓', '#09bb07'],
  search: ['⌕', '#b2b2b2'],
  clear: ['×', '#b2b2b2'],
}

defineTag('icon', (element, props) => ({
  update() {
    const [sign, colour] = ICONS[text(props.type)] ?? ['', '#b2b2b2']
    const size = num(props.size, 23)
    element.textContent = sign
    element.style.setProperty('--icon-size', `${size}px`)
    element.style.setProperty('--icon-color', text(props.color) || colour)
  },
}))

defineTag('label', (element, props) => ({
  tapped(target) {
    const control = labelled(element, text(props.for))
    if (control && !control.contains(target)) control.lwPart?.tapped?.(control)
  },
}))

function labelled(label: TagElement, id: string): TagElement | null {
  const controls = 'wx-checkbox, wx-radio, wx-switch, wx-input, wx-textarea, wx-button'
  if (!id) return label.querySelector<TagElement>(controls)
  const frame = label.closest('.lw-page')
  return frame?.querySelector<TagElement>(`[id="${CSS.escape(id)}"]`) ?? null
}

defineTag('navigator', (element, props, host) => ({
  tapped() {
    void follow(element, props, host)
  },
}))

async function follow(
  element: TagElement,
  props: Record<string, unknown>,
  host: TagHost,
): Promise<void> {
  const kind = text(props.openType) || 'navigate'
  const apis: Record<string, string> = {
    navigate: 'navigateTo',
    redirect: 'redirectTo',
    switchTab: 'switchTab',
    reLaunch: 'reLaunch',
    navigateBack: 'navigateBack',
    exit: 'exitMiniProgram',
  }
  const api = apis[kind]
  if (!api) return host.ctx().reportError(new Error(`<navigator open-type="${kind}"> is unknown`))
  const url = text(props.url)
  try {
    const result = await host.ctx().call(api, { url, delta: num(props.delta, 1) })
    host.fire(element, 'success', result)
  } catch (error) {
    host.fire(element, 'fail', error)
    console.warn((error as { errMsg?: string }).errMsg)
  }
  host.fire(element, 'complete', {})
}

/** Its children show above everything on the page; the tag itself takes no room. */
defineTag('root-portal', (element, props) => {
  const content = document.createElement('div')
  content.className = 'lw-portal'
  const place = () => {
    const frame = element.closest('.lw-page')
    if (!frame) return
    const target = props.enable === false ? element : frame
    if (content.parentElement !== target) Node.prototype.appendChild.call(target, content)
  }
  watchPlace(element, content, place)
  return { content, update: place }
})

/** A portal's content follows its tag in and out of the page. */
function watchPlace(element: TagElement, content: HTMLElement, place: () => void): void {
  let was = false
  const check = () => {
    if (element.isConnected) {
      was = true
      place()
    } else if (was) {
      content.remove()
      watcher.disconnect()
    }
  }
  const watcher = new MutationObserver(check)
  watcher.observe(document.body, { childList: true, subtree: true })
}

defineTag('match-media', (element, props, host) => {
  const check = () => {
    const { windowWidth, windowHeight } = screenSize(host.ctx())
    element.hidden = !fits(windowWidth, props, 'idth') || !fits(windowHeight, props, 'eight')
  }
  host.ctx().on('windowResize', check)
  return { update: check }
})

function fits(size: number, props: Record<string, unknown>, name: 'idth' | 'eight'): boolean {
  const first = name === 'idth' ? 'W' : 'H'
  const exact = props[`${first.toLowerCase()}${name}`]
  if (exact !== undefined && size !== num(exact, size)) return false
  return (
    size >= num(props[`min${first}${name}`], 0) && size <= num(props[`max${first}${name}`], 1e9)
  )
}

/** A path in an attribute is relative to the page or component that wrote it. */
export function assetPath(element: TagElement, path: string): string {
  if (!path || /^(data|https?|blob|wxfile|cloud):/.test(path)) return path
  const owner = element.__wxElement?.ownerShadowRoot?.getHostNode().is ?? ''
  return `/${resolveUrl(path, owner).path}`
}

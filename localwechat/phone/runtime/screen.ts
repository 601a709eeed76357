import type { PhoneSettings } from './types.ts'

/** Used where there is no layout (jsdom). */
const LOGICAL = { width: 375, height: 812 }

export interface ScreenSize {
  windowWidth: number
  windowHeight: number
  screenWidth: number
  screenHeight: number
}

/** In px of the phone; WeChat's usual phone where there is no layout. */
export function screenSize(layers: { root: HTMLElement; pagesLayer: HTMLElement }): ScreenSize {
  const { root, pagesLayer } = layers
  return {
    windowWidth: pagesLayer.clientWidth || LOGICAL.width,
    windowHeight: pagesLayer.clientHeight || LOGICAL.height,
    screenWidth: root.clientWidth || LOGICAL.width,
    screenHeight: root.clientHeight || LOGICAL.height,
  }
}

export interface Screen {
  root: HTMLElement
  pagesLayer: HTMLElement
  overlay: HTMLElement
  apply(settings: PhoneSettings, followsDark: boolean): void
  size(): ScreenSize
  watchSize(changed: () => void): void
}

/** Makes the phone's layers and keeps the lengths that styles are calculated from. */
export function createScreen(
  mount: HTMLElement,
  settings: PhoneSettings,
  css: string,
  followsDark: boolean,
): Screen {
  const style = document.createElement('style')
  style.textContent = css
  document.head.appendChild(style)
  const root = layer('lw-phone')
  const pagesLayer = layer('lw-pages')
  const overlay = layer('lw-overlay')
  root.append(pagesLayer, overlay)
  mount.appendChild(root)

  const size = () => screenSize({ root, pagesLayer })
  const measure = () => {
    const { windowWidth, windowHeight } = size()
    root.style.setProperty('--phone-width', `${windowWidth}px`)
    root.style.setProperty('--rpx', `${windowWidth / 750}px`)
    root.style.setProperty('--vw', `${windowWidth / 100}px`)
    root.style.setProperty('--vh', `${windowHeight / 100}px`)
  }
  const apply = (now: PhoneSettings, follows: boolean) => {
    root.dataset.theme = now.dark && follows ? 'dark' : 'light'
    root.dataset.wide = String(now.wide)
    root.style.setProperty('--text-scale', String(now.textScale))
    measure()
  }
  apply(settings, followsDark)
  return {
    root,
    pagesLayer,
    overlay,
    apply,
    size,
    watchSize: (changed) => watch(pagesLayer, size, measure, changed),
  }
}

function layer(name: string): HTMLElement {
  const element = document.createElement('div')
  element.className = name
  return element
}

function watch(
  element: HTMLElement,
  size: Screen['size'],
  measure: () => void,
  changed: () => void,
): void {
  measure()
  if (typeof ResizeObserver === 'undefined') return
  let last = JSON.stringify(size())
  new ResizeObserver(() => {
    const now = JSON.stringify(size())
    if (now === last) return
    last = now
    measure()
    changed()
  }).observe(element)
}

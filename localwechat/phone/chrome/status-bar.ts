import type { PhoneContext } from '../runtime/context.ts'
import { h } from './dom.ts'
import { SYSTEM_BRIGHTNESS, stateOf } from './state.ts'

const MINUTE_MS = 60_000
const NETWORK = { online: '5G', slow: '慢', offline: '无网络' } as const

const clock = (): string => {
  const now = new Date()
  return `${now.getHours()}:${String(now.getMinutes()).padStart(2, '0')}`
}

/** What the phone does for the mini-program right now, in words a person at the table can read. */
function signs(ctx: PhoneContext): string[] {
  const { brightness, keepOn } = stateOf(ctx)
  const light = Math.round(brightness * 100)
  return [
    ...(keepOn ? ['常亮'] : []),
    ...(brightness === SYSTEM_BRIGHTNESS ? [] : [`亮度 ${light}%`]),
    NETWORK[ctx.network],
  ]
}

/** The line with the time and the network at the top of the phone. */
export function statusBar(ctx: PhoneContext): { element: HTMLElement; refresh(): void } {
  const doc = ctx.document
  const time = h(doc, 'span', { class: 'lw-time' })
  const state = h(doc, 'span', { class: 'lw-signs', testid: 'signs' })
  const battery = h(doc, 'i', { class: 'lw-battery' })
  const right = h(doc, 'span', { class: 'lw-status-right' }, state, battery)
  const element = h(doc, 'div', { class: 'lw-status', attrs: { 'aria-hidden': 'true' } }, time)
  element.append(right)
  const refresh = () => {
    time.textContent = clock()
    state.textContent = signs(ctx).join(' · ')
  }
  ctx.window.setInterval(refresh, MINUTE_MS)
  return { element, refresh }
}

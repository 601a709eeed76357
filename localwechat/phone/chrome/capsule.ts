import { takeScreenshot } from '../api/ui/device.ts'
import { canShare, share } from '../api/ui/share.ts'
import { openSheet } from '../api/ui/sheet.ts'
import { SWITCH_KEY } from '../api/ui/subscribe.ts'
import type { NetworkState, PhoneContext } from '../runtime/context.ts'
import { button, h, ICONS, icon } from './dom.ts'
import { say } from './notice.ts'
import { resetState } from './state.ts'

const TEXT_SCALES = [1, 1.25, 1.5]
const NETWORKS: NetworkState[] = ['online', 'slow', 'offline']
const NETWORK_NAMES = { online: '网络正常', slow: '网络很慢', offline: '网络断开' }

interface MenuItem {
  id: string
  icon: string
  text: string
  disabled?: boolean
  run(): unknown
}

const after = <T>(list: readonly T[], now: T): T =>
  list[(list.indexOf(now) + 1) % list.length] ?? now

function textItem(ctx: PhoneContext): MenuItem {
  const { textScale } = ctx.settings
  return {
    id: 'text',
    icon: ICONS.text,
    text: `字号 ×${textScale}`,
    run: () => ctx.changeSettings({ textScale: after(TEXT_SCALES, textScale) }),
  }
}

function networkItem(ctx: PhoneContext): MenuItem {
  return {
    id: 'network',
    icon: ICONS.network,
    text: NETWORK_NAMES[ctx.network],
    run: () => ctx.phone.setNetwork(after(NETWORKS, ctx.network)),
  }
}

function messagesItem(ctx: PhoneContext): MenuItem {
  const off = ctx.memory.get<boolean>(SWITCH_KEY) === true
  return {
    id: 'messages',
    icon: ICONS.bell,
    text: off ? '通知已关' : '接收通知',
    run: () => ctx.memory.set(SWITCH_KEY, !off),
  }
}

function startAnew(ctx: PhoneContext): Promise<void> {
  resetState(ctx)
  return ctx.restart()
}

function menuItems(ctx: PhoneContext): MenuItem[] {
  const { dark } = ctx.settings
  return [
    {
      id: 'share',
      icon: ICONS.share,
      text: '转发给朋友',
      disabled: !canShare(ctx),
      run: () => share(ctx, { from: 'menu' }),
    },
    { id: 'restart', icon: ICONS.restart, text: '重新进入', run: () => startAnew(ctx) },
    { id: 'screenshot', icon: ICONS.camera, text: '截屏', run: () => takeScreenshot(ctx) },
    textItem(ctx),
    {
      id: 'dark',
      icon: ICONS.moon,
      text: dark ? '浅色模式' : '深色模式',
      run: () => ctx.changeSettings({ dark: !dark }),
    },
    networkItem(ctx),
    messagesItem(ctx),
  ]
}

function openMenu(ctx: PhoneContext): void {
  const doc = ctx.document
  const close = () => sheet.close()
  const run = async (item: MenuItem) => {
    close()
    await item.run()
    ctx.chrome.refresh()
  }
  const items = menuItems(ctx).map((item) => {
    const start = () => {
      run(item).catch((error: unknown) => {
        say(ctx, error instanceof Error ? error.message : '没有成功')
      })
    }
    const element = button(doc, '', start, { testid: `menu-${item.id}` })
    element.disabled = item.disabled === true
    element.append(icon(doc, item.icon, 26), h(doc, 'span', { text: item.text }))
    return element
  })
  const body = h(
    doc,
    'div',
    { class: 'lw-menu' },
    h(doc, 'div', { class: 'lw-menu-grid' }, ...items),
  )
  body.append(button(doc, '取消', close, { class: 'lw-apart', testid: 'menu-cancel' }))
  const label = '更多'
  const sheet = openSheet(ctx, body, { kind: 'bottom', testid: 'menu', label, dismiss: close })
}

/** The pill at the top right: more, and leave. */
export function capsule(ctx: PhoneContext): HTMLElement {
  const doc = ctx.document
  const more = button(doc, '', () => openMenu(ctx), {
    testid: 'capsule-more',
    attrs: { 'aria-label': '更多' },
  })
  more.append(h(doc, 'i', { class: 'lw-dots' }))
  const leave = button(doc, '', () => ctx.hide(), {
    testid: 'capsule-close',
    attrs: { 'aria-label': '关闭小程序' },
  })
  leave.append(h(doc, 'i', { class: 'lw-target' }))
  return h(doc, 'div', { class: 'lw-capsule' }, more, leave)
}

import { scanFromWeChat } from '../api/ui/outside.ts'
import type { PhoneContext } from '../runtime/context.ts'
import { chatView, messagesView } from './chat-view.ts'
import { type ChatCard, cardsOf, onChats } from './chats.ts'
import { button, h, ICONS, icon } from './dom.ts'
import { fetchMessages, type ServiceMessage } from './messages.ts'
import { avatar } from './people.ts'

// facts/platform.md §2.3
const SCENE_RECENT = 1001

/** How often a lying phone looks for new messages. */
const POLL_MS = 4000

const programName = (ctx: PhoneContext): string => {
  const window_ = ctx.appJson.window as { navigationBarTitleText?: string } | undefined
  return window_?.navigationBarTitleText ?? '小程序'
}

export interface Desktop {
  element: HTMLElement
  show(shown: boolean): void
}

/** WeChat itself, seen when the mini-program is closed: chats, notices, 扫一扫, recent programs. */
export function desktop(ctx: PhoneContext): Desktop {
  const element = h(ctx.document, 'div', { class: 'lw-desktop', testid: 'desktop' })
  let messages: ServiceMessage[] = []
  let timer: number | undefined
  const draw = () => element.replaceChildren(home(ctx, element, messages, draw))
  const isHome = () => element.querySelector('.lw-home') !== null
  const poll = async () => {
    const before = messages.length
    messages = await fetchMessages(ctx)
    if (!element.hidden && isHome() && messages.length !== before) draw()
  }
  onChats(ctx, () => isHome() && draw())
  element.hidden = true
  return {
    element,
    show(shown) {
      ctx.window.clearInterval(timer)
      element.hidden = !shown
      if (!shown) return
      draw()
      void poll()
      timer = ctx.window.setInterval(poll, POLL_MS)
    },
  }
}

function home(
  ctx: PhoneContext,
  host: HTMLElement,
  messages: ServiceMessage[],
  back: () => void,
): HTMLElement {
  const doc = ctx.document
  const open = (view: HTMLElement) => host.replaceChildren(view)
  const rows = [
    ...(messages[0]
      ? [noticeRow(ctx, messages, () => open(messagesView(ctx, messages, back)))]
      : []),
    ...groups(ctx).map((cards) => chatRow(ctx, cards, () => open(chatView(ctx, cards, back)))),
  ]
  const empty = h(doc, 'p', {
    class: 'lw-empty',
    text: '还没有消息。别人转发的小程序会出现在这里。',
  })
  return h(
    doc,
    'div',
    { class: 'lw-home' },
    homeHead(ctx),
    recent(ctx),
    h(doc, 'div', { class: 'lw-rows' }, ...(rows.length > 0 ? rows : [empty])),
  )
}

function homeHead(ctx: PhoneContext): HTMLElement {
  const doc = ctx.document
  const scan = button(doc, '', () => startScan(ctx), { class: 'lw-scan', testid: 'wechat-scan' })
  scan.append(icon(doc, ICONS.scan), h(doc, 'span', { text: '扫一扫' }))
  return h(doc, 'header', {}, h(doc, 'h1', { text: '微信' }), scan)
}

function startScan(ctx: PhoneContext): void {
  scanFromWeChat(ctx).catch((error: unknown) => ctx.reportError(error))
}

function recent(ctx: PhoneContext): HTMLElement {
  const doc = ctx.document
  const open = () => {
    ctx.phone
      .launch({ path: '', query: {}, scene: SCENE_RECENT })
      .catch((error: unknown) => ctx.reportError(error))
  }
  const name = programName(ctx)
  const item = button(doc, '', open, { class: 'lw-program', testid: 'recent-program' })
  const letter = Array.from(name)[0] ?? '小'
  item.append(h(doc, 'i', { text: letter }), h(doc, 'span', { text: name }))
  return h(doc, 'section', {}, h(doc, 'h2', { text: '最近使用的小程序' }), item)
}

/** Cards by sender, the sender of the newest card first. */
function groups(ctx: PhoneContext): ChatCard[][] {
  const map = new Map<string, ChatCard[]>()
  for (const card of cardsOf(ctx.window, ctx.settings.person.id)) {
    map.set(card.from.id, [...(map.get(card.from.id) ?? []), card])
  }
  return [...map.values()]
}

function row(
  doc: Document,
  face: HTMLElement,
  texts: { name: string; line: string; unread: number },
  testid: string,
  open: () => void,
): HTMLElement {
  const item = button(doc, '', open, { testid })
  const words = h(doc, 'span', { class: 'lw-words' })
  words.append(h(doc, 'b', { text: texts.name }), h(doc, 'span', { text: texts.line }))
  item.append(face, words)
  if (texts.unread > 0) item.append(h(doc, 'em', { class: 'lw-count', text: `${texts.unread}` }))
  return item
}

function chatRow(ctx: PhoneContext, cards: ChatCard[], open: () => void): HTMLElement {
  const [newest] = cards
  const from = newest?.from ?? ctx.settings.person
  const unread = cards.filter((card) => !card.read).length
  const texts = { name: from.name, line: `[小程序] ${newest?.title ?? ''}`, unread }
  return row(ctx.document, avatar(ctx.document, from, 44), texts, `chat-${from.id}`, open)
}

function noticeRow(ctx: PhoneContext, messages: ServiceMessage[], open: () => void): HTMLElement {
  const face = h(ctx.document, 'span', { class: 'lw-face' }, icon(ctx.document, ICONS.bell, 24))
  const texts = { name: '服务通知', line: messages[0]?.title ?? '', unread: 0 }
  return row(ctx.document, face, texts, 'chat-service', open)
}

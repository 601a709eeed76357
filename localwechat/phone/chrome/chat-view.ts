import { splitPath } from '../api/ui/links.ts'
import type { PhoneContext } from '../runtime/context.ts'
import { type ChatCard, markRead } from './chats.ts'
import { button, h, ICONS, icon } from './dom.ts'
import type { ServiceMessage } from './messages.ts'
import { avatar } from './people.ts'

// facts/platform.md §2.3
const SCENE_CARD = 1007
const SCENE_SUBSCRIBE_MESSAGE = 1014

function open(ctx: PhoneContext, path: string, scene: number): void {
  ctx.phone.launch({ ...splitPath(path), scene }).catch((error: unknown) => ctx.reportError(error))
}

function frame(
  ctx: PhoneContext,
  title: string,
  back: () => void,
  items: HTMLElement[],
): HTMLElement {
  const doc = ctx.document
  const leave = button(doc, '', back, { testid: 'chat-back', attrs: { 'aria-label': '返回' } })
  leave.append(icon(doc, ICONS.back, 22))
  const head = h(doc, 'header', {}, leave, h(doc, 'h1', { text: title }))
  return h(doc, 'div', { class: 'lw-chat' }, head, h(doc, 'div', { class: 'lw-bubbles' }, ...items))
}

/** The chat with one person: the cards they shared, newest first. */
export function chatView(ctx: PhoneContext, cards: readonly ChatCard[], back: () => void) {
  markRead(ctx.window, ctx.settings.person.id)
  const name = cards[0]?.from.name ?? ''
  return frame(
    ctx,
    name,
    back,
    cards.map((card, i) => cardBubble(ctx, card, i)),
  )
}

function cardBubble(ctx: PhoneContext, card: ChatCard, i: number): HTMLElement {
  const doc = ctx.document
  const tap = () => open(ctx, card.path, SCENE_CARD)
  const body = button(doc, '', tap, { class: 'lw-card', testid: `card-${i}` })
  body.append(h(doc, 'b', { text: card.title }))
  if (card.imageUrl) body.append(h(doc, 'img', { attrs: { src: card.imageUrl, alt: '' } }))
  body.append(h(doc, 'small', { text: '小程序' }))
  return h(doc, 'div', { class: 'lw-bubble' }, avatar(doc, card.from, 36), body)
}

/** 服务通知: the subscribe messages of this mini-program. */
export function messagesView(
  ctx: PhoneContext,
  messages: readonly ServiceMessage[],
  back: () => void,
) {
  return frame(
    ctx,
    '服务通知',
    back,
    messages.map((message, i) => messageBubble(ctx, message, i)),
  )
}

function messageBubble(ctx: PhoneContext, message: ServiceMessage, i: number): HTMLElement {
  const doc = ctx.document
  const tap = () => message.page && open(ctx, message.page, SCENE_SUBSCRIBE_MESSAGE)
  const body = button(doc, '', tap, { class: 'lw-card lw-message', testid: `message-${i}` })
  body.append(h(doc, 'b', { text: message.title }))
  for (const { label, value } of message.fields) {
    body.append(h(doc, 'p', {}, h(doc, 'span', { text: label }), h(doc, 'span', { text: value })))
  }
  if (message.page) body.append(h(doc, 'small', { text: '进入小程序查看' }))
  return h(doc, 'div', { class: 'lw-bubble' }, body)
}

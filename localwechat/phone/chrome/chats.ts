import type { PhoneContext } from '../runtime/context.ts'
import type { SharedCard } from '../runtime/types.ts'

/** A card lying in somebody's chat. */
export interface ChatCard extends SharedCard {
  at: number
  read: boolean
}

/** Older cards drop out; a browser gives all phones together about 5 MB. */
const CARDS_KEPT = 30

const keyOf = (person: string) => `localwechat:chats:${person}`

/** Cards other people sent to this person, newest first. */
export function cardsOf(window: Window, person: string): ChatCard[] {
  const text = window.localStorage.getItem(keyOf(person))
  return text ? (JSON.parse(text) as ChatCard[]) : []
}

function write(window: Window, person: string, cards: ChatCard[]): void {
  window.localStorage.setItem(keyOf(person), JSON.stringify(cards.slice(0, CARDS_KEPT)))
}

/** Puts a card into the chat of `to`; phones in other frames hear of it by the storage event. */
export function sendCard(window: Window, to: string, card: SharedCard): void {
  write(window, to, [{ ...card, at: Date.now(), read: false }, ...cardsOf(window, to)])
}

/** Marks everything as seen. */
export function markRead(window: Window, person: string): void {
  const cards = cardsOf(window, person)
  if (cards.some((card) => !card.read)) {
    write(
      window,
      person,
      cards.map((card) => ({ ...card, read: true })),
    )
  }
}

/** Calls when another phone changed this person's chats. */
export function onChats(ctx: PhoneContext, run: () => void): void {
  ctx.window.addEventListener('storage', (event) => {
    if (event.key === keyOf(ctx.settings.person.id)) run()
  })
}

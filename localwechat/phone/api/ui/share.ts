import { sendCard } from '../../chrome/chats.ts'
import { button, h } from '../../chrome/dom.ts'
import { say } from '../../chrome/notice.ts'
import { avatar, fetchPeople, type TablePerson } from '../../chrome/people.ts'
import {
  asyncApi,
  type Data,
  defineOpenType,
  type PageHandle,
  type PhoneContext,
  registerApis,
} from '../../runtime/context.ts'
import type { SharedCard } from '../../runtime/types.ts'
import { ask, str } from './sheet.ts'
import { thumbnail } from './thumbnail.ts'

/** onShareAppMessage may answer with a promise; WeChat waits three seconds for it. */
const PROMISE_MS = 3000

const record = (value: unknown): Data => (value && typeof value === 'object' ? (value as Data) : {})

function pathOf(page: PageHandle): string {
  const query = Object.entries(page.query).map(([key, value]) => `${key}=${value}`)
  return query.length > 0 ? `${page.path}?${query.join('&')}` : page.path
}

async function late(ctx: PhoneContext, given: Data): Promise<Data> {
  if (!(given.promise instanceof Object && 'then' in given.promise)) return given
  const tooLate = new Promise<Data>((resolve) => {
    ctx.window.setTimeout(() => resolve(given), PROMISE_MS)
  })
  const answer = (given.promise as Promise<unknown>).then(record, () => given)
  return Promise.race([answer, tooLate])
}

/** Builds the card a page shares; missing parts come from the page itself. */
export async function cardOf(ctx: PhoneContext, page: PageHandle, from: Data): Promise<SharedCard> {
  const given = record(page.call('onShareAppMessage', from))
  const answer = { ...given, ...(await late(ctx, given)) }
  const imageUrl = await thumbnail(ctx, str(answer.imageUrl)).catch(() => undefined)
  return {
    from: ctx.settings.person,
    title: str(answer.title) || str(page.window.navigationBarTitleText, '小程序'),
    path: str(answer.path) || pathOf(page),
    ...(imageUrl ? { imageUrl } : {}),
  }
}

/** Whether the top page can be shared at all. */
export const canShare = (ctx: PhoneContext): boolean =>
  ctx.topPage?.has('onShareAppMessage') === true && !hidden.has(ctx)

const hidden = new WeakSet<PhoneContext>()

/** Shares the top page: the card is made, the person picks who gets it. */
export async function share(ctx: PhoneContext, from: Data): Promise<void> {
  const page = ctx.topPage
  if (!page) return
  const card = await cardOf(ctx, page, from)
  const people = (await fetchPeople(ctx)).filter((one) => one.id !== ctx.settings.person.id)
  const to = await askReceiver(ctx, card, people)
  if (!to) return
  sendCard(ctx.window, to.id, card)
  ctx.table?.share(card)
  say(ctx, `已发给${to.name}`)
}

function askReceiver(
  ctx: PhoneContext,
  card: SharedCard,
  people: readonly TablePerson[],
): Promise<TablePerson | null> {
  const doc = ctx.document
  const row = (person: TablePerson, answer: (to: TablePerson) => void) => {
    const item = button(doc, '', () => answer(person), { testid: `share-to-${person.id}` })
    item.append(avatar(doc, person), h(doc, 'span', { text: person.name }))
    return item
  }
  return ask<TablePerson | null>(ctx, {
    kind: 'bottom',
    testid: 'share-sheet',
    label: '发送给',
    dismissed: null,
    build: (answer) =>
      h(
        doc,
        'div',
        { class: 'lw-share' },
        h(doc, 'h2', { text: '发送给' }),
        h(doc, 'p', { class: 'lw-note', text: card.title, testid: 'share-title' }),
        h(doc, 'div', { class: 'lw-people' }, ...people.map((one) => row(one, answer))),
        button(doc, '取消', () => answer(null), { class: 'lw-apart' }),
      ),
  })
}

defineOpenType('share', (ctx, tap) =>
  share(ctx, { from: 'button', target: { dataset: tap.dataset, id: tap.element.id } }),
)

registerApis({
  showShareMenu: asyncApi((ctx) => {
    hidden.delete(ctx)
  }),
  hideShareMenu: asyncApi((ctx) => {
    hidden.add(ctx)
  }),
  updateShareMenu: asyncApi(() => undefined),
})

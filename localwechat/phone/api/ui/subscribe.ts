import { pageConfig } from '../../chrome/config.ts'
import { button, h } from '../../chrome/dom.ts'
import {
  ApiError,
  asyncApi,
  type Data,
  type PhoneContext,
  registerApis,
} from '../../runtime/context.ts'
import { answerRow, ask } from './sheet.ts'

/** At most five templates in one sheet (facts/platform.md §2.5). */
const MAX_TEMPLATES = 5
/** The call must come out of a tap; this long may the mini-program think after it. */
const TAP_WINDOW_MS = 5000

const ALWAYS_KEY = 'subscribe:always'
/** WeChat's own switch for all messages of this mini-program. */
export const SWITCH_KEY = 'subscribe:off'

type Answer = 'accept' | 'reject'
type Answers = Record<string, Answer>

function checkCall(ctx: PhoneContext, ids: readonly string[]): void {
  if (ids.length === 0) throw new ApiError('Templates can not be null', { errCode: 10001 })
  if (ids.length > MAX_TEMPLATES) {
    throw new ApiError('Templates count out of max bounds', { errCode: 20003 })
  }
  if (Date.now() - ctx.lastTapAt > TAP_WINDOW_MS) {
    throw new ApiError('can only be invoked by user TAP gesture.', { errCode: 20001 })
  }
  if (ctx.memory.get<boolean>(SWITCH_KEY)) {
    throw new ApiError('The main switch is switched off', { errCode: 20004 })
  }
}

async function requestSubscribeMessage(ctx: PhoneContext, options: Data): Promise<Data> {
  const given = Array.isArray(options.tmplIds) ? options.tmplIds.map(String) : []
  const ids = [...new Set(given)]
  checkCall(ctx, ids)
  const answers = await answersFor(ctx, ids)
  const accepted = ids.filter((id) => answers[id] === 'accept')
  if (accepted.length > 0) await record(ctx, accepted)
  return answers
}

async function answersFor(ctx: PhoneContext, ids: readonly string[]): Promise<Answers> {
  const always = ctx.memory.get<Answers>(ALWAYS_KEY) ?? {}
  const open = ids.filter((id) => !(id in always))
  const asked = open.length > 0 ? await askTemplates(ctx, open) : {}
  return Object.fromEntries(ids.map((id) => [id, asked[id] ?? always[id] ?? 'reject']))
}

async function record(ctx: PhoneContext, tmplIds: string[]): Promise<void> {
  const response = await ctx.cloudFetch('/subscribe', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ person: ctx.settings.person.id, tmplIds }),
  })
  if (!response.ok) throw new ApiError(`the local cloud answered ${response.status}`)
}

const titleOf = (ctx: PhoneContext, id: string): string =>
  pageConfig(ctx.document).templates.find((one) => one.id === id)?.title ?? id

function askTemplates(ctx: PhoneContext, ids: readonly string[]): Promise<Answers> {
  const doc = ctx.document
  const boxes = ids.map((id) => checkbox(doc, `template-${id}`, true))
  const keep = checkbox(doc, 'subscribe-always', false)
  const read = (): Answers =>
    Object.fromEntries(ids.map((id, i) => [id, boxes[i]?.checked ? 'accept' : 'reject']))
  const rows = ids.map((id, i) => labelled(doc, boxes[i], titleOf(ctx, id)))
  const finish = (answer: (value: Answers) => void, answers: Answers) => {
    if (keep.checked) remember(ctx, answers)
    answer(answers)
  }
  const none = Object.fromEntries(ids.map((id) => [id, 'reject' as const]))
  return ask<Answers>(ctx, {
    kind: 'bottom',
    testid: 'subscribe',
    label: '订阅消息',
    build: (answer) =>
      h(
        doc,
        'div',
        { class: 'lw-consent' },
        h(doc, 'h2', { text: '申请发送一次以下消息' }),
        ...rows,
        labelled(doc, keep, '总是保持以上选择，不再询问'),
        answerRow(
          doc,
          button(doc, '取消', () => finish(answer, none), { testid: 'subscribe-cancel' }),
          button(doc, '允许', () => finish(answer, read()), {
            class: 'lw-strong',
            testid: 'subscribe-allow',
          }),
        ),
      ),
  })
}

function remember(ctx: PhoneContext, answers: Answers): void {
  const before = ctx.memory.get<Answers>(ALWAYS_KEY) ?? {}
  ctx.memory.set(ALWAYS_KEY, { ...before, ...answers })
}

function checkbox(doc: Document, testid: string, checked: boolean): HTMLInputElement {
  const box = h(doc, 'input', { testid, attrs: { type: 'checkbox' } })
  box.checked = checked
  return box
}

function labelled(doc: Document, box: HTMLInputElement | undefined, text: string): HTMLElement {
  return h(doc, 'label', { class: 'lw-check' }, box ?? null, h(doc, 'span', { text }))
}

registerApis({ requestSubscribeMessage: asyncApi(requestSubscribeMessage) })

import { button, h } from '../../chrome/dom.ts'
import {
  ApiError,
  asyncApi,
  type Data,
  defineOpenType,
  type PhoneContext,
  registerApis,
  syncApi,
} from '../../runtime/context.ts'
import { showText } from './reader.ts'
import { answerRow, ask } from './sheet.ts'

type Resolve = (answer: { event?: string; buttonId?: string }) => void
type Listener = (resolve: Resolve, info: { referrer: string }) => void

const KEY = 'privacy:agreed'
const CONTRACT = '用户隐私保护指引'

// The last registration wins (facts/platform.md §2.6).
const listeners = new WeakMap<PhoneContext, Listener>()

/** errno of a refused privacy permission. */
const NOT_AUTHORIZED = 104

const agreed = (ctx: PhoneContext) => ctx.memory.get<boolean>(KEY) === true

/**
 * Lets a privacy-relevant API pass only after the person agreed: the page's own sheet is asked
 * when it registered one, else WeChat's. Enforced since 2023-10-17 (facts/platform.md §2.6).
 */
export async function requirePrivacy(ctx: PhoneContext, referrer: string): Promise<void> {
  if (agreed(ctx)) return
  const listener = listeners.get(ctx)
  const asked = listener ? ctx.awaitPerson(askPage(listener, referrer)) : askWeChat(ctx)
  const yes = await asked
  if (!yes) throw new ApiError('privacy permission is not authorized', { errno: NOT_AUTHORIZED })
  ctx.memory.set(KEY, true)
}

function askPage(listener: Listener, referrer: string): Promise<boolean> {
  return new Promise((resolve) => {
    const answer: Resolve = ({ event }) => {
      if (event !== 'exposureAuthorization') resolve(event === 'agree')
    }
    listener(answer, { referrer })
  })
}

function askWeChat(ctx: PhoneContext): Promise<boolean> {
  const doc = ctx.document
  return ask<boolean>(ctx, {
    kind: 'bottom',
    testid: 'privacy',
    label: '隐私保护提示',
    build(answer) {
      const contract = button(doc, `《${CONTRACT}》`, () => void openContract(ctx), {
        class: 'lw-link',
        testid: 'privacy-contract',
      })
      return h(
        doc,
        'div',
        { class: 'lw-consent' },
        h(doc, 'h2', { text: '隐私保护提示' }),
        h(doc, 'p', { text: '使用前请先阅读，同意后才能继续使用这项功能。' }),
        contract,
        answerRow(
          doc,
          button(doc, '拒绝', () => answer(false), { testid: 'privacy-refuse' }),
          button(doc, '同意', () => answer(true), { class: 'lw-strong', testid: 'privacy-agree' }),
        ),
      )
    },
  })
}

const openContract = (ctx: PhoneContext) =>
  showText(ctx, CONTRACT, '正式环境里，这里显示在微信公众平台填写的隐私保护指引。')

const setting = (ctx: PhoneContext): Data => ({
  needAuthorization: !agreed(ctx),
  privacyContractName: `《${CONTRACT}》`,
})

registerApis({
  getPrivacySetting: asyncApi(setting),
  requirePrivacyAuthorize: asyncApi((ctx) => requirePrivacy(ctx, 'requirePrivacyAuthorize')),
  openPrivacyContract: asyncApi((ctx) => {
    void openContract(ctx)
  }),
  onNeedPrivacyAuthorization: syncApi((ctx, listener) => {
    if (typeof listener === 'function') listeners.set(ctx, listener as Listener)
  }),
})

defineOpenType('agreePrivacyAuthorization', (ctx, tap) => {
  ctx.memory.set(KEY, true)
  tap.fire('agreeprivacyauthorization', { errMsg: 'agreePrivacyAuthorization:ok' })
})

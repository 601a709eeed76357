import { button, h } from '../../chrome/dom.ts'
import {
  ApiError,
  asyncApi,
  type Data,
  defineOpenType,
  type PhoneContext,
  registerApis,
} from '../../runtime/context.ts'
import { answerRow, ask, str } from './sheet.ts'
import { SWITCH_KEY } from './subscribe.ts'

/**
 * What a person may allow a mini-program once and for all. Asked at the first call that needs it;
 * after a refusal no call asks again, it fails, and only WeChat's own settings page can change the
 * answer (developers.weixin.qq.com, 开放能力/授权).
 */
const SCOPES: Record<string, string> = {
  'scope.writePhotosAlbum': '保存图片或视频到您的相册',
  'scope.userLocation': '获取您的位置信息',
  'scope.userFuzzyLocation': '获取您的模糊位置信息',
  'scope.camera': '使用您的摄像头',
  'scope.record': '使用您的麦克风',
  'scope.bluetooth': '使用您的蓝牙',
  'scope.addPhoneContact': '添加到您的联系人',
  'scope.addPhoneCalendar': '添加到您的日历',
  'scope.werun': '获取您的微信运动步数',
}

const KEY = 'auth:'

const answerOf = (ctx: PhoneContext, scope: string): boolean | undefined =>
  ctx.memory.get<boolean>(`${KEY}${scope}`)

function askPerson(ctx: PhoneContext, scope: string): Promise<boolean> {
  const doc = ctx.document
  return ask<boolean>(ctx, {
    kind: 'bottom',
    testid: 'authorize',
    label: '申请权限',
    build: (answer) =>
      h(
        doc,
        'div',
        { class: 'lw-consent' },
        h(doc, 'h2', { text: '申请' }),
        h(doc, 'p', { text: SCOPES[scope] ?? scope }),
        answerRow(
          doc,
          button(doc, '拒绝', () => answer(false), { testid: 'authorize-refuse' }),
          button(doc, '允许', () => answer(true), {
            class: 'lw-strong',
            testid: 'authorize-allow',
          }),
        ),
      ),
  })
}

/** Lets a call pass that needs this scope; asks the person who was never asked. */
export async function requireScope(ctx: PhoneContext, scope: string): Promise<void> {
  const known = answerOf(ctx, scope)
  const yes = known ?? (await askPerson(ctx, scope))
  if (known === undefined) ctx.memory.set(`${KEY}${scope}`, yes)
  if (!yes) throw new ApiError('auth deny')
}

async function authorize(ctx: PhoneContext, options: Data): Promise<void> {
  const scope = str(options.scope)
  if (!(scope in SCOPES)) throw new ApiError(`invalid scope "${scope}"`)
  await requireScope(ctx, scope)
}

/** Only what was asked for at least once is in it. */
function settings(ctx: PhoneContext): Data {
  const asked = Object.keys(SCOPES).flatMap((scope) => {
    const answer = answerOf(ctx, scope)
    return answer === undefined ? [] : [[scope, answer] as const]
  })
  return {
    authSetting: Object.fromEntries(asked),
    subscriptionsSetting: { mainSwitch: ctx.memory.get<boolean>(SWITCH_KEY) !== true },
  }
}

/** The call must come out of a tap; this long may the mini-program think after it. */
const TAP_WINDOW_MS = 5000

function checkTap(ctx: PhoneContext): void {
  if (Date.now() - ctx.lastTapAt > TAP_WINDOW_MS) {
    throw new ApiError('can only be invoked by user TAP gesture.')
  }
}

function toggle(ctx: PhoneContext, scope: string): HTMLElement {
  const doc = ctx.document
  const box = h(doc, 'input', { testid: `setting-${scope}`, attrs: { type: 'checkbox' } })
  box.checked = answerOf(ctx, scope) === true
  box.addEventListener('change', () => ctx.memory.set(`${KEY}${scope}`, box.checked))
  return h(doc, 'label', { class: 'lw-check' }, box, h(doc, 'span', { text: SCOPES[scope] ?? '' }))
}

function openPage(ctx: PhoneContext): Promise<void> {
  const doc = ctx.document
  const asked = Object.keys(SCOPES).filter((scope) => answerOf(ctx, scope) !== undefined)
  const rows = asked.map((scope) => toggle(ctx, scope))
  const none = h(doc, 'p', { text: '这个小程序还没有申请过权限' })
  return ask<void>(ctx, {
    kind: 'full',
    testid: 'settings',
    label: '设置',
    build: (answer) =>
      h(
        doc,
        'div',
        { class: 'lw-consent lw-settings' },
        h(doc, 'h2', { text: '设置' }),
        ...(rows.length > 0 ? rows : [none]),
        button(doc, '返回', () => answer(), { class: 'lw-strong', testid: 'settings-back' }),
      ),
  })
}

async function openSetting(ctx: PhoneContext): Promise<Data> {
  checkTap(ctx)
  await openPage(ctx)
  return settings(ctx)
}

registerApis({
  authorize: asyncApi(authorize),
  getSetting: asyncApi(settings),
  openSetting: asyncApi(openSetting),
})

defineOpenType('openSetting', (ctx, tap) => {
  const told = openPage(ctx).then(() =>
    tap.fire('opensetting', { errMsg: 'openSetting:ok', ...settings(ctx) }),
  )
  void ctx.track(told)
})

import { button, h } from '../../chrome/dom.ts'
import { say } from '../../chrome/notice.ts'
import { SYSTEM_BRIGHTNESS, stateOf } from '../../chrome/state.ts'
import {
  ApiError,
  asyncApi,
  type Data,
  listenerApis,
  type PhoneContext,
  registerApis,
  seats,
} from '../../runtime/context.ts'
import { album, show } from './images.ts'
import { ask, str } from './sheet.ts'

/** -1 means "follow the system" on Android (facts/platform.md §2.6). */
const FOLLOW_SYSTEM = -1

function setBrightness(ctx: PhoneContext, options: Data): void {
  const value = Number(options.value)
  if (!(value === FOLLOW_SYSTEM || (value >= 0 && value <= 1))) {
    throw new ApiError('parameter error: value should be a number between 0 and 1')
  }
  stateOf(ctx).brightness = value === FOLLOW_SYSTEM ? SYSTEM_BRIGHTNESS : value
  ctx.chrome.refresh()
}

function keepOn(ctx: PhoneContext, options: Data): void {
  stateOf(ctx).keepOn = options.keepScreenOn === true
  ctx.chrome.refresh()
}

const SHAKE_MS = { short: 180, long: 420 }

function vibrate(ctx: PhoneContext, kind: 'short' | 'long'): void {
  const name = `lw-shake-${kind}`
  ctx.root.classList.add(name)
  ctx.window.setTimeout(() => ctx.root.classList.remove(name), SHAKE_MS[kind])
}

async function makePhoneCall(ctx: PhoneContext, options: Data): Promise<void> {
  const number = str(options.phoneNumber)
  if (number === '') throw new ApiError('parameter error: phoneNumber should not be empty')
  const called = await askCall(ctx, number)
  if (!called) throw new ApiError('cancel')
  say(ctx, `正在呼叫 ${number}`)
}

function askCall(ctx: PhoneContext, number: string): Promise<boolean> {
  const doc = ctx.document
  return ask<boolean>(ctx, {
    kind: 'bottom',
    testid: 'phone-call',
    label: '拨打电话',
    dismissed: false,
    build: (answer) =>
      h(
        doc,
        'div',
        { class: 'lw-actions' },
        button(doc, `呼叫 ${number}`, () => answer(true), { testid: 'phone-call-ok' }),
        button(doc, '取消', () => answer(false), { class: 'lw-apart' }),
      ),
  })
}

/** Takes a screenshot as the phone's owner does: into the album and onto the table. */
export async function takeScreenshot(ctx: PhoneContext): Promise<void> {
  ctx.emit('userCaptureScreen', {})
  const pixels = await seats.picture?.(ctx)
  if (!pixels) return
  const canvas = h(ctx.document, 'canvas')
  const hidden = stateOf(ctx).captureHidden
  show(hidden ? { ...pixels, data: new Uint8ClampedArray(pixels.data.length) } : pixels, canvas)
  const url = canvas.toDataURL('image/png')
  album(ctx).unshift(url)
  ctx.table?.showFile({ name: `${ctx.settings.person.name}的截屏.png`, url })
  say(ctx, hidden ? '此页面不能截屏' : '已截屏')
}

registerApis({
  setScreenBrightness: asyncApi(setBrightness),
  getScreenBrightness: asyncApi((ctx) => ({ value: stateOf(ctx).brightness })),
  setKeepScreenOn: asyncApi(keepOn),
  vibrateShort: asyncApi((ctx) => vibrate(ctx, 'short')),
  vibrateLong: asyncApi((ctx) => vibrate(ctx, 'long')),
  makePhoneCall: asyncApi(makePhoneCall),
  setVisualEffectOnCapture: asyncApi((ctx, options) => {
    stateOf(ctx).captureHidden = options.visualEffect === 'hidden'
  }),
  ...listenerApis('onUserCaptureScreen', 'offUserCaptureScreen', 'userCaptureScreen'),
})

import {
  ApiError,
  asyncApi,
  type Data,
  type PhoneContext,
  registerApis,
} from '../../runtime/context.ts'
import type { EventChannel } from '../../runtime/event-channel.ts'

type Opener = 'navigateTo' | 'redirectTo' | 'reLaunch' | 'switchTab'

/** Reserved by the platform: WeChat refuses other types as `url`. */
function urlOf(options: Data): string {
  if (typeof options.url !== 'string' || options.url === '') {
    throw new ApiError('parameter error: parameter.url should be String instead of Undefined;')
  }
  return options.url
}

const open = (kind: Opener) =>
  asyncApi(async (ctx, options) => {
    const url = urlOf(options)
    const page = await openPage(ctx, kind, url)
    if (kind !== 'navigateTo') return {}
    return { eventChannel: channelOf(page, options) }
  })

async function openPage(ctx: PhoneContext, kind: Opener, url: string): Promise<Data> {
  // WeChat answers after the current call stack, so that two calls in a row do not interleave.
  await Promise.resolve()
  const page = await ctx.nav.open(kind, url)
  return (page as unknown as { instance: Data }).instance
}

function channelOf(page: Data, options: Data): EventChannel | undefined {
  const channel = (page.getOpenerEventChannel as (() => EventChannel) | undefined)?.()
  for (const [name, listener] of Object.entries((options.events ?? {}) as Data)) {
    if (typeof listener === 'function') channel?.on(name, listener as () => void)
  }
  return channel
}

registerApis({
  navigateTo: open('navigateTo'),
  redirectTo: open('redirectTo'),
  reLaunch: open('reLaunch'),
  switchTab: open('switchTab'),
  navigateBack: asyncApi(async (ctx, options) => {
    await Promise.resolve()
    if (ctx.pages.length <= 1) throw new ApiError('cannot navigate back at first page.')
    await ctx.nav.back(typeof options.delta === 'number' ? options.delta : 1)
  }),
  exitMiniProgram: asyncApi((ctx) => {
    ctx.hide()
  }),
  restartMiniProgram: asyncApi(async (ctx, options) => {
    const [path = '', text = ''] = String(options.path ?? '').split('?')
    const query = Object.fromEntries(new URLSearchParams(text))
    await ctx.restart({ path: path.replace(/^\//, ''), query, scene: 1001 })
  }),
})

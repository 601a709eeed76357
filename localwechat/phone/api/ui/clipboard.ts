import { say } from '../../chrome/notice.ts'
import { asyncApi, type Data, type PhoneContext, registerApis } from '../../runtime/context.ts'
import { requirePrivacy } from './privacy.ts'
import { str } from './sheet.ts'

// One clipboard for the whole table: what is copied on one phone can be pasted on another.
const KEY = 'localwechat:clipboard'

async function write(ctx: PhoneContext, options: Data): Promise<void> {
  await requirePrivacy(ctx, 'setClipboardData')
  ctx.window.localStorage.setItem(KEY, str(options.data))
  // The laptop's own clipboard is a courtesy; browsers refuse it without a gesture.
  await ctx.window.navigator.clipboard?.writeText(str(options.data)).catch(() => undefined)
  say(ctx, '内容已复制')
}

async function read(ctx: PhoneContext): Promise<Data> {
  await requirePrivacy(ctx, 'getClipboardData')
  return { data: ctx.window.localStorage.getItem(KEY) ?? '' }
}

registerApis({ setClipboardData: asyncApi(write), getClipboardData: asyncApi(read) })

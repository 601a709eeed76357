import type { PhoneContext } from '../../runtime/context.ts'
import { chooseAction } from './modal.ts'
import { showText } from './reader.ts'

const NAME = '企业微信联系人'

interface Answer {
  errMsg?: string
  users?: string[]
  userId?: string
}

async function askWecom(ctx: PhoneContext, url: string, body?: object): Promise<Answer> {
  const init = body ? { method: 'POST', body: JSON.stringify(body) } : {}
  const response = await ctx.cloudFetch(url, init).catch(() => null)
  const answer: unknown = await response?.json().catch(() => null)
  return (answer ?? { errMsg: '现在连不上' }) as Answer
}

/** WeChat's page of a business friend, by the QR code of a contact way: look, and add. */
export async function addContact(ctx: PhoneContext, { way, at }: { way: string; at: string }) {
  const found = await askWecom(ctx, `${at}/way?id=${encodeURIComponent(way)}`)
  if (!found.users) return showText(ctx, NAME, found.errMsg ?? '这个二维码已经失效')
  const chosen = await chooseAction(ctx, ['添加到通讯录'], `${NAME}：${found.users.join('、')}`)
  if (chosen !== 0) return
  const added = await askWecom(ctx, `${at}/add`, { person: ctx.settings.person.id, way })
  const text = added.userId ? `已添加 ${added.userId}` : (added.errMsg ?? '没有加上')
  return showText(ctx, NAME, text)
}

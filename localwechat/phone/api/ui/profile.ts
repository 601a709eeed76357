import { button, h } from '../../chrome/dom.ts'
import { avatar, avatarUrl, fetchPeople } from '../../chrome/people.ts'
import {
  ApiError,
  type Data,
  defineOpenType,
  type OpenTypeTap,
  openTypes,
  type PhoneContext,
} from '../../runtime/context.ts'
import { pickPicture } from './album.ts'
import { requirePrivacy } from './privacy.ts'
import { answerRow, ask } from './sheet.ts'

function askNumber(ctx: PhoneContext, number: string): Promise<boolean> {
  const doc = ctx.document
  return ask<boolean>(ctx, {
    kind: 'bottom',
    testid: 'phone-sheet',
    label: '申请使用手机号',
    build: (answer) =>
      h(
        doc,
        'div',
        { class: 'lw-consent' },
        h(doc, 'h2', { text: '申请获取并验证你的手机号' }),
        h(doc, 'p', { class: 'lw-number', text: number, testid: 'phone-number' }),
        answerRow(
          doc,
          button(doc, '不允许', () => answer(false), { testid: 'phone-refuse' }),
          button(doc, '允许', () => answer(true), {
            class: 'lw-strong',
            testid: 'phone-allow',
          }),
        ),
      ),
  })
}

async function newCode(ctx: PhoneContext): Promise<string> {
  const response = await ctx.cloudFetch('/phone-number', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ person: ctx.settings.person.id }),
  })
  if (!response.ok) throw new ApiError(`the local cloud answered ${response.status}`)
  const body = (await response.json()) as { code: string }
  return body.code
}

async function phoneDetail(ctx: PhoneContext): Promise<Data> {
  await requirePrivacy(ctx, 'getPhoneNumber')
  const people = await fetchPeople(ctx)
  const number = people.find((one) => one.id === ctx.settings.person.id)?.phone
  if (!number) throw new ApiError('no phone number is bound to this person')
  if (!(await askNumber(ctx, number))) throw new ApiError('user deny')
  return { code: await newCode(ctx), errMsg: 'getPhoneNumber:ok' }
}

// The real button reports a refusal as an event, never as an exception.
async function getPhoneNumber(ctx: PhoneContext, tap: OpenTypeTap): Promise<void> {
  const detail = await phoneDetail(ctx).catch((error: unknown) => failure('getPhoneNumber', error))
  tap.fire('getphonenumber', detail)
}

function failure(api: string, error: unknown): Data {
  const message = error instanceof Error ? error.message : String(error)
  const extra = error instanceof ApiError ? error.extra : {}
  return { errMsg: `${api}:fail ${message}`, ...extra }
}

function askAvatar(ctx: PhoneContext): Promise<'own' | 'album' | null> {
  const doc = ctx.document
  return ask<'own' | 'album' | null>(ctx, {
    kind: 'bottom',
    testid: 'avatar-sheet',
    label: '选择头像',
    dismissed: null,
    build: (answer) =>
      h(
        doc,
        'div',
        { class: 'lw-actions' },
        avatar(doc, ctx.settings.person, 64),
        button(doc, '用微信头像', () => answer('own'), { testid: 'avatar-own' }),
        button(doc, '从相册选择', () => answer('album'), { testid: 'avatar-album' }),
        button(doc, '取消', () => answer(null), { class: 'lw-apart' }),
      ),
  })
}

async function chooseAvatar(ctx: PhoneContext, tap: OpenTypeTap): Promise<void> {
  const allowed = await requirePrivacy(ctx, 'chooseAvatar').then(
    () => true,
    () => false,
  )
  if (!allowed) return
  const choice = await askAvatar(ctx)
  if (choice === null) return
  const url =
    choice === 'own' ? avatarUrl(ctx.document, ctx.settings.person) : await pickPicture(ctx)
  if (url === null) return
  tap.fire('chooseavatar', { avatarUrl: await tempCopy(ctx, url) })
}

/** Puts a picture among the mini-program's temporary files and returns its path. */
export async function tempCopy(ctx: PhoneContext, url: string): Promise<string> {
  const response = await ctx.window.fetch(url)
  const bytes = new Uint8Array(await response.arrayBuffer())
  const type = response.headers.get('content-type') ?? 'image/png'
  const extension = /svg/.test(type) ? 'svg' : /jpe?g/.test(type) ? 'jpg' : 'png'
  return ctx.files.addTemp(bytes, extension)
}

defineOpenType('getPhoneNumber', getPhoneNumber)
defineOpenType('chooseAvatar', chooseAvatar)

// Coupled buttons agree first and then do their own work in the same tap.
for (const name of ['getPhoneNumber', 'chooseAvatar']) {
  const own = openTypes.get(name)
  defineOpenType(`${name}|agreePrivacyAuthorization`, async (ctx, tap) => {
    await openTypes.get('agreePrivacyAuthorization')?.(ctx, tap)
    await own?.(ctx, tap)
  })
}

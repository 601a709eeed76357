import { button, h } from '../../chrome/dom.ts'
import { say } from '../../chrome/notice.ts'
import {
  ApiError,
  asyncApi,
  type Data,
  type PhoneContext,
  registerApis,
} from '../../runtime/context.ts'
import { requireScope } from './authorize.ts'
import { album } from './images.ts'
import { requirePrivacy } from './privacy.ts'
import { answerRow, ask, str } from './sheet.ts'

const TYPES: Record<string, string> = {
  pdf: 'application/pdf',
  csv: 'text/csv;charset=utf-8',
  txt: 'text/plain;charset=utf-8',
  json: 'application/json',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

const extensionOf = (name: string) => /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
const nameOf = (path: string) => path.split('/').at(-1) ?? path

// The mini-program's files live in memory; the table needs a URL of its own to keep them.
async function blobUrl(ctx: PhoneContext, path: string, type: string): Promise<string> {
  const bytes = await ctx.files.read(path).catch(() => {
    throw new ApiError(`file doesn't exist: ${path}`)
  })
  const copy = new Uint8Array(bytes)
  return ctx.window.URL.createObjectURL(new Blob([copy], { type }))
}

async function present(ctx: PhoneContext, path: string, name: string): Promise<void> {
  const type = TYPES[extensionOf(name)] ?? 'application/octet-stream'
  const url = await blobUrl(ctx, path, type)
  if (ctx.table) ctx.table.showFile({ name, url })
  else ctx.window.open(url, '_blank')
}

async function openDocument(ctx: PhoneContext, options: Data): Promise<void> {
  const path = str(options.filePath)
  const name = nameOf(path)
  const type = str(options.fileType)
  await present(ctx, path, extensionOf(name) || !type ? name : `${name}.${type}`)
}

async function saveFileToDisk(ctx: PhoneContext, options: Data): Promise<void> {
  await present(ctx, str(options.filePath), nameOf(str(options.filePath)))
}

async function shareFileMessage(ctx: PhoneContext, options: Data): Promise<void> {
  const path = str(options.filePath)
  await present(ctx, path, str(options.fileName) || nameOf(path))
}

const ALBUM = 'scope.writePhotosAlbum'

/** A computer has no album: WeChat there asks where to put the file. */
function askPlace(ctx: PhoneContext): Promise<boolean> {
  const doc = ctx.document
  return ask<boolean>(ctx, {
    kind: 'center',
    testid: 'save-picture',
    label: '保存图片',
    dismissed: false,
    build: (answer) =>
      h(
        doc,
        'div',
        { class: 'lw-consent' },
        h(doc, 'p', { text: '把图片存到这台电脑？' }),
        answerRow(
          doc,
          button(doc, '取消', () => answer(false), { testid: 'save-picture-cancel' }),
          button(doc, '保存', () => answer(true), {
            class: 'lw-strong',
            testid: 'save-picture-ok',
          }),
        ),
      ),
  })
}

async function saveImage(ctx: PhoneContext, options: Data): Promise<void> {
  const path = str(options.filePath)
  if (path === '') throw new ApiError('parameter error: parameter.filePath should be String')
  // Only files of this phone: the documentation excludes pictures of the network.
  if (/^(https?|cloud):/.test(path)) throw new ApiError(`file doesn't exist: ${path}`)
  await requirePrivacy(ctx, 'saveImageToPhotosAlbum')
  await requireScope(ctx, ALBUM)
  const url = await blobUrl(ctx, path, TYPES[extensionOf(path)] ?? 'image/png')
  if (ctx.settings.wide && !(await askPlace(ctx))) throw new ApiError('cancel')
  keepPicture(ctx, url)
}

/** Puts a picture into the phone's album, and on the table where it can be held up. */
export function keepPicture(ctx: PhoneContext, url: string): void {
  album(ctx).unshift(url)
  const name = `${ctx.settings.person.name}的图片 ${album(ctx).length}.png`
  ctx.table?.showFile({ name, url })
  say(ctx, '已存到相册')
}

registerApis({
  openDocument: asyncApi(openDocument),
  saveFileToDisk: asyncApi(saveFileToDisk),
  shareFileMessage: asyncApi(shareFileMessage),
  saveImageToPhotosAlbum: asyncApi(saveImage),
})

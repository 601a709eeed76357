import {
  ApiError,
  asyncApi,
  type Data,
  type PhoneContext,
  registerApis,
} from '../../runtime/context.ts'
import { chooseFiles } from './images.ts'
import { requirePrivacy } from './privacy.ts'

const SECOND_MS = 1000

const extensionOf = (name: string): string => /\.([A-Za-z0-9]+)$/.exec(name)?.[1] ?? 'bin'

/** `csv` and `txt` as a browser's file dialog wants them; everything when nothing is said. */
const accepted = ({ extension }: Data): string =>
  Array.isArray(extension)
    ? extension.map((one) => `.${String(one).replace(/^\./, '')}`).join(',')
    : ''

async function taken(ctx: PhoneContext, file: File): Promise<Data> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const path = await ctx.files.addTemp(bytes, extensionOf(file.name))
  const time = Math.floor(file.lastModified / SECOND_MS)
  return { path, size: bytes.length, name: file.name, type: 'file', time }
}

/** A file out of a chat. The laptop's own files stand for what somebody sent. */
async function chooseMessageFile(ctx: PhoneContext, options: Data): Promise<Data> {
  await requirePrivacy(ctx, 'chooseMessageFile')
  const most = Number(options.count ?? 1)
  const files = await ctx.awaitPerson(chooseFiles(ctx.document, accepted(options), most > 1))
  if (files.length === 0) throw new ApiError('cancel')
  return { tempFiles: await Promise.all(files.slice(0, most).map((file) => taken(ctx, file))) }
}

registerApis({ chooseMessageFile: asyncApi(chooseMessageFile) })

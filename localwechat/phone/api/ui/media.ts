import {
  ApiError,
  asyncApi,
  type Data,
  type PhoneContext,
  registerApis,
} from '../../runtime/context.ts'
import { pickPicture } from './album.ts'
import { requirePrivacy } from './privacy.ts'
import { tempCopy } from './profile.ts'

async function pick(ctx: PhoneContext, api: string): Promise<{ path: string; size: number }> {
  await requirePrivacy(ctx, api)
  const url = await pickPicture(ctx)
  if (url === null) throw new ApiError('cancel')
  const path = await tempCopy(ctx, url)
  return { path, size: (await ctx.files.read(path)).length }
}

async function chooseImage(ctx: PhoneContext): Promise<Data> {
  const { path, size } = await pick(ctx, 'chooseImage')
  return { tempFilePaths: [path], tempFiles: [{ path, size }] }
}

async function chooseMedia(ctx: PhoneContext, options: Data): Promise<Data> {
  const types = Array.isArray(options.mediaType) ? options.mediaType : ['image', 'video']
  if (!types.includes('image') && !types.includes('mix')) {
    throw new ApiError('localwechat has pictures only, no video')
  }
  const { path, size } = await pick(ctx, 'chooseMedia')
  return { type: 'image', tempFiles: [{ tempFilePath: path, size, fileType: 'image' }] }
}

registerApis({ chooseImage: asyncApi(chooseImage), chooseMedia: asyncApi(chooseMedia) })

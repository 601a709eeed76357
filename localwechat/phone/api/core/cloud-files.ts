import { ApiError, type PhoneContext } from '../../runtime/context.ts'

export interface TempFile {
  fileID: string
  tempFileURL: string
  status: number
  errMsg: string
}

/**
 * Download addresses of cloud files. The local cloud serves `cloud://<env>.<bucket>/<path>` at
 * `/files/<path>`.
 */
export async function resolveCloudFiles(
  ctx: PhoneContext,
  fileList: string[],
): Promise<TempFile[]> {
  return fileList.map((fileID) => {
    const path = /^cloud:\/\/[^/]+\/(.+)$/.exec(fileID)?.[1]
    if (!path) return { fileID, tempFileURL: '', status: 1, errMsg: 'INVALID_FILE_ID' }
    const encoded = path.split('/').map(encodeURIComponent).join('/')
    return {
      fileID,
      tempFileURL: `${ctx.settings.endpoint}/files/${encoded}`,
      status: 0,
      errMsg: 'ok',
    }
  })
}

/** The path a cloud file is kept under, or a refusal of a malformed id. */
export function requireFileUrl(file: TempFile | undefined): string {
  if (!file?.tempFileURL) throw new ApiError('invalid file id', { errCode: -503002 })
  return file.tempFileURL
}

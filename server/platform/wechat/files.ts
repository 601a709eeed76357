import { cloud } from './sdk'

/** Name of the environment that serves this call; its files begin with `cloud://<name>.`. */
export const environment = (): string => String(cloud.getWXContext().ENV ?? '')

/** Removes files for good. One that is not there any more is as good as removed. */
export const removeFiles = async (fileList: string[]): Promise<void> => {
  if (fileList.length > 0) await cloud.deleteFile({ fileList })
}

/** The cloud knows no such file (STORAGE_FILE_NONEXIST), or may not show it to us. */
const MISSING = /STORAGE_FILE_NONEXIST|-50300[23]\b|Status:404/

const textOf = (error: unknown): string => {
  const { errCode, errMsg, message } = error as Record<string, unknown>
  return [errCode, errMsg, message].join(' ')
}

/** The bytes of a file in cloud storage; undefined when it is not there. */
export const readFile = async (fileID: string): Promise<Buffer | undefined> => {
  try {
    return (await cloud.downloadFile({ fileID })).fileContent
  } catch (error) {
    if (MISSING.test(textOf(error))) return undefined
    throw error
  }
}

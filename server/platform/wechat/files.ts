import { cloud } from './sdk'

/** Name of the environment that serves this call; its files begin with `cloud://<name>.`. */
export const environment = (): string => String(cloud.getWXContext().ENV ?? '')

/** Removes files for good. One that is not there any more is as good as removed. */
export const removeFiles = async (fileList: string[]): Promise<void> => {
  if (fileList.length > 0) await cloud.deleteFile({ fileList })
}

/**
 * The bytes of a file in cloud storage; undefined when it is not there or not ours to read. Asked
 * first, because a download of a missing file fails with an error that says nothing
 * (`downloadFile:fail undefined`).
 */
export const readFile = async (fileID: string): Promise<Buffer | undefined> => {
  const { fileList } = await cloud.getTempFileURL({ fileList: [fileID] })
  if (fileList[0]?.status !== 0) return undefined
  return (await cloud.downloadFile({ fileID })).fileContent
}

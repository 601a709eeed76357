import { cloud } from './sdk'

/** Name of the environment that serves this call; its files begin with `cloud://<name>.`. */
export const environment = (): string => String(cloud.getWXContext().ENV ?? '')

/** Removes files for good. One that is not there any more is as good as removed. */
export const removeFiles = async (fileList: string[]): Promise<void> => {
  if (fileList.length > 0) await cloud.deleteFile({ fileList })
}

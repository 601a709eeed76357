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

/** Where an uploaded file can be read in parts for the next two hours; undefined when it is gone. */
export const addressOf = async (fileID: string): Promise<string | undefined> => {
  const { fileList } = await cloud.getTempFileURL({ fileList: [fileID] })
  return fileList[0]?.status === 0 ? fileList[0].tempFileURL : undefined
}

export interface Part {
  bytes: Buffer
  /** Of the whole file. */
  size: number
}

const sizeIn = (header: string | null): number => {
  const size = Number(header?.split('/')[1])
  if (!Number.isSafeInteger(size)) throw new Error('storage: an answer without its size')
  return size
}

/** Of a storage that sends the whole file in spite of the range. */
const cut = (whole: Buffer, from: number, length: number): Part => ({
  bytes: whole.subarray(from, from + length),
  size: whole.length,
})

/**
 * Up to `length` bytes of a file from a byte on; fewer at its end, none beyond it. The SDK only
 * downloads whole files, into memory; the storage below it, COS, takes HTTP ranges
 * (cloud.tencent.com/document/product/436/7753).
 */
export const readPart = async (address: string, from: number, length: number): Promise<Part> => {
  const headers = { range: `bytes=${from}-${from + length - 1}` }
  const response = await fetch(encodeURI(address), { headers })
  const bytes = Buffer.from(await response.arrayBuffer())
  const told = response.headers.get('content-range')
  if (response.status === 206) return { bytes, size: sizeIn(told) }
  if (response.status === 416) return { bytes: Buffer.alloc(0), size: sizeIn(told) }
  if (response.status === 200) return cut(bytes, from, length)
  throw new Error(`storage: ${response.status} for a range`)
}

import { say } from '@/ui'

export interface Chosen {
  fileId: string
  name: string
}

export interface Wanted {
  /** Folder in the cloud whose files the server reads: `codes`, `orders`. */
  folder: string
  extensions: readonly string[]
  maxBytes: number
  tooLarge: string
  /** Said when WeChat opens no file. */
  otherwise: string
}

/** A name of its own for each file: what is in the cloud is never overwritten. */
const cloudPathOf = (folder: string, extension: string): string =>
  `${folder}/in-${Date.now().toString(36)}${Math.random().toString(36).slice(2, 10)}.${extension}`

const isCancel = (fault: unknown): boolean =>
  typeof fault === 'object' && fault !== null && /cancel/.test(String(Reflect.get(fault, 'errMsg')))

/** Into the cloud, under the ending that it has. */
export async function putFile(
  filePath: string,
  name: string,
  { folder, extensions }: Pick<Wanted, 'folder' | 'extensions'>,
): Promise<Chosen | undefined> {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  const extension = extensions.find((one) => one === ending) ?? extensions[0] ?? 'csv'
  try {
    const cloudPath = cloudPathOf(folder, extension)
    const { fileID } = await wx.cloud.uploadFile({ cloudPath, filePath })
    return { fileId: fileID, name }
  } catch {
    say('文件没有传上去，请检查网络后再试')
    return undefined
  }
}

/** A file out of a chat (WeChat's way to any file), put into the cloud. */
export async function chooseFile(wanted: Wanted): Promise<Chosen | undefined> {
  try {
    const extension = [...wanted.extensions]
    const { tempFiles } = await wx.chooseMessageFile({ count: 1, type: 'file', extension })
    const file = tempFiles[0]
    if (!file) return undefined
    if (file.size <= wanted.maxBytes) return await putFile(file.path, file.name, wanted)
    say(wanted.tooLarge)
  } catch (fault) {
    if (!isCancel(fault)) say(wanted.otherwise)
  }
  return undefined
}

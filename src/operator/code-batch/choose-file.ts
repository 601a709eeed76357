import { say } from '@/ui'
import { keepFile } from '@/ui/files'

interface Chosen {
  fileId: string
  name: string
}

/** More is no list of codes (10^6 lines of 20 characters); the server says so too. */
const MAX_BYTES = 32 * 1024 * 1024

/** A name of its own for each list: what is in the cloud is never overwritten. */
const cloudPathOf = (): string =>
  `codes/in-${Date.now().toString(36)}${Math.random().toString(36).slice(2, 10)}.csv`

const isCancel = (fault: unknown): boolean =>
  typeof fault === 'object' && fault !== null && /cancel/.test(String(Reflect.get(fault, 'errMsg')))

async function put(filePath: string, name: string): Promise<Chosen | undefined> {
  try {
    const { fileID } = await wx.cloud.uploadFile({ cloudPath: cloudPathOf(), filePath })
    return { fileId: fileID, name }
  } catch {
    say('文件没有传上去，请检查网络后再试')
    return undefined
  }
}

/** A text or CSV file out of a chat (WeChat's way to any file), put into the cloud. */
export async function chooseFile(): Promise<Chosen | undefined> {
  try {
    const { tempFiles } = await wx.chooseMessageFile({
      count: 1,
      type: 'file',
      extension: ['csv', 'txt'],
    })
    const file = tempFiles[0]
    if (!file) return undefined
    if (file.size <= MAX_BYTES) return await put(file.path, file.name)
    say('这个文件太大了，请分成几份导入')
  } catch (fault) {
    if (!isCancel(fault)) say('没有打开文件，可以改用粘贴')
  }
  return undefined
}

/** Codes that were pasted, as a file like any other. */
export async function pasted(text: string): Promise<Chosen | undefined> {
  const lines = text.split(/[\s,，;；]+/).filter((line) => line !== '')
  if (lines.length === 0) {
    say('请先粘贴兑换码')
    return undefined
  }
  const filePath = await keepFile('兑换码.csv', lines.join('\n'))
  return filePath ? put(filePath, `粘贴的 ${lines.length} 个`) : undefined
}

import { say } from '@/ui'
import { type Chosen, chooseFile, putFile } from '@/ui/desk/choose-file'
import { keepFile } from '@/ui/files'

const wanted = {
  folder: 'codes',
  // The server reads a list of codes as text, whatever its name was.
  extensions: ['csv', 'txt'],
  /** More is no list of codes (10^6 lines of 20 characters); the server says so too. */
  maxBytes: 32 * 1024 * 1024,
  tooLarge: '这个文件太大了，请分成几份导入',
  otherwise: '没有打开文件，可以改用粘贴',
} as const

/** A text or CSV file out of a chat. */
export const chooseList = (): Promise<Chosen | undefined> => chooseFile(wanted)

/** Codes that were pasted, as a file like any other. */
export async function pasted(text: string): Promise<Chosen | undefined> {
  const lines = text.split(/[\s,，;；]+/).filter((line) => line !== '')
  if (lines.length === 0) {
    say('请先粘贴兑换码')
    return undefined
  }
  const filePath = await keepFile('兑换码.csv', lines.join('\n'))
  return filePath ? putFile(filePath, `粘贴的 ${lines.length} 个`, wanted) : undefined
}

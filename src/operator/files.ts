import { say } from '@/ui'

/** PC WeChat saves to a folder; a phone opens the file and hands it on from there. */
const onDesktop = (): boolean => ['windows', 'mac'].includes(wx.getDeviceInfo().platform)

async function fetched(fileId: string): Promise<string | undefined> {
  try {
    const { tempFilePath } = await wx.cloud.downloadFile({ fileID: fileId })
    return tempFilePath
  } catch {
    say('文件没有下载下来，请检查网络后再试')
    return undefined
  }
}

const isCancel = (fault: unknown): boolean =>
  typeof fault === 'object' && fault !== null && /cancel/.test(String(Reflect.get(fault, 'errMsg')))

const orSay = async (work: unknown, sentence: string): Promise<void> => {
  try {
    await work
  } catch (fault) {
    if (!isCancel(fault)) say(sentence)
  }
}

/** A PDF: opened with WeChat's menu (print, send), or saved on PC. */
export async function showPdf(fileId: string): Promise<void> {
  const filePath = await fetched(fileId)
  if (!filePath) return
  const show = onDesktop()
    ? wx.saveFileToDisk({ filePath })
    : wx.openDocument({ filePath, fileType: 'pdf', showMenu: true })
  await orSay(show, '文件没有打开，请再试一次')
}

/** A table: WeChat opens no CSV, so a phone sends it to a chat (文件传输助手). */
export async function handOverCsv(fileId: string, fileName: string): Promise<void> {
  const filePath = await fetched(fileId)
  if (!filePath) return
  const give = onDesktop()
    ? wx.saveFileToDisk({ filePath })
    : wx.shareFileMessage({ filePath, fileName })
  await orSay(give, '文件没有发出去，请再试一次')
}

import { say } from '@/ui'
import { giveFile, onDesktop, orSay, placeOf } from '@/ui/files'

async function fetched(fileId: string): Promise<string | undefined> {
  try {
    const { tempFilePath } = await wx.cloud.downloadFile({ fileID: fileId })
    return tempFilePath
  } catch {
    say('文件没有下载下来，请检查网络后再试')
    return undefined
  }
}

// The copy of the last time stays until the next one: WeChat may still be reading it.
let lastCopy: string | undefined

/** The file under a name that a person finds again; downloads come as `tmp_…`. */
async function named(filePath: string, name: string): Promise<string> {
  const files = wx.getFileSystemManager()
  const destPath = placeOf(name)
  if (lastCopy) files.unlink({ filePath: lastCopy, fail: () => undefined })
  return new Promise((resolve) => {
    const success = () => {
      lastCopy = destPath
      resolve(destPath)
    }
    files.copyFile({ srcPath: filePath, destPath, success, fail: () => resolve(filePath) })
  })
}

/** A PDF: opened with WeChat's menu (print, send), or saved on PC. */
export async function showPdf(fileId: string, fileName: string): Promise<void> {
  const fetchedPath = await fetched(fileId)
  if (!fetchedPath) return
  const filePath = await named(fetchedPath, fileName)
  const show = onDesktop()
    ? wx.saveFileToDisk({ filePath })
    : wx.openDocument({ filePath, fileType: 'pdf', showMenu: true })
  await orSay(show, '文件没有打开，请再试一次')
}

/**
 * A table: WeChat opens no CSV, so a phone sends it to a chat (文件传输助手). True once it is there.
 */
export async function handOverCsv(fileId: string, fileName: string): Promise<boolean> {
  const fetchedPath = await fetched(fileId)
  if (!fetchedPath) return false
  const filePath = await named(fetchedPath, fileName)
  return giveFile(filePath, fileName)
}

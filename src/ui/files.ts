import { say } from './say'

/** Files that the mini-program hands to a person. */

/** PC WeChat saves to a folder; a phone opens the file or hands it on from there. */
export const onDesktop = (): boolean => ['windows', 'mac'].includes(wx.getDeviceInfo().platform)

/** A place of our own for a file of this name: what no file system takes is left out. */
export const placeOf = (name: string): string =>
  `${wx.env.USER_DATA_PATH}/${name.replace(/[\\/:*?"<>|]/g, ' ').trim()}`

const isCancel = (fault: unknown): boolean =>
  typeof fault === 'object' && fault !== null && /cancel/.test(String(Reflect.get(fault, 'errMsg')))

/** Whoever changes their mind hears nothing; a failure is said. True when it was done. */
export const orSay = async (work: unknown, sentence: string): Promise<boolean> => {
  try {
    await work
    return true
  } catch (fault) {
    if (!isCancel(fault)) say(sentence)
    return false
  }
}

/** Writes a text under its name and answers where it is; a full phone is said. */
export const keepFile = (name: string, text: string): Promise<string | undefined> =>
  new Promise((resolve) => {
    const filePath = placeOf(name)
    wx.getFileSystemManager().writeFile({
      filePath,
      data: text,
      encoding: 'utf8',
      success: () => resolve(filePath),
      fail: () => {
        say('手机里放不下这个文件，请清理一下再试')
        resolve(undefined)
      },
    })
  })

/** Saved on PC; on a phone sent to a chat, since WeChat opens neither CSV nor JSON. */
export const giveFile = (filePath: string, fileName: string): Promise<boolean> =>
  orSay(
    onDesktop() ? wx.saveFileToDisk({ filePath }) : wx.shareFileMessage({ filePath, fileName }),
    '文件没有发出去，请再试一次',
  )

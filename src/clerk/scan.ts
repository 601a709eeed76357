import { go, replace, say } from '@/ui'

/** No code of ours is longer; what else a camera reads is refused whatever its tail. */
const MAX_SHOWN = 200

const isCancel = (fault: unknown): boolean =>
  typeof fault === 'object' && fault !== null && /cancel/.test(String(Reflect.get(fault, 'errMsg')))

/**
 * What the camera sees, or undefined when put away. Camera only: a screenshot from the album can
 * not be scanned with the clerk's own phone (facts/platform.md §2.6).
 */
async function see(): Promise<string | undefined> {
  try {
    const { result, path } = await wx.scanCode({ onlyFromCamera: true })
    // A code without readable text still deserves the server's kind sentence.
    return (result || path || '?').slice(0, MAX_SHOWN)
  } catch (fault) {
    if (!isCancel(fault)) say('相机没有打开，可以改为输入券码数字')
    return undefined
  }
}

/** Scans and opens the quote; from a result the next scan takes its place. */
export async function scanNext(from: 'home' | 'result'): Promise<void> {
  const code = await see()
  if (code === undefined) return
  await (from === 'home' ? go : replace)('clerk/quote', { code })
}

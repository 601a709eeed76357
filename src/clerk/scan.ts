import { go, replace } from '@/ui'

/** No code of ours is longer; what else a camera reads is refused whatever its tail. */
const MAX_SHOWN = 200

const isCancel = (fault: unknown): boolean =>
  typeof fault === 'object' && fault !== null && /cancel/.test(String(Reflect.get(fault, 'errMsg')))

/** Half a character pair can not travel in a page's address; binary codes hold such halves. */
const readable = (text: string): string => text.slice(0, MAX_SHOWN).replace(/[\ud800-\udfff]/g, '?')

type Seen = { code: string } | 'put away' | 'no camera'

/**
 * What the camera sees. Camera only: a screenshot from the album can
 * not be scanned with the clerk's own phone (facts/platform.md §2.6).
 */
async function see(): Promise<Seen> {
  try {
    const { result, path } = await wx.scanCode({ onlyFromCamera: true })
    // A code without readable text still deserves the server's kind sentence.
    return { code: readable(result || path || '?') }
  } catch (fault) {
    return isCancel(fault) ? 'put away' : 'no camera'
  }
}

interface From {
  /** The result page is left behind: back from the next quote leads home. */
  result?: boolean
  /** PC WeChat has no camera: the digits are typed instead (facts/platform.md §2.6). */
  onNoCamera: () => void
}

/** Scans and opens the quote of what was seen. */
export async function scanNext({ result, onNoCamera }: From): Promise<void> {
  const seen = await see()
  if (seen === 'put away') return
  if (seen === 'no camera') return onNoCamera()
  await (result ? replace : go)('clerk/quote', { code: seen.code })
}

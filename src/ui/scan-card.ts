import { go } from './go'
import { say } from './say'

/** A mini-program code of our own, which WeChat gives as a path instead of a text. */
const ownCode = (path: string | undefined) => {
  const [, page, scene] =
    path?.match(/^\/?member\/(insert|invited)\/index\?(?:.*&)?scene=([^&]+)/) ?? []
  return page && scene ? { page: `member/${page}`, scene: decodeURIComponent(scene) } : undefined
}

/** WeChat's camera was closed without a code: the person changed their mind. */
const isCancel = (fault: { errMsg: string }) => fault.errMsg.includes('cancel')

/**
 * Scans a card from a parcel inside the mini-program and opens its landing page. Whatever was
 * scanned goes there: the server knows which cards are ours, the phone does not.
 */
export const scanParcelCard = (): void => {
  wx.scanCode({
    scanType: ['qrCode', 'wxCode' as 'qrCode'],
    success: ({ result, path }) => {
      const own = ownCode(path)
      void (own ? go(own.page, { scene: own.scene }) : go('member/insert', { q: result }))
    },
    fail: (fault) => {
      if (!isCancel(fault)) say('没有扫到，请再试一次或手动输入')
    },
  })
}

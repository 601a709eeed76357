import { go } from './go'
import { say } from './say'

/** Scene of one of our own mini-program codes, which WeChat gives as a path instead of a text. */
const sceneOf = (path: string | undefined): string | undefined =>
  path?.match(/^\/?member\/insert\/index\?(?:.*&)?scene=([^&]+)/)?.[1]

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
      const scene = sceneOf(path)
      void go('member/insert', scene ? { scene: decodeURIComponent(scene) } : { q: result })
    },
    fail: (fault) => {
      if (!isCancel(fault)) say('没有扫到，请再试一次或手动输入')
    },
  })
}

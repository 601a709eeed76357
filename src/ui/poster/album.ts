/** Saving a drawn picture, with everything that a phone may answer. */

/** refused: only WeChat's settings can change that. terms: its privacy terms were not agreed to. */
export type Saved = 'saved' | 'cancelled' | 'refused' | 'terms' | 'failed'

/**
 * What fails has a word for it on each kind of phone: auth deny (tools), auth denied (Android),
 * authorize no response (iOS), system permission denied (WeChat itself may not); a left question
 * says cancel.
 */
const meaningOf = (errMsg: string): Saved => {
  if (/privacy|not declared/i.test(errMsg)) return 'terms'
  if (/cancel/i.test(errMsg)) return 'cancelled'
  return /auth|permission/i.test(errMsg) ? 'refused' : 'failed'
}

/** The canvas as a file of this phone; undefined when it could not be made. */
export const fileOf = (canvas: WechatMiniprogram.Canvas): Promise<string | undefined> =>
  new Promise((resolve) => {
    wx.canvasToTempFilePath({
      canvas,
      // Else the phone multiplies the sides by its pixel ratio once more.
      destWidth: canvas.width,
      destHeight: canvas.height,
      fileType: 'png',
      success: ({ tempFilePath }) => resolve(tempFilePath),
      fail: () => resolve(undefined),
    })
  })

export const savePicture = (filePath: string): Promise<Saved> =>
  new Promise((resolve) => {
    wx.saveImageToPhotosAlbum({
      filePath,
      success: () => resolve('saved'),
      fail: ({ errMsg }) => resolve(meaningOf(errMsg)),
    })
  })

const ALBUM = 'scope.writePhotosAlbum'

/** Right from a tap, else WeChat refuses. True when the album is allowed afterwards. */
export const openAlbumSetting = (): Promise<boolean> =>
  new Promise((resolve) => {
    wx.openSetting({
      success: ({ authSetting }) => resolve(authSetting[ALBUM] === true),
      fail: () => resolve(false),
    })
  })

/** Large, where a long press saves it or sends it on, on every kind of device. */
export const showLarge = (path: string): void => {
  wx.previewImage({ urls: [path], current: path, fail: () => undefined })
}

import type { Picture } from './paint'

type Canvas = WechatMiniprogram.Canvas

/** Images of a canvas take files and addresses, and no cloud ids. */
const downloaded = (fileID: string): Promise<string | undefined> =>
  new Promise((resolve) => {
    wx.cloud.downloadFile({
      fileID,
      success: ({ tempFilePath }) => resolve(tempFilePath),
      fail: () => resolve(undefined),
    })
  })

const loaded = (canvas: Canvas, path: string): Promise<Picture | undefined> =>
  new Promise((resolve) => {
    const image = canvas.createImage()
    image.onload = () => resolve(image)
    image.onerror = () => resolve(undefined)
    image.src = path
  })

/** A picture of the cloud or of this phone, ready to be drawn; undefined when it can not be had. */
export const pictureOf = async (
  canvas: Canvas,
  file: string | undefined,
): Promise<Picture | undefined> => {
  if (!file) return undefined
  const path = file.startsWith('cloud://') ? await downloaded(file) : file
  return path ? loaded(canvas, path) : undefined
}

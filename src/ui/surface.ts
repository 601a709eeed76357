/** A canvas of the page and its size in device pixels. */
export interface Surface {
  node: WechatMiniprogram.Canvas
  width: number
  height: number
  ratio: number
}

const find = (id: string): Promise<Surface | undefined> =>
  new Promise((resolve) => {
    const ratio = wx.getWindowInfo().pixelRatio
    wx.createSelectorQuery()
      .select(`#${id}`)
      .fields({ node: true, size: true })
      .exec(([found]) => {
        if (!found?.node) return resolve(undefined)
        const node: WechatMiniprogram.Canvas = found.node
        const width = Math.round(found.width * ratio)
        const height = Math.round(found.height * ratio)
        node.width = width
        node.height = height
        resolve({ node, width, height, ratio })
      })
  })

/** A rendered node answers only after its setData has reached the view: half a second is plenty. */
const TRIES = 10
const TRY_AFTER_MS = 50

/** Finds a 2d canvas by its id and gives it one pixel per device pixel. */
export async function surfaceOf(id: string): Promise<Surface | undefined> {
  for (let left = TRIES; left > 0; left--) {
    const surface = await find(id)
    if (surface) return surface
    await new Promise((resolve) => setTimeout(resolve, TRY_AFTER_MS))
  }
  return undefined
}

/** No code of ours is longer; what else a camera reads is refused whatever its tail. */
const MAX_SHOWN = 100

const isCancel = (fault: unknown): boolean =>
  typeof fault === 'object' && fault !== null && /cancel/.test(String(Reflect.get(fault, 'errMsg')))

/** What the camera or a picture shows; undefined when the person put the camera away. */
export async function scanned(): Promise<{ code: string } | 'no camera' | undefined> {
  try {
    const { result, path } = await wx.scanCode({})
    return { code: (result || path || '?').slice(0, MAX_SHOWN) }
  } catch (fault) {
    return isCancel(fault) ? undefined : 'no camera'
  }
}

import { useDidHide, useDidShow, useUnload } from '@tarojs/taro'
import { useRef } from 'react'

/** Windows without a dimmable screen (PC WeChat) simply refuse: nothing to do then. */
const quiet = () => undefined

const readBrightness = () =>
  new Promise<number | undefined>((resolve) => {
    wx.getScreenBrightness({
      success: ({ value }) => resolve(value),
      fail: () => resolve(undefined),
    })
  })

const setBrightness = (value: number) => wx.setScreenBrightness({ value, fail: quiet })
const keepOn = (keepScreenOn: boolean) => wx.setKeepScreenOn({ keepScreenOn, fail: quiet })

/** Full brightness and no sleep while the page shows; both are given back when it hides. */
export function useBright(): void {
  const before = useRef<number>()
  const shown = useRef(false)
  const raise = async () => {
    shown.current = true
    keepOn(true)
    const value = await readBrightness()
    // The page may be gone before the answer came.
    if (!shown.current) return
    before.current ??= value
    setBrightness(1)
  }
  const restore = () => {
    if (!shown.current) return
    shown.current = false
    keepOn(false)
    if (before.current !== undefined) setBrightness(before.current)
    before.current = undefined
  }
  useDidShow(raise)
  useDidHide(restore)
  useUnload(restore)
}

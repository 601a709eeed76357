import { useDidHide, useDidShow, useUnload } from '@tarojs/taro'
import type { Live, LiveAnswer } from '@/stores/live'

/** Asks for the code only while the page is in front of the person. */
export function useLive<T extends LiveAnswer>(live: Live<T>): void {
  useDidShow(() => live.start())
  useDidHide(() => live.stop())
  useUnload(() => live.stop())
}

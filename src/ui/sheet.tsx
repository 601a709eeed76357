import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { useLater } from './later'

interface SheetProps {
  open: boolean
  title: string
  onClose: () => void
  children?: ReactNode
  /** Buttons at the thumb. */
  footer?: ReactNode
  closeText?: string
}

/**
 * A sheet from below (in the middle of a wide window). Its content is handed over right after the
 * page's first picture, so that opening it sends one small value (≤ 300 B an interaction); the
 * native part shows nothing of it while it is closed.
 */
export function Sheet({ open, title, onClose, children, footer, closeText = '关闭' }: SheetProps) {
  const handed = useLater() || open
  return (
    // Taro knows only attributes that are written out, so `leave` is always there.
    <pop-sheet open={open} heading={title} leave={closeText} onClose={onClose}>
      {handed && (
        <View className="sheet-box">
          <View className="sheet-body">{children}</View>
          {footer && <View className="sheet-foot">{footer}</View>}
        </View>
      )}
    </pop-sheet>
  )
}

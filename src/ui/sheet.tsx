import { View } from '@tarojs/components'
import type { ReactNode } from 'react'

interface SheetProps {
  open: boolean
  title: string
  onClose: () => void
  children?: ReactNode
  /** Buttons at the thumb. */
  footer?: ReactNode
  closeText?: string
}

/** A sheet from below (in the middle of a wide window). Nothing of it exists while it is closed. */
export function Sheet({ open, title, onClose, children, footer, closeText = '关闭' }: SheetProps) {
  if (!open) return null
  return (
    <View className="sheet">
      <View className="sheet-shade" onClick={onClose} />
      <View className="sheet-box">
        <View className="sheet-head">
          <View className="t18 bold grow">{title}</View>
          <View className="sheet-close" hoverClass="pressed" onClick={onClose}>
            {closeText}
          </View>
        </View>
        <View className="sheet-body">{children}</View>
        {footer && <View className="sheet-foot">{footer}</View>}
      </View>
    </View>
  )
}

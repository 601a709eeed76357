import { View } from '@tarojs/components'
import type { ReactNode } from 'react'

interface SectionProps {
  title: string
  more?: string
  onMore?: () => unknown
  children?: ReactNode
}

/** A titled part of a page. */
export function Section({ title, more, onMore, children }: SectionProps) {
  return (
    <View className="sec">
      <View className="sec-head">
        <View className="t18 bold">{title}</View>
        {more && onMore && (
          <View className="sec-more" hoverClass="pressed" onClick={onMore}>
            {more}
          </View>
        )}
      </View>
      {children}
    </View>
  )
}

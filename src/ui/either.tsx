import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classes } from './classes'

interface EitherProps {
  /** Shows `b` instead of `a`. */
  other: boolean
  a?: ReactNode
  b: ReactNode
}

/** Both sides are drawn once, so that changing sides sends one class; the other is not displayed. */
export const Either = ({ other, a, b }: EitherProps) => (
  <View className={classes('either', other && 'either-b')}>
    <View className="side-a">{a}</View>
    <View className="side-b">{b}</View>
  </View>
)

import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classes } from './classes'

interface CellProps {
  label: ReactNode
  /** Small grey words under the label. */
  hint?: ReactNode
  value?: ReactNode
  onPress?: () => unknown
  last?: boolean
  id?: string
}

/** One row of a list or of facts; with `onPress` it leads somewhere and shows an arrow. */
export function Cell({ label, hint, value, onPress, last, id }: CellProps) {
  return (
    <View
      className={classes('cell', last && 'cell-last')}
      {...(id ? { id } : {})}
      {...(onPress ? { hoverClass: 'pressed', onClick: onPress } : {})}
    >
      <View className="grow">
        <View>{label}</View>
        {hint && <View className="t14 ink-3">{hint}</View>}
      </View>
      {value !== undefined && <Text className="cell-value">{value}</Text>}
      {onPress && <View className="cell-arrow" />}
    </View>
  )
}

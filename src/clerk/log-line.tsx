import { Text, View } from '@tarojs/components'
import { memo } from 'react'
import { yuanText } from '#core/kernel/money'
import { clockText } from '#core/kernel/time'
import type { LogRow } from '#core/redemption/contract'
import { classes, Tag } from '@/ui'

export const worth = ({ benefit }: Pick<LogRow, 'benefit'>): string =>
  benefit.kind === 'gift' ? '兑换' : `¥${yuanText(benefit.offFen)}`

interface LogLineProps {
  row: LogRow
  /** With it the row offers the way back, when this person may take it. */
  onUndo?: (row: LogRow) => unknown
}

/** One redemption of today. An undone one stays in its place and says so. */
export const LogLine = memo(function LogLine({ row, onUndo }: LogLineProps) {
  const off = row.state === 'undone'
  return (
    <View className={classes('log-row', off && 'log-off')}>
      <Text className="log-time num">{clockText(row.at)}</Text>
      <View className="log-main">
        <View className="log-name">{row.name}</View>
        <View className="t14 ink-3">{`${row.member} · ${row.clerk}`}</View>
      </View>
      <View className="log-tail">
        {off ? <Tag tone="warn">已撤销</Tag> : <Text className="num">{worth(row)}</Text>}
        {onUndo && row.canUndo && !off && (
          <View className="log-undo" hoverClass="pressed" onClick={() => onUndo(row)}>
            撤销
          </View>
        )}
      </View>
    </View>
  )
})

import { Text, View } from '@tarojs/components'
import { memo } from 'react'
import { momentText } from '#core/kernel/time'
import type { SettledRow } from '#core/settlement/contract'
import { classes, go } from '@/ui'
import { bearerName, signedYuan } from './words'

const hintOf = ({ at, clerk, bearer, fen }: SettledRow): string =>
  [momentText(at, Date.now()), clerk, `${bearerName(bearer)}承担`, fen < 0 ? '退回' : '']
    .filter(Boolean)
    .join(' · ')

/** One entry; one that was part of a sale opens it. */
export const SettledLine = memo(function SettledLine({ row }: { row: SettledRow }) {
  const { sale } = row
  const open = sale ? { hoverClass: 'pressed', onClick: () => go('clerk/sold', { id: sale }) } : {}
  return (
    <View className="log-row" {...open}>
      <View className="log-main">
        <View className="log-name">{row.coupon}</View>
        <View className="t14 ink-3">{hintOf(row)}</View>
      </View>
      <View className="log-tail">
        <Text className={classes('num', row.fen < 0 && 'fen-back')}>{signedYuan(row.fen)}</Text>
        {sale && <View className="cell-arrow" />}
      </View>
    </View>
  )
})

import { View } from '@tarojs/components'
import type { RejectedRow } from '#core/orders/contract'

const whereText = ({ row, column }: RejectedRow): string =>
  column === '' ? `第 ${row} 行` : `第 ${row} 行「${column}」`

/** Which row, what stands there, and why it is left out. */
export const RejectRow = ({ row }: { row: RejectedRow }) => (
  <View className="row-card">
    <View className="row-head">
      <View className="bold num">{whereText(row)}</View>
      {row.value !== '' && <View className="ink-2 num">{row.value}</View>}
    </View>
    <View className="t14 ink-2 gap-4">{row.why}</View>
  </View>
)

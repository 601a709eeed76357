import { View } from '@tarojs/components'
import { momentText } from '#core/kernel/time'
import type { Adjustment } from '#core/points/contract'
import { Tag } from '@/ui'
import { signed } from '@/ui/ledger'

interface RowProps {
  row: Adjustment
  /** The server's time, ms. */
  now: number
  /** Absent where this operator can neither decide nor withdraw. */
  onOpen?: () => void
}

/** A change of points that waits, with its reason: what the second person has to judge. */
export const WaitingRow = ({ row, now, onOpen }: RowProps) => (
  <View className="row-card" {...(onOpen ? { hoverClass: 'pressed', onClick: onOpen } : {})}>
    <View className="row-head">
      <View className="grow t18 bold">{row.member}</View>
      <View className="t18 bold num">{`${signed(row.points)} 分`}</View>
    </View>
    <View className="gap-4">{row.why}</View>
    <View className="row-head gap-4">
      <View className="t14 ink-3">{`${row.by} · ${momentText(row.at, now)}`}</View>
      {row.mine ? <Tag tone="warn">等您确认</Tag> : <Tag>等另一位运营</Tag>}
    </View>
  </View>
)

import { Text, View } from '@tarojs/components'
import { memo, type ReactNode } from 'react'
import { benefitText } from '#core/coupons/words'
import { yuanText } from '#core/kernel/money'
import { clockText } from '#core/kernel/time'
import type { LogRow } from '#core/redemption/views'
import type { SaleRow } from '#core/sales/contract'
import { classes, Tag } from '@/ui'

export const worth = ({ benefit }: Pick<LogRow, 'benefit'>): string =>
  benefit.kind === 'amount-off' ? `¥${yuanText(benefit.offFen)}` : benefitText(benefit)

interface RowProps {
  at: number
  name: ReactNode
  hint: string
  off?: boolean
  onPress?: () => unknown
  children: ReactNode
}

const Row = ({ at, name, hint, off, onPress, children }: RowProps) => (
  <View
    className={classes('log-row', off && 'log-off')}
    {...(onPress ? { hoverClass: 'pressed', onClick: onPress } : {})}
  >
    <Text className="log-time num">{clockText(at)}</Text>
    <View className="log-main">
      <View className="log-name">{name}</View>
      <View className="t14 ink-3">{hint}</View>
    </View>
    <View className="log-tail">{children}</View>
  </View>
)

interface LogLineProps {
  row: LogRow
  /** With it the row offers the way back, when this person may take it. */
  onUndo?: (row: LogRow) => unknown
  /** For a manager, after the window: with a reason. */
  onReverse?: ((row: LogRow) => unknown) | undefined
  /** For a manager: a gift that points paid comes back over the counter. */
  onTakeBack?: ((row: LogRow) => unknown) | undefined
}

const Act = ({ label, onPress }: { label: string; onPress: () => unknown }) => (
  <View className="log-undo" hoverClass="pressed" onClick={onPress}>
    {label}
  </View>
)

const ended = { undone: '已撤销', returned: '已退积分', reversed: '已退券' }

/** Only what points paid gives points back; money off is used up with its purchase. */
const canTakeBack = ({ benefit, paid }: LogRow): boolean =>
  benefit.kind === 'gift' && paid !== undefined

/** One redemption of today. One that was undone or given back stays in its place and says so. */
export const LogLine = memo(function LogLine(props: LogLineProps) {
  const { row, onUndo, onReverse, onTakeBack } = props
  const end = row.state === 'redeemed' ? undefined : ended[row.state]
  const off = end !== undefined
  return (
    <Row at={row.at} name={row.name} hint={`${row.member} · ${row.clerk}`} off={off}>
      {off ? <Tag tone="warn">{end}</Tag> : <Text className="num">{worth(row)}</Text>}
      {!off && canTakeBack(row) && onTakeBack && (
        <Act label="退积分" onPress={() => onTakeBack(row)} />
      )}
      {!off && row.canUndo && onUndo && <Act label="撤销" onPress={() => onUndo(row)} />}
      {!off && row.canReverse && onReverse && !canTakeBack(row) && (
        <Act label="退券" onPress={() => onReverse(row)} />
      )}
    </Row>
  )
})

interface SaleLineProps {
  row: SaleRow
  onOpen: (row: SaleRow) => unknown
}

/** One sale of today; what came back of it is said beside what was paid. */
export const SaleLine = memo(function SaleLine({ row, onOpen }: SaleLineProps) {
  const { listFen, payFen, returnedFen } = row
  const all = returnedFen >= listFen
  return (
    <Row
      at={row.at}
      name={<Text className="num">{`¥${yuanText(payFen)}`}</Text>}
      hint={`${row.member} · ${row.clerk}`}
      off={all}
      onPress={() => onOpen(row)}
    >
      {returnedFen > 0 && <Tag tone="warn">{all ? '已全部退货' : '退过一部分'}</Tag>}
      <View className="cell-arrow" />
    </Row>
  )
})

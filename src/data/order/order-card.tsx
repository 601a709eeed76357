import { View } from '@tarojs/components'
import { dayText, momentText } from '#core/kernel/time'
import type { OrderView } from '#core/orders/import'
import { Cell, go, Tag } from '@/ui'
import { sumText } from '../import-words'

const claimText = ({ claimedBy, points = 0 }: OrderView): string =>
  `${claimedBy}${points > 0 ? ` · 得 ${points} 分` : ''}`

const Imports = ({ order, now }: { order: OrderView; now: number }) => (
  <View>
    {order.imports.map(({ id, name, at }, i) => (
      <Cell
        key={id}
        label={name}
        hint={`${dayText(at, now)} 导入`}
        onPress={() => go('data/import', { id })}
        last={i === order.imports.length - 1}
      />
    ))}
  </View>
)

/** One order as all imports in force say together. */
export const OrderCard = ({ order, now }: { order: OrderView; now: number }) => (
  <View className="row-card">
    <View className="row-head">
      <View className="grow bold">{order.platformName}</View>
      <Tag tone={order.state === 'paid' ? 'good' : 'plain'}>{order.stateName}</Tag>
    </View>
    <View className="t14 ink-2 gap-4 num">{order.orderNo}</View>
    {order.goods.map((goods) => (
      <View key={goods} className="gap-4">
        {goods}
      </View>
    ))}
    <Cell label="付款" value={sumText(order.fen)} />
    {order.backFen > 0 && <Cell label="已退" value={sumText(order.backFen)} />}
    {order.at !== undefined && <Cell label="时间" value={momentText(order.at, now)} />}
    {order.claimedBy !== undefined && (
      <Cell
        label="谁认领了"
        {...(order.claimedAt === undefined ? {} : { hint: dayText(order.claimedAt, now) })}
        value={claimText(order)}
      />
    )}
    <View className="t14 ink-3 gap-12">{`有这个订单的文件（${order.imports.length}）`}</View>
    <Imports order={order} now={now} />
  </View>
)

import { View } from '@tarojs/components'
import type { ImportView } from '#core/orders/contract'
import type { ImportDiff } from '#core/orders/import'
import { effectOf } from '@/stores/data/imports'
import { Cell, Section } from '@/ui'
import { ordersText, sumText } from '../import-words'

const TITLES: Partial<Record<ImportView['state'], string>> = {
  checking: '到现在读到的',
  checked: '开始后会这样变',
  running: '到现在写入了',
  paused: '到现在写入了',
  cancelled: '停止前写入了',
  done: '这次写入了',
  undoing: '要收回的',
  undone: '收回了',
}

const buyersText = ({ buyersNew, buyersKnown }: ImportDiff): string =>
  buyersNew + buyersKnown === 0
    ? '表里没有买家昵称，按订单各记一位'
    : `第一次出现 ${buyersNew} 位，以前买过 ${buyersKnown} 位`

/** What the import would change, or has changed: orders, purchases, money, people. */
export const Effect = ({ import: view }: { import: ImportView }) => {
  const title = TITLES[view.state]
  const diff = effectOf(view)
  if (title === undefined || (view.state === 'cancelled' && diff.orders === 0)) return null
  return (
    <Section title={title}>
      <View className="doors">
        <Cell label="订单" hint={ordersText(diff)} value={`${diff.orders} 个`} />
        <Cell label="购买" hint="付过款的订单才算" value={`${diff.bought} 笔`} />
        <Cell label="付款金额" value={sumText(diff.fen)} />
        <Cell label="其中退款" value={sumText(diff.backFen)} />
        <Cell
          label="买家"
          hint={buyersText(diff)}
          value={`${diff.buyersNew + diff.buyersKnown} 位`}
          last
        />
      </View>
    </Section>
  )
}

import { View } from '@tarojs/components'
import { yuanText } from '#core/kernel/money'
import type { PersonView } from '#core/persons/contract'
import { Cell, Empty, Money, Section } from '@/ui'
import { Portions } from '@/ui/portions'
import { dayWords } from '../day-text'

type Rfm = PersonView['rfm']

/** 543 → R5 F4 M3 */
const cellText = (cell: number): string =>
  `R${Math.floor(cell / 100)} F${Math.floor(cell / 10) % 10} M${cell % 10}`

const rfmText = ({ cell, days, orders, fen }: Rfm): string =>
  cell === 0
    ? '统计期内没有算数的购买'
    : `${cellText(cell)}：最近一次在 ${days ?? 0} 天前，共 ${orders} 单 ¥${yuanText(fen)}`

/** How recently, how often, how much; and what to do. */
export const Buying = ({ person: { rfm, orders, fen } }: { person: PersonView }) => (
  <View className="card-box">
    <View className="ink-2">RFM 分组（最近、次数、金额）</View>
    <View className="t24 bold">{rfm.group}</View>
    <View className="gap-4 num">{rfmText(rfm)}</View>
    <View className="ink-2 line-top">{rfm.advice}</View>
    <View className="line-top">
      <Cell label="全部购买" value={`${orders} 单`} />
      <Cell label="全部金额" hint="退款已扣除" value={<Money fen={fen} />} last />
    </View>
  </View>
)

type Purchase = PersonView['purchases'][number]

const backText = ({ fen, backFen }: Purchase): string | undefined => {
  if (backFen === 0) return undefined
  return backFen >= fen ? '已全部退货' : `退了 ¥${yuanText(backFen)}`
}

/** The newest purchases wherever they were made. */
export const Purchases = ({ person, now }: { person: PersonView; now: number }) => (
  <Section title="最近的购买">
    {person.purchases.length === 0 ? (
      <Empty mark="静" text="还没有购买记录。门店收款或导入订单后，这里会有。" />
    ) : (
      <View className="doors">
        <Portions rows={person.purchases} each={6}>
          {(portion) =>
            portion.map((one, place) => (
              <Cell
                // biome-ignore lint/suspicious/noArrayIndexKey: a purchase has no name here
                key={`${one.day} ${place}`}
                label={one.where}
                hint={[dayWords(one.day, now), backText(one)].filter(Boolean).join(' · ')}
                value={<Money fen={one.fen} />}
                last={one === person.purchases.at(-1)}
              />
            ))
          }
        </Portions>
      </View>
    )}
  </Section>
)

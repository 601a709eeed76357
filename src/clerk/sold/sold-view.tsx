import { View } from '@tarojs/components'
import { yuanText } from '#core/kernel/money'
import { momentText } from '#core/kernel/time'
import type { Sale } from '#core/sales/contract'
import type { SaleReturn } from '#core/sales/views'
import { Cell, Money, Section, Tag } from '@/ui'
import { Lines } from '../lines'
import { SumLines } from '../sum'

/** What happened besides the money, in words. */
const effectOf = ({ pointsBack, pointsTaken, couponBack }: SaleReturn): string =>
  [
    pointsBack > 0 && `退回 ${pointsBack} 分`,
    pointsTaken > 0 && `收回 ${pointsTaken} 分`,
    couponBack && '券回到会员券包',
  ]
    .filter(Boolean)
    .join('，')

const Returns = ({ returns }: { returns: SaleReturn[] }) => (
  <Section title="退货">
    {returns.map((one, place) => (
      <Cell
        key={one.id}
        label={`退标价 ¥${yuanText(one.listFen)} 的商品`}
        hint={
          <>
            <View>{momentText(one.at, Date.now())}</View>
            <View>{effectOf(one)}</View>
          </>
        }
        value={`退 ¥${yuanText(one.refundFen)}`}
        last={place === returns.length - 1}
      />
    ))}
  </Section>
)

/** Money in hand: the one thing to do now. */
const Done = ({ done }: { done: SaleReturn }) => (
  <View className="sold-done" id="returned">
    <View className="bold">已退货，请退给顾客</View>
    <View className="sold-done-sum">
      <Money fen={done.refundFen} />
    </View>
    <View className="t14">{effectOf(done)}</View>
  </View>
)

export const SoldView = ({ sale, done }: { sale: Sale; done: SaleReturn | undefined }) => {
  const { sum, returns } = sale
  const back = returns.reduce((all, { listFen }) => all + listFen, 0)
  return (
    <>
      {done && <Done done={done} />}
      <View className="bill-hero">
        <View className="ink-2">实收</View>
        <View className="bill-sum">
          <Money fen={sum.payFen} />
        </View>
        {back > 0 && (
          <Tag tone="warn">
            {back >= sum.listFen ? '已全部退货' : `已退 ¥${yuanText(back)} 的商品`}
          </Tag>
        )}
      </View>
      <SumLines sum={sum} coupons={sale.coupons} />
      <View className="gap-12" />
      <Cell label="会员" value={sale.member} />
      <Cell label="时间" value={momentText(sale.at, Date.now())} />
      <Cell label="门店" value={sale.store} />
      <Cell label="得积分" value={`${sum.pointsEarned} 分`} last />
      <Lines lines={sale.lines} />
      {returns.length > 0 && <Returns returns={returns} />}
    </>
  )
}

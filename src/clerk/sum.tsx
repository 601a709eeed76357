import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { yuanText } from '#core/kernel/money'
import { dayText } from '#core/kernel/time'
import type { SaleQuote } from '#core/sales/contract'
import type { SaleSum } from '#core/sales/views'

interface LineProps {
  label: ReactNode
  /** Fen. */
  fen: number
  /** Taken off. */
  less?: boolean
}

export const Line = ({ label, fen, less }: LineProps) => (
  <View className="sum-line">
    <View className="sum-label">{label}</View>
    <View className="sum-fen">{`${less ? '−' : ''}¥${yuanText(fen)}`}</View>
  </View>
)

interface SumLinesProps {
  sum: SaleSum
  tier?: string | undefined
  /** Each coupon used with what it took off, fen. */
  coupons?: readonly { couponId: string; name: string; offFen: number }[]
}

/** From the list price to what is paid; a line of nothing is left out. */
export const SumLines = ({ sum, tier, coupons = [] }: SumLinesProps) => (
  <View className="sum">
    <Line label="标价" fen={sum.listFen} />
    {sum.tierOffFen > 0 && (
      <Line label={tier ? `会员价（${tier}）` : '会员价'} fen={sum.tierOffFen} less />
    )}
    {coupons.map(({ couponId, name, offFen }) => (
      <Line key={couponId} label={`券「${name}」`} fen={offFen} less />
    ))}
    {sum.pointsOffFen > 0 && <Line label={`用 ${sum.pointsUsed} 分`} fen={sum.pointsOffFen} less />}
  </View>
)

interface EarnedProps {
  sum: SaleSum
  earned: SaleQuote['earned']
  /** The server's time: the phone's clock may be wrong. */
  now: number
}

/** What a sale earns, from when on it can be spent, and when it ends. */
export const Earned = ({ sum, earned, now }: EarnedProps) => (
  <View>
    <View>{`得 ${sum.pointsEarned} 分`}</View>
    {earned && earned.from > now && (
      <View className="t14">{`${dayText(earned.from, now)} 起可用`}</View>
    )}
    {earned && <View className="t14">{`${dayText(earned.until, now)} 到期`}</View>}
  </View>
)

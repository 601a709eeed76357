import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { dayText } from '#core/kernel/time'
import type { SaleQuote, SaleSum } from '#core/sales/contract'
import { Money } from '@/ui'

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
    <View className="sum-fen">
      {less && '−'}
      <Money fen={fen} />
    </View>
  </View>
)

interface SumLinesProps {
  sum: SaleSum
  tier?: string | undefined
  coupon?: string | undefined
}

/** From the list price to what is paid; a line of nothing is left out. */
export const SumLines = ({ sum, tier, coupon }: SumLinesProps) => (
  <View className="sum">
    <Line label="标价" fen={sum.listFen} />
    {sum.tierOffFen > 0 && (
      <Line label={tier ? `会员价（${tier}）` : '会员价'} fen={sum.tierOffFen} less />
    )}
    {sum.couponOffFen > 0 && (
      <Line label={coupon ? `券「${coupon}」` : '券'} fen={sum.couponOffFen} less />
    )}
    {sum.pointsOffFen > 0 && <Line label={`用 ${sum.pointsUsed} 分`} fen={sum.pointsOffFen} less />}
  </View>
)

/** 得 10 分，2027年11月30日 (周二) 到期. The phone's clock only decides whether a year is said. */
export const earnedText = (
  { pointsEarned }: SaleSum,
  earned: SaleQuote['earned'],
): string | undefined => {
  if (pointsEarned === 0) return undefined
  if (!earned) return `得 ${pointsEarned} 分`
  const now = Date.now()
  const from = earned.from > now ? `${dayText(earned.from, now)} 起可用，` : ''
  return `得 ${pointsEarned} 分，${from}${dayText(earned.until, now)} 到期`
}

import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { SaleQuote } from '#core/sales/contract'
import type { Selling } from '@/stores/clerk/selling'
import { classes, Money, Notice } from '@/ui'
import { useKept } from '@/ui/use-kept'
import { Lines } from '../lines'
import { Earned, Line } from '../sum'
import { CouponLine } from './coupon-line'
import { PointsLine } from './points-line'

const Hero = ({ quote, now }: { quote: SaleQuote; now: number }) => (
  <View className="bill-hero">
    <View className="ink-2">{`${quote.member} · ${quote.tier.name}`}</View>
    <View className="gap-12">实收</View>
    <View className="bill-sum" id="pay">
      <Money fen={quote.sum.payFen} />
    </View>
    {quote.sum.pointsEarned > 0 && (
      <View className="accent">
        <Earned sum={quote.sum} earned={quote.earned} now={now} />
      </View>
    )}
  </View>
)

/** One view of the whole sale before it happens; the record is exactly this, to the fen. */
export const Bill = observer(function Bill({ selling }: { selling: Selling }) {
  const { quoting, fixed } = selling
  const quote = useKept(selling.quote, selling.quote === undefined)
  if (!quote) return null
  const { sum, tier } = quote
  return (
    <View className={classes(quoting.busy && 'bill-held', fixed && 'bill-fixed')}>
      <Hero quote={quote} now={selling.quotedAt} />
      {selling.quote && quoting.problem && <Notice tone="bad">{quoting.problem.message}</Notice>}
      <View className="sum">
        <Line label="标价" fen={sum.listFen} />
        {sum.tierOffFen > 0 && (
          <Line label={`会员价 ${tier.pricePercent / 10} 折`} fen={sum.tierOffFen} less />
        )}
      </View>
      <CouponLine selling={selling} quote={quote} />
      <PointsLine selling={selling} quote={quote} />
      <Lines lines={quote.lines} />
    </View>
  )
})

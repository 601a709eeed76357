import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { SaleQuote } from '#core/sales/contract'
import type { Selling } from '@/stores/clerk/selling'
import { classes, Money, Notice } from '@/ui'
import { earnedText, Line } from '../sum'
import { CouponLine } from './coupon-line'
import { PointsLine } from './points-line'

const Hero = ({ quote }: { quote: SaleQuote }) => (
  <View className="bill-hero">
    <View className="ink-2">实收</View>
    <View className="bill-sum" id="pay">
      <Money fen={quote.sum.payFen} />
    </View>
    <View className="accent">{earnedText(quote.sum, quote.earned) ?? '这一笔不积分'}</View>
  </View>
)

/** One view of the whole sale before it happens; the record is exactly this, to the fen. */
export const Bill = observer(function Bill({ selling }: { selling: Selling }) {
  const { quote, quoting, unsure } = selling
  if (!quote) return null
  const { sum, tier } = quote
  return (
    <View className={classes((quoting.busy || unsure) && 'bill-held')}>
      <Hero quote={quote} />
      {quoting.problem && <Notice tone="bad">{quoting.problem.message}</Notice>}
      <View className="sum">
        <Line label={<View>{`${quote.member} · ${tier.name}`}</View>} fen={sum.listFen} />
        {sum.tierOffFen > 0 && (
          <Line label={`会员价 ${tier.pricePercent / 10} 折`} fen={sum.tierOffFen} less />
        )}
      </View>
      <CouponLine selling={selling} quote={quote} />
      <PointsLine selling={selling} quote={quote} />
    </View>
  )
})

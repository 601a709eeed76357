import { View } from '@tarojs/components'
import { clockText } from '#core/kernel/time'
import type { SaleQuote } from '#core/sales/contract'
import type { SaleOutcome } from '@/stores/clerk/selling'
import { Button, go, Money } from '@/ui'
import { Earned, SumLines } from '../sum'
import { Foot, Mark } from './verdict'

interface SaleDoneProps {
  quote: SaleQuote | undefined
  outcome: Extract<SaleOutcome, { kind: 'sold' }>
}

/** The receipt: the very lines of the quote. Taking it back is a return. */
export const SaleDone = ({ quote, outcome }: SaleDoneProps) => {
  const { sale, balance } = outcome
  const { sum } = sale
  return (
    <View className="verdict verdict-good">
      <View className="verdict-main">
        <Mark good />
        <View className="t24 bold">已收款</View>
        <View className="verdict-sum" id="paid">
          <Money fen={sum.payFen} />
        </View>
        <SumLines sum={sum} tier={quote?.tier.name} coupons={sale.coupons} />
        {sum.pointsEarned > 0 && <Earned sum={sum} earned={quote?.earned} now={sale.at} />}
        {(sum.pointsEarned > 0 || sum.pointsUsed > 0) && <View>{`现有 ${balance} 分`}</View>}
        <View>{`${sale.member} · ${clockText(sale.at)}`}</View>
        <View>{sale.store}</View>
      </View>
      <Foot>
        <Button kind="quiet" onPress={() => go('clerk/sold', { id: sale.id })}>
          收错了，去退货
        </Button>
      </Foot>
    </View>
  )
}

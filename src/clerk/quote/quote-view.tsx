import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { momentText } from '#core/kernel/time'
import type { RedeemQuote } from '#core/redemption/contract'
import type { Redemption } from '@/stores/clerk/redemption'
import { Button, Cell, goBack, Notice, Ticket } from '@/ui'

interface QuoteViewProps {
  quote: RedeemQuote
  store: string | undefined
}

/** All that matters before the tap: what, whose, where, and what will be different afterwards. */
export const QuoteView = ({ quote, store }: QuoteViewProps) => (
  <View>
    <Ticket benefit={quote.benefit} name={quote.name} rule={quote.rule} />
    <View className="effect">
      <View className="effect-line">核销后：券失效，10 分钟内可以撤销</View>
    </View>
    <View className="gap-12" />
    <Cell label="持券人" value={quote.member} />
    {store && <Cell label="门店" value={store} />}
    {/* The phone's clock only decides whether the year is worth saying. */}
    <Cell label="有效期至" value={momentText(quote.expiresAt, Date.now())} last={!quote.rules} />
    {quote.rules && (
      <Cell label="使用说明" hint={<View className="pre">{quote.rules}</View>} last />
    )}
  </View>
)

/** Confirm at the thumb. After a lost answer the same step is sent again, never a second one. */
export const ConfirmFoot = observer(function ConfirmFoot(props: {
  scan: Redemption
  onConfirm: () => unknown
}) {
  const { problem } = props.scan.confirming
  return (
    <>
      {problem && <Notice tone="bad">{problem.message}。再点一次不会重复核销。</Notice>}
      <Button big onPress={props.onConfirm}>
        {problem ? '再试一次' : '确认核销'}
      </Button>
      <Button kind="quiet" onPress={goBack}>
        不核销，返回
      </Button>
    </>
  )
})

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

/** What will be different afterwards, before anything is done. */
const effectOf = ({ alone, uses }: RedeemQuote): string => {
  if (!alone) return '这张券在收款时用：点「收款」，输入商品和金额，优惠会自动减掉'
  if (uses && uses.left > 1)
    return `还剩 ${uses.left} 次，用后剩 ${uses.left - 1} 次，10 分钟内可以撤销`
  return '核销后：券失效，10 分钟内可以撤销'
}

/** All that matters before the tap: what, whose, where, and what will be different afterwards. */
export const QuoteView = ({ quote, store }: QuoteViewProps) => (
  <View>
    <Ticket benefit={quote.benefit} name={quote.name} rule={quote.rule} />
    <View className="effect">
      <View className="effect-line">{effectOf(quote)}</View>
    </View>
    <View className="gap-12" />
    <Cell label="持券人" value={quote.member} />
    {store && <Cell label="门店" value={store} />}
    {quote.uses && (
      <Cell label="次数" value={`还剩 ${quote.uses.left} 次，共 ${quote.uses.all} 次`} />
    )}
    {/* The phone's clock only decides whether the year is worth saying. */}
    <Cell label="有效期至" value={momentText(quote.expiresAt, Date.now())} last={!quote.rules} />
    {quote.rules && (
      <Cell label="使用说明" hint={<View className="pre">{quote.rules}</View>} last />
    )}
  </View>
)

interface FootProps {
  scan: Redemption
  onConfirm: () => unknown
  /** To the sale, with this coupon. */
  onSell: () => unknown
}

const Leave = () => (
  <Button kind="quiet" onPress={goBack}>
    不核销，返回
  </Button>
)

/** One that is worth something only with a purchase. */
const SellFoot = ({ onSell }: Pick<FootProps, 'onSell'>) => (
  <>
    <Button big onPress={onSell} id="sell">
      收款
    </Button>
    <Leave />
  </>
)

/** Confirm at the thumb. After a lost answer the same step is sent again, never a second one. */
export const QuoteFoot = observer(function QuoteFoot({ scan, onConfirm, onSell }: FootProps) {
  const { problem } = scan.confirming
  if (scan.quote?.alone === false) return <SellFoot onSell={onSell} />
  return (
    <>
      {problem && <Notice tone="bad">{problem.message}。再点一次不会重复核销。</Notice>}
      <Button big onPress={onConfirm} id="redeem">
        {problem ? '再试一次' : '确认核销'}
      </Button>
      <Leave />
    </>
  )
})

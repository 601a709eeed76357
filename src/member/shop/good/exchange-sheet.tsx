import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { Good } from '#core/shop/contract'
import { type Exchange, shop } from '@/stores/shop'
import { Button, Sheet } from '@/ui'

interface ExchangeSheetProps {
  good: Good
  exchange: Exchange
  open: boolean
  onClose: () => void
}

/** The effect before the tap: what it takes, what is left, what can be undone. */
export const ExchangeSheet = observer(function ExchangeSheet(props: ExchangeSheetProps) {
  const { good, exchange, open, onClose } = props
  const left = (shop.brief?.spendable ?? 0) - good.price
  const run = async () => {
    await exchange.run()
    onClose()
  }
  const footer = (
    <Button big onPress={run} id="exchange-now">
      确认兑换
    </Button>
  )
  return (
    <Sheet open={open} title="用积分兑换" onClose={onClose} footer={footer}>
      <View className="t18 bold">{good.name}</View>
      <View className="t24 bold num gap-8" id="effect">
        {`用 ${good.price} 分，余 ${Math.max(0, left)} 分`}
      </View>
      <View className="ink-2 gap-8">
        换到的券放进券包，到店出示就能用。没用之前可以取消，积分退回原来的批次，到期日不变。
      </View>
    </Sheet>
  )
})

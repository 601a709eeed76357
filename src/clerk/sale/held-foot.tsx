import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useEffect, useState } from 'react'
import { yuanText } from '#core/kernel/money'
import { clockText } from '#core/kernel/time'
import type { Selling } from '@/stores/clerk/selling'
import { Button, Notice } from '@/ui'

interface HeldProps {
  selling: Selling
  onConfirm: () => unknown
  onAgain: () => unknown
}

/** True once the lock is over; looked at when it ends, not every second. */
function useOver(selling: Selling): boolean {
  const seenAt = selling.held?.seenAt ?? 0
  const left = () => selling.heldLeft(Date.now() - seenAt)
  const [over, setOver] = useState(() => left() === 0)
  useEffect(() => {
    const timer = setTimeout(() => setOver(left() === 0), left())
    return () => clearTimeout(timer)
  })
  return over
}

/** The coupons are locked: the money changes hands now. */
export const HeldFoot = observer(function HeldFoot({ selling, onConfirm, onAgain }: HeldProps) {
  const over = useOver(selling)
  const { held, quote, releasing } = selling
  if (!held || !quote) return null
  const until = clockText(held.until)
  if (over) {
    return (
      <>
        <Notice tone="warn">{`券锁定到 ${until}，时间已到，这一笔还没有记上。请重新算一次`}</Notice>
        <Button big onPress={onAgain} id="again">
          重新算一次
        </Button>
      </>
    )
  }
  return (
    <>
      <View className="center" id="held">
        {`券已锁定到 ${until}，收到 ¥${yuanText(quote.sum.payFen)} 后点「已收款」`}
      </View>
      {releasing.problem && (
        <Notice tone="bad">{`${releasing.problem.message}。券最晚 ${until} 自动解锁`}</Notice>
      )}
      <View className="gap-8" />
      <Button big onPress={onConfirm} id="confirm">
        已收款
      </Button>
      <Button kind="quiet" onPress={() => selling.release()} id="release">
        取消，改金额
      </Button>
    </>
  )
})

import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { clockText } from '#core/kernel/time'
import { go, Notice } from '@/ui'
import { openSale } from '../till'

/** A sale that was left while its coupons are locked, or whose answer never came. */
export function OpenSale() {
  const [sale, setSale] = useState(openSale)
  useDidShow(() => setSale(openSale()))
  if (!sale) return null
  const { held, buyer } = sale
  const what = held ? `券锁定到 ${clockText(held.until)}` : '还不知道记上没有'
  return (
    <Notice tone="warn" act="继续" onAct={() => go('clerk/sale')}>
      {`${buyer.member} 的收款没有完成，${what}`}
    </Notice>
  )
}

import { View } from '@tarojs/components'
import { useState } from 'react'
import { yuanText } from '#core/kernel/money'
import type { Candidate, SaleQuote } from '#core/sales/contract'
import type { Selling } from '@/stores/clerk/selling'
import { Cell, endText, Sheet } from '@/ui'
import { Portions } from '@/ui/portions'

const less = (fen: number): string => `−¥${yuanText(fen)}`

/** What it takes off and when it ends, or why it does not apply. */
const hintOf = ({ why, expiresAt }: Candidate): string => why ?? endText(expiresAt, Date.now())

const CouponRow = ({ one, onChoose }: { one: Candidate; onChoose: () => unknown }) => (
  <Cell
    label={<View className={one.why ? 'ink-3' : ''}>{one.name}</View>}
    hint={hintOf(one)}
    {...(one.why ? {} : { value: less(one.soloFen), onPress: onChoose })}
  />
)

/** The coupon of this sale, the best one by itself; the others, and why not, in a sheet. */
export function CouponLine({ selling, quote }: { selling: Selling; quote: SaleQuote }) {
  const [open, setOpen] = useState(false)
  const { used, coupons } = quote
  if (coupons.length === 0) return null
  const choose = (couponIds: string[]) => {
    setOpen(false)
    return selling.chooseCoupons(couponIds)
  }
  return (
    <>
      <Cell
        label="券"
        hint={
          used.length > 0
            ? used.map(({ name }) => name).join('、')
            : `不用（共 ${coupons.length} 张可看）`
        }
        value={less(quote.sum.couponOffFen)}
        onPress={() => setOpen(true)}
        id="coupon"
      />
      <Sheet open={open} title="这一笔用哪张券" onClose={() => setOpen(false)}>
        <Portions rows={coupons}>
          {(portion) =>
            portion.map((one) => (
              <CouponRow key={one.couponId} one={one} onChoose={() => choose([one.couponId])} />
            ))
          }
        </Portions>
        <Cell label="不用券" onPress={() => choose([])} last />
      </Sheet>
    </>
  )
}

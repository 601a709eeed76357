import { View } from '@tarojs/components'
import { memo, useMemo, useState } from 'react'
import { MAX_COUPONS_OF_SALE } from '#core/coupons/limits'
import { yuanText } from '#core/kernel/money'
import type { SaleQuote } from '#core/sales/contract'
import type { Selling } from '@/stores/clerk/selling'
import { Cell, Sheet } from '@/ui'
import { useBatches } from '../batches'
import { rowsOf } from './choices'

const PAGE = 20

interface ListProps {
  quote: SaleQuote
  now: number
  onChoose: (couponIds: string[]) => void
}

/** Up to fifty of them; twenty are drawn, and twenty more when they are asked for. */
const List = memo(function List({ quote, now, onChoose }: ListProps) {
  const rows = useMemo(() => rowsOf(quote, now), [quote, now])
  const [wanted, setWanted] = useState({ rows, count: PAGE })
  const count = wanted.rows === rows ? wanted.count : PAGE
  const batch = useBatches(rows, count)
  return (
    <choice-rows
      batch={batch}
      rest={Math.max(0, rows.length - count)}
      most={MAX_COUPONS_OF_SALE}
      onMore={() => setWanted({ rows, count: count + PAGE })}
      onChoose={({ detail }) =>
        onChoose(
          detail.places.flatMap((place) => {
            const one = quote.coupons[place]
            return one ? [one.couponId] : []
          }),
        )
      }
    />
  )
})

const hintOf = ({ used, coupons }: SaleQuote): string =>
  used.length > 0 ? used.map(({ name }) => name).join('、') : `不用（共 ${coupons.length} 张可看）`

/** Nothing is taken off where none is used. */
const lessOf = ({ sum }: SaleQuote): string =>
  sum.couponOffFen > 0 ? `−¥${yuanText(sum.couponOffFen)}` : ''

/** The coupons of this sale, the best ones by themselves; the others, and why not, in a sheet. */
export function CouponLine({ selling, quote }: { selling: Selling; quote: SaleQuote }) {
  const [open, setOpen] = useState(false)
  if (quote.coupons.length === 0) return null
  const choose = (couponIds: string[]) => {
    setOpen(false)
    void selling.chooseCoupons(couponIds)
  }
  return (
    <>
      <Cell
        label="券"
        hint={hintOf(quote)}
        value={lessOf(quote)}
        onPress={() => setOpen(true)}
        id="coupon"
      />
      <Sheet open={open} title="这一笔用哪些券" onClose={() => setOpen(false)}>
        <View className="t14 ink-2">
          {`一笔最多用 ${MAX_COUPONS_OF_SALE} 张。默认已选最省的，也可以自己选`}
        </View>
        <List quote={quote} now={selling.quotedAt} onChoose={choose} />
      </Sheet>
    </>
  )
}

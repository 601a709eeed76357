import { observer } from 'mobx-react-lite'
import { useMemo, useState } from 'react'
import type { Product } from '#core/products/views'
import type { Selling } from '@/stores/clerk/selling'
import { Later } from '@/ui/later'
import { useBatches } from '../batches'
import { goods } from '../till'

interface GridProps {
  selling: Selling
  products: readonly Product[]
  kinds: string[]
}

/** The keys begin with what is picked already and count by themselves; a tap not taken is put right. */
const Grid = ({ selling, products, kinds }: GridProps) => {
  const [counted, setCounted] = useState<{ place: number; count: number }>()
  const rows = useMemo(() => goods.keysOf(products, selling.basket), [selling, products])
  const batch = useBatches(rows, rows.length)
  const pick = (place: number, by: 1 | -1) => {
    const product = products[place]
    if (!product) return
    const taken = selling.pick(product, by)
    if (!taken) setCounted({ place, count: selling.basket.countOf(product.id) })
  }
  return (
    <goods-keys
      batch={batch}
      kinds={kinds}
      counted={counted}
      onPick={({ detail }) => pick(detail.place, detail.by)}
    />
  )
}

/** Goods of the catalogue, one key each. They may be here before the first picture is. */
export const BasketKeys = observer(function BasketKeys({ selling }: { selling: Selling }) {
  const { products, kinds } = goods
  if (products.length === 0) return null
  return (
    <Later>
      <Grid selling={selling} products={products} kinds={kinds} />
    </Later>
  )
})

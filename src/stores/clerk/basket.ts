import { makeAutoObservable } from 'mobx'
import type { Product } from '#core/products/views'
import type { Item } from '#core/sales/contract'
import { MAX_COUNT, MAX_ITEMS } from '#core/sales/limits'
import { itemsOf, press, totalOf } from './keypad'

interface Picked {
  product: Product
  count: number
}

/** What is being bought: goods of the catalogue by their keys, and amounts typed beside them. */
export class Basket {
  typed = ''
  /** In the order in which they were first picked. */
  goods: Picked[] = []

  constructor() {
    makeAutoObservable(this, {}, { deep: false })
  }

  get items(): Item[] {
    const named = this.goods.map(({ product: { id, fen }, count }) => ({
      fen,
      count,
      productId: id,
    }))
    return [...named, ...itemsOf(this.typed)]
  }

  get totalFen(): number {
    const named = this.goods.reduce((sum, { product, count }) => sum + product.fen * count, 0)
    return named + totalOf(this.typed)
  }

  /** Pieces picked by key. */
  get pieces(): number {
    return this.goods.reduce((sum, { count }) => sum + count, 0)
  }

  get full(): boolean {
    return this.items.length >= MAX_ITEMS
  }

  countOf(productId: string): number {
    return this.goods.find(({ product }) => product.id === productId)?.count ?? 0
  }

  press(key: string): void {
    const typed = press(this.typed, key)
    if (this.goods.length + itemsOf(typed).length <= MAX_ITEMS) this.typed = typed
  }

  /** One more (1) or one less (-1). False beyond a till's limits, which hold here too. */
  pick(product: Product, by: 1 | -1): boolean {
    const count = this.countOf(product.id) + by
    if (count < 0 || count > MAX_COUNT || (count === 1 && by === 1 && this.full)) return false
    const isIt = (one: Picked) => one.product.id === product.id
    if (count <= 0) this.goods = this.goods.filter((one) => !isIt(one))
    else if (count === 1 && by === 1) this.goods = [...this.goods, { product, count }]
    else this.goods = this.goods.map((one) => (isIt(one) ? { product, count } : one))
    return true
  }
}

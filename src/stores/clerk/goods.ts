import { makeAutoObservable } from 'mobx'
import { yuanText } from '#core/kernel/money'
import type { Product } from '#core/products/views'
import { ask, type Out } from '@/cloud'
import { Load, type Memory } from '../load'
import type { Basket } from './basket'

export type KeyMode = 'goods' | 'amount'
const MODE_KEY = 'clerk:keys'

/** One key, as `goods-keys` draws it. */
export interface GoodsKey {
  name: string
  price: string
  /** Place of its category. */
  kind: number
  count: number
}

/** The brand's goods as keys, and which keys this clerk works with. */
export class Goods {
  readonly load: Load<Out<'clerk', 'products.all'>>
  private chosen: KeyMode

  constructor(private readonly memory: Memory) {
    this.load = new Load(memory, 'clerk.goods')
    this.chosen = memory.get(MODE_KEY) === 'goods' ? 'goods' : 'amount'
    makeAutoObservable<this, 'memory'>(this, { load: false, memory: false }, { deep: false })
  }

  get products(): readonly Product[] {
    return this.load.data?.catalogue.products ?? []
  }

  get kinds(): string[] {
    return this.load.data?.catalogue.categories.map(({ name }) => name) ?? []
  }

  /** Without goods there are only amounts. */
  get mode(): KeyMode {
    return this.products.length > 0 ? this.chosen : 'amount'
  }

  /** Remembered: a tea house works with keys, a stall with amounts. */
  choose(mode: KeyMode): void {
    this.chosen = mode
    this.memory.set(MODE_KEY, mode)
  }

  /** The newest catalogue; the one seen before is shown meanwhile. */
  async refresh(): Promise<void> {
    const before = this.load.data
    await this.load.from(async () => {
      const answer = await ask('clerk', 'products.all', {})
      const same = answer.ok && answer.data.catalogue.rev === before?.catalogue.rev
      return same && before ? { ...answer, data: before } : answer
    })
  }

  keysOf(products: readonly Product[], basket: Basket): GoodsKey[] {
    const categories = this.load.data?.catalogue.categories ?? []
    return products.map(({ id, name, fen, categoryId }) => ({
      name,
      price: `¥${yuanText(fen)}`,
      kind: categories.findIndex((one) => one.id === categoryId),
      count: basket.countOf(id),
    }))
  }
}

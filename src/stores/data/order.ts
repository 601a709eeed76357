import { makeAutoObservable } from 'mobx'
import type { OrderView } from '#core/orders/import'
import { ask } from '@/cloud'
import { Load } from '../load'

/** As the contract takes it. */
export const ORDER_NO_MAX = 80

/** Finding orders by a number that somebody tells. */
export class OrderSearch {
  readonly found = new Load<{ orders: OrderView[] }>()
  typed = ''

  constructor() {
    makeAutoObservable(this, { found: false }, { deep: false })
  }

  type(text: string): void {
    this.typed = text
  }

  async find(): Promise<void> {
    const orderNo = this.typed.trim()
    if (!orderNo) return
    this.found.clear()
    await this.found.from(() => ask('operator', 'orders.search', { orderNo }))
  }
}

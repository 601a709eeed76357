import { makeAutoObservable } from 'mobx'
import type { CouponFound } from '#core/coupons/contract'
import { ask } from '@/cloud'
import { Load } from '../load'

/** Finding one coupon by what was typed or scanned. */
export class CouponSearch {
  readonly found = new Load<{ coupon: CouponFound }>()
  typed = ''

  constructor() {
    makeAutoObservable(this, { found: false }, { deep: false })
  }

  type(text: string): void {
    this.typed = text
  }

  async find(): Promise<void> {
    const code = this.typed.trim()
    if (!code) return
    this.found.clear()
    await this.found.from(() => ask('operator', 'coupons.search', { code }))
  }

  async findOf(code: string): Promise<void> {
    this.type(code)
    await this.find()
  }
}

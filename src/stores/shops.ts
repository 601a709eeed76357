import type { StoreView } from '#core/coupons/views'
import { type Answer, ask, memory } from '@/cloud'
import { Load } from './load'

/** Where the brand's shops are: all of them, or those where one coupon can be used. */
export class Shops {
  readonly load: Load<StoreView[]>

  constructor(readonly couponId: string | undefined) {
    this.load = couponId ? new Load() : new Load(memory, 'stores')
  }

  async refresh(): Promise<void> {
    await this.load.from(() => (this.couponId ? this.ofCoupon(this.couponId) : this.all()))
  }

  private async all(): Promise<Answer<StoreView[]>> {
    const answer = await ask('member', 'stores.all', {})
    return answer.ok ? { ...answer, data: answer.data.stores } : answer
  }

  private async ofCoupon(couponId: string): Promise<Answer<StoreView[]>> {
    const answer = await ask('member', 'coupons.show', { couponId })
    return answer.ok ? { ...answer, data: answer.data.stores } : answer
  }
}

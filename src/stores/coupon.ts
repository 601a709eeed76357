import { makeAutoObservable, runInAction } from 'mobx'
import { type Answer, act, ask, type Out } from '@/cloud'
import { Live } from './live'
import { Load } from './load'
import { Step } from './step'

export type CouponView = Out<'member', 'coupons.show'>
export type CouponLive = Out<'member', 'coupons.code'>

/** One coupon: what it is (fetched once and after news) and its code (asked while visible). */
export class Coupon {
  readonly detail = new Load<CouponView>()
  readonly live: Live<CouponLive>
  readonly cancelling = new Step()
  /** Points that came back with a cancelled exchange. */
  back: number | undefined

  constructor(readonly id: string) {
    this.live = new Live(
      () => ask('member', 'coupons.code', { couponId: id }),
      (last) => last.status !== 'issued',
    )
    makeAutoObservable(this, { detail: false, live: false, cancelling: false, id: false })
  }

  /** The newest status: the live one runs ahead of the detail, but not of a cancelled exchange. */
  get status() {
    if (this.back !== undefined) return 'voided'
    return this.live.last?.status ?? this.detail.data?.ticket.status
  }

  get redeemed() {
    return this.status === 'redeemed' ? this.live.last?.redeemed : undefined
  }

  async refresh(): Promise<void> {
    await this.detail.from(() => ask('member', 'coupons.show', { couponId: this.id }))
  }

  /** Gives the coupon back for its points. True when it was done. */
  async cancel(): Promise<boolean> {
    const { id: couponId } = this
    const done = await this.cancelling.run(() =>
      act('member', 'shop.cancel', { couponId }, { subject: couponId }),
    )
    if (done) {
      runInAction(() => {
        this.back = done.back
      })
    }
    await this.refresh()
    return done !== undefined
  }

  /** After the person accepted one reminder in WeChat's own sheet. */
  async wantReminder(): Promise<Answer<Out<'member', 'reminders.want'>>> {
    const answer = await act(
      'member',
      'reminders.want',
      { couponId: this.id },
      { subject: this.id },
    )
    const { data } = this.detail
    if (answer.ok && data?.reminder) {
      const { wanted } = answer.data
      this.detail.put({ ...data, reminder: { ...data.reminder, wanted } }, answer.now)
    }
    return answer
  }
}

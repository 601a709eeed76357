import { makeAutoObservable, runInAction } from 'mobx'
import { type Answer, act, ask, isLost, type Out } from '@/cloud'
import { Live } from './live'
import { Load } from './load'
import { Step } from './step'
import { type Known, lastKnown } from './wallet'

export type CouponView = Out<'member', 'coupons.show'>
export type CouponLive = Out<'member', 'coupons.code'>
type Use = NonNullable<CouponLive['redeemed']>

/** What the till's last word was, to know a new one by. */
interface Heard {
  status: CouponLive['status']
  /** Its newest use that stands; 0: none. */
  usedAt: number
}

/** While the till may act at any moment, its answer must show within 3 s: no slow asking then. */
const MOVING: readonly CouponLive['status'][] = ['issued', 'held']

/** One coupon: what it is (fetched once and after news) and its code (asked while visible). */
export class Coupon {
  readonly detail = new Load<CouponView>()
  readonly live: Live<CouponLive>
  readonly cancelling = new Step()
  /** Points that came back with a cancelled exchange. */
  back: number | undefined
  /** As the phone last saw it, while there is no network to tell more. */
  known: Known | undefined
  /** One of several uses that the till took while this page was open. */
  newUse: Use | undefined
  private heard: Heard | undefined

  constructor(readonly id: string) {
    this.live = new Live(
      () => ask('member', 'coupons.code', { couponId: id }),
      (last) => !MOVING.includes(last.status),
    )
    makeAutoObservable<this, 'heard'>(this, {
      detail: false,
      live: false,
      cancelling: false,
      id: false,
      heard: false,
    })
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
    const answer = await this.detail.from(() =>
      ask('member', 'coupons.show', { couponId: this.id }),
    )
    const lost = !answer.ok && isLost(answer.error) && !this.detail.data
    runInAction(() => {
      this.known = lost ? lastKnown(this.id) : undefined
    })
  }

  /** Compares the newest word of the till with what is shown. Answers true when it was used. */
  hear(): boolean {
    const { last } = this.live
    if (!last) return false
    const now = { status: last.status, usedAt: last.redeemed?.at ?? 0 }
    const shown = this.detail.data?.ticket.status
    const was = this.heard ?? (shown && { status: shown, usedAt: now.usedAt })
    this.heard = now
    const turned = was && (was.status !== now.status || was.usedAt !== now.usedAt)
    // The till did something, or the network is back.
    if (turned || this.known) void this.refresh()
    if (!turned) return false
    const isUse = now.usedAt > was.usedAt || now.status === 'redeemed'
    this.newUse = isUse && now.status === 'issued' ? last.redeemed : undefined
    return isUse
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

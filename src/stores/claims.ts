import { makeAutoObservable, runInAction } from 'mobx'
import type { ClaimView } from '#core/orders/contract'
import { act, ask, type Out } from '@/cloud'
import { Load } from './load'
import { Step } from './step'

type Own = Out<'member', 'orders.claims'>

/** As the contract takes it. */
export const TYPED_MAX = 80

/** A member's own orders from elsewhere: naming one, and what has become of those named before. */
export class Claims {
  readonly shown = new Load<Own>()
  readonly claiming = new Step()
  readonly forgetting = new Step()
  typed = ''
  /** What became of the number that was named last. */
  last: ClaimView | undefined
  /** The waiting number whose removal is asked about. */
  asked: ClaimView | undefined

  constructor() {
    const kept = { shown: false, claiming: false, forgetting: false } as const
    makeAutoObservable(this, kept, { deep: false })
  }

  load(): Promise<unknown> {
    return this.shown.from(() => ask('member', 'orders.claims', {}))
  }

  type(text: string): void {
    this.typed = text
    this.last = undefined
    this.claiming.clear()
  }

  async claim(): Promise<boolean> {
    const orderNo = this.typed.trim()
    if (!orderNo) return false
    const on = { subject: orderNo }
    const done = await this.claiming.run(() => act('member', 'orders.claim', { orderNo }, on))
    if (!done) return false
    runInAction(() => {
      this.typed = ''
      this.last = done.claim
    })
    await this.load()
    return true
  }

  ask(claim: ClaimView | undefined): void {
    this.asked = claim
    this.forgetting.clear()
  }

  async forget(): Promise<boolean> {
    const { asked } = this
    if (!asked) return false
    const on = { subject: asked.id }
    const input = { claimId: asked.id }
    const done = await this.forgetting.run(() => act('member', 'orders.forget', input, on))
    if (!done) return false
    runInAction(() => {
      this.asked = undefined
      if (this.last?.id === asked.id) this.last = undefined
    })
    await this.load()
    return true
  }
}

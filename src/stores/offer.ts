import { makeAutoObservable } from 'mobx'
import type { Ticket } from '#core/coupons/views'
import { act, ask, type Out, type Problem } from '@/cloud'
import { Consent } from './consent'
import { home } from './home'
import { Load } from './load'

export type OfferNow = Out<'member', 'coupons.offer'>

/** What a poster's code or a shared card names. */
export interface OfferAddress {
  templateId: string
  /** The store whose poster it was: it may keep coupons of its own for people there. */
  storeId?: string
}

/** A claim page: anyone may look; taking needs a member, and joining happens in the same tap. */
export class Offer {
  readonly load = new Load<OfferNow>()
  readonly consent = new Consent()
  taken: Ticket | undefined
  problem: Problem | undefined

  constructor(readonly address: OfferAddress) {
    makeAutoObservable(this, { load: false, consent: false, address: false }, { deep: false })
  }

  async look(): Promise<void> {
    const answer = await this.load.from(() => ask('member', 'coupons.offer', this.address))
    if (answer.ok && !answer.data.member) await this.consent.refresh()
  }

  async claim(): Promise<void> {
    if (!(await this.join())) return
    const { address } = this
    const answer = await act('member', 'coupons.claim', address, { subject: address.templateId })
    if (answer.ok) return this.done(answer.data.ticket)
    this.refuse(answer.error)
    if (answer.error.code.startsWith('coupons.')) await this.look()
  }

  /** True when this person is a member now. */
  private async join(): Promise<boolean> {
    if (this.load.data?.member) return true
    const consent = this.consent.load.data?.consent
    if (!consent) {
      await this.consent.refresh()
      if (this.consent.load.problem) this.refuse(this.consent.load.problem)
      return false
    }
    const answer = await home.join(consent)
    if (answer.ok) return true
    this.refuse(answer.error)
    await this.consent.refresh()
    return false
  }

  private done(ticket: Ticket): void {
    this.taken = ticket
    this.problem = undefined
  }

  private refuse(problem: Problem): void {
    this.problem = problem
  }
}

import { makeAutoObservable } from 'mobx'
import type { Ticket } from '#core/coupons/views'
import type { CardGiven } from '#core/inserts/contract'
import { act, ask, type Out, type Problem } from '@/cloud'
import { home } from './home'
import { tellInvitation } from './invitation'
import { Load } from './load'
import { look } from './look'

export type InsertView = Out<'member', 'inserts.look'>

const idOf = (card: CardGiven): string => (card.by === 'scan' ? card.token : card.typed)

/** After these the card means something else than what is shown: look again. */
const CARD_CHANGED = ['inserts.', 'coupons.', 'membership.']

/** One card from a parcel: what it gives, and taking it. */
export class Insert {
  card: CardGiven | undefined
  readonly load = new Load<InsertView>()
  taken: Ticket | undefined
  /** Why taking did not work; what the card gives stays on the page. */
  problem: Problem | undefined

  constructor(card: CardGiven | undefined) {
    this.card = card
    makeAutoObservable(this, { load: false }, { deep: false })
  }

  async look(): Promise<void> {
    const { card } = this
    if (!card) return
    const answer = await this.load.from(() => ask('member', 'inserts.look', { card }))
    if (answer.ok) look.setBrand(answer.data.brand)
  }

  /** Another card, scanned or typed on this page. */
  async turnTo(card: CardGiven): Promise<void> {
    this.card = card
    this.load.clear()
    this.taken = undefined
    this.problem = undefined
    await this.look()
  }

  /** Back to the typed entry. */
  putAway(): void {
    this.card = undefined
    this.load.clear()
  }

  /** Joins where needed and takes the coupon: one step on the server. */
  async claim(): Promise<void> {
    const { card } = this
    if (!card) return
    const consent = this.load.data?.consent
    const input = consent
      ? { card, consent: { version: consent.version, hash: consent.hash } }
      : { card }
    if (consent) await tellInvitation()
    const answer = await act('member', 'inserts.claim', input, { subject: idOf(card) })
    if (answer.ok) {
      home.welcome(answer.data.member, answer.now)
      return this.done(answer.data.ticket)
    }
    this.refuse(answer.error)
    if (CARD_CHANGED.some((start) => answer.error.code.startsWith(start))) await this.look()
  }

  private done(ticket: Ticket): void {
    this.taken = ticket
    this.problem = undefined
  }

  private refuse(problem: Problem): void {
    this.problem = problem
  }
}

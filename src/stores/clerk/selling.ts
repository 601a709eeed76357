import { makeAutoObservable, runInAction } from 'mobx'
import type { Product } from '#core/products/views'
import type { Sale, SaleQuote } from '#core/sales/contract'
import { type Answer, act, ask, type Problem } from '@/cloud'
import { Step } from '../step'
import { Basket } from './basket'

/** How a sale ended, for the result page. */
export type SaleOutcome =
  | { kind: 'sold'; sale: Sale; balance: number }
  | { kind: 'refused'; problem: Problem }

/** What the clerk asked for. `couponIds` absent: the best combination; empty: none. */
interface Wish {
  couponIds?: string[]
  points: number | 'most'
}
const PLAIN: Wish = { points: 0 }

/** The coupons are locked for this sale. */
interface Held {
  /** Record this one. */
  quote: string
  /** The server's time. */
  until: number
  now: number
  /** The phone's, for elapsed time only. */
  seenAt: number
}

/** Answers that another amount, choice or try can cure; all others end this sale. */
const CURABLE = [
  'client.',
  'server.',
  'request.',
  'sales.too-much',
  'sales.coupon-not-usable',
  'sales.product-unknown',
  'sales.points-',
  'sales.quote-',
]
const STALE = 'sales.quote-'
const TOO_MANY = 'sales.points-too-many'

const within = ({ code }: Problem, starts: string[]): boolean =>
  starts.some((start) => code.startsWith(start))

const isStale = ({ problem }: Step): boolean => problem?.code.startsWith(STALE) ?? false
const isOpen = (step: Step): boolean => step.problem !== undefined && !isStale(step)

/** Who buys, and where. */
export interface Buyer {
  storeId: string
  /** Signed: this member stands at this till now. */
  visit: string
  member: string
}

/**
 * One sale: prices, a quote, its coupons locked while the money is handed over, the record of exactly
 * that quote. The signed visit and quote stay in memory; no page's address carries them.
 */
export class Selling {
  readonly basket = new Basket()
  quote: SaleQuote | undefined
  /** The server's time of the quote, ms. */
  quotedAt = 0
  held: Held | undefined
  outcome: SaleOutcome | undefined
  readonly quoting = new Step()
  readonly holding = new Step()
  readonly confirming = new Step()
  readonly releasing = new Step()
  private wish: Wish

  /** `couponId`: the coupon that was scanned; it is what the customer wants to use. */
  constructor(
    readonly buyer: Buyer,
    readonly couponId?: string,
  ) {
    this.wish = this.first
    makeAutoObservable<this, 'wish' | 'first'>(
      this,
      {
        basket: false,
        quoting: false,
        holding: false,
        confirming: false,
        releasing: false,
        buyer: false,
        couponId: false,
        first: false,
        wish: false,
      },
      { deep: false },
    )
  }

  private get first(): Wish {
    return this.couponId === undefined ? PLAIN : { couponIds: [this.couponId], points: 0 }
  }

  /** No answer came to the record: nobody knows, so nothing may change but another try. */
  get unsure(): boolean {
    return isOpen(this.confirming)
  }

  /** No answer came to the lock: another try finds out, and a lock nobody uses ends by itself. */
  get holdUnsure(): boolean {
    return isOpen(this.holding)
  }

  /** The quote does not hold any more, and certainly nothing was recorded. */
  get stale(): boolean {
    return isStale(this.confirming) || isStale(this.holding)
  }

  /** Locked or on its way: what was asked must stay what is shown. */
  get fixed(): boolean {
    return this.held !== undefined || this.unsure || this.holdUnsure
  }

  /** Time left of the lock, ms; `elapsed` since it was seen. */
  heldLeft(elapsed: number): number {
    return this.held ? Math.max(0, this.held.until - this.held.now - elapsed) : 0
  }

  /** What is being counted stays what was asked: a later tap would belong to no quote. */
  press(key: string): void {
    if (this.quoting.busy) return
    this.basket.press(key)
    this.quoting.clear()
  }

  /** False when it was not taken. */
  pick(product: Product, by: 1 | -1): boolean {
    if (this.quoting.busy) return false
    this.quoting.clear()
    return this.basket.pick(product, by)
  }

  /** Asks what the prices come to; a scanned coupon is used if it can be. */
  count(): Promise<void> {
    return this.turn(this.first)
  }

  /** Whatever was scanned: the best combination. */
  countBest(): Promise<void> {
    return this.turn(PLAIN)
  }

  /** The same wishes again, after the quote grew old. */
  again(): Promise<void> {
    this.held = undefined
    return this.turn(this.wish)
  }

  chooseCoupons(couponIds: string[]): Promise<void> {
    return this.choose({ ...this.wish, couponIds })
  }

  choosePoints(points: number | 'most'): Promise<void> {
    return this.choose({ ...this.wish, points })
  }

  /** Back to the prices. */
  change(): void {
    this.quote = undefined
    this.held = undefined
    this.wish = this.first
    for (const step of [this.quoting, this.holding, this.confirming, this.releasing]) step.clear()
  }

  /** Locks the coupons of the quote, so that nobody else uses them while the money changes hands. */
  async hold(): Promise<boolean> {
    const { quote, buyer } = this
    if (!quote || this.quoting.busy || this.held) return false
    const input = { storeId: buyer.storeId, quote: quote.quote }
    let now = 0
    const held = await this.holding.run(async () => {
      const answer = await act('clerk', 'sales.hold', input, { subject: buyer.member })
      if (answer.ok) now = answer.now
      return answer
    })
    runInAction(() => {
      this.held = held && { ...held, now, seenAt: Date.now() }
    })
    if (!held) this.decide(this.holding)
    return this.outcome !== undefined
  }

  /** The money did not come: the coupons are free again, and the prices can be changed. */
  async release(): Promise<void> {
    const { held, buyer } = this
    if (!held || this.confirming.busy) return
    const input = { storeId: buyer.storeId, quote: held.quote }
    const done = await this.releasing.run(() =>
      act('clerk', 'sales.release', input, { subject: buyer.member }),
    )
    if (done) this.change()
  }

  /** Records the quote that is shown. True when the outcome is known. */
  async confirm(): Promise<boolean> {
    const { buyer, quote, held } = this
    const busy = [this.quoting, this.confirming, this.releasing].some((step) => step.busy)
    if (!quote || busy) return false
    const input = { storeId: buyer.storeId, quote: held?.quote ?? quote.quote }
    const done = await this.confirming.run(() =>
      act('clerk', 'sales.record', input, { subject: buyer.member }),
    )
    if (done) this.settle({ kind: 'sold', ...done })
    else this.decide(this.confirming)
    return this.outcome !== undefined
  }

  private async choose(wish: Wish): Promise<void> {
    if (!this.fixed && !this.holding.busy && !this.confirming.busy) await this.turn(wish)
  }

  private async turn(wish: Wish): Promise<void> {
    let now = 0
    const quote = await this.quoting.run(async () => {
      const answer = await this.fetch(wish)
      if (answer.ok) now = answer.now
      return answer
    })
    if (!quote) return this.decide(this.quoting)
    runInAction(() => {
      this.quotedAt = now
      this.wish = wish
      this.quote = quote
      this.holding.clear()
      this.confirming.clear()
    })
  }

  private fetch({ couponIds, points }: Wish): Promise<Answer<SaleQuote>> {
    return points === 'most' ? this.askMost(couponIds) : this.ask(couponIds, points)
  }

  /** "As many points as possible" is known only with the coupons: then the quote is asked twice. */
  private async askMost(couponIds: string[] | undefined): Promise<Answer<SaleQuote>> {
    const { quote } = this
    const known = quote && couponIds === this.wish.couponIds ? quote.points.most : 0
    const first = await this.ask(couponIds, known)
    // Spent elsewhere meanwhile: the number this till knew would be refused again and again.
    const fallen = !first.ok && known > 0 && first.error.code === TOO_MANY
    const begun = fallen ? await this.ask(couponIds, 0) : first
    if (!begun.ok) return begun
    const { most } = begun.data.points
    return most === begun.data.sum.pointsUsed ? begun : this.ask(couponIds, most)
  }

  private ask(couponIds: string[] | undefined, points: number): Promise<Answer<SaleQuote>> {
    const { storeId, visit } = this.buyer
    return ask('clerk', 'sales.quote', {
      storeId,
      visit,
      items: this.basket.items,
      ...(couponIds === undefined ? {} : { couponIds }),
      ...(points > 0 ? { points } : {}),
    })
  }

  private decide({ problem }: Step): void {
    if (!problem || within(problem, CURABLE)) return
    // Whoever takes over at the next till needs these coupons at once.
    void this.release()
    this.settle({ kind: 'refused', problem })
  }

  private settle(outcome: SaleOutcome): void {
    this.outcome = outcome
  }
}

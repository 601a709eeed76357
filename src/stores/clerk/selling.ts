import { makeAutoObservable, runInAction } from 'mobx'
import type { Sale, SaleQuote } from '#core/sales/contract'
import { type Answer, act, ask, type Problem } from '@/cloud'
import { Step } from '../step'
import { itemsOf, press, totalOf } from './keypad'

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

/** Answers that another amount, choice or try can cure; all others end this sale. */
const CURABLE = [
  'client.',
  'server.',
  'request.',
  'sales.too-much',
  'sales.coupon-not-usable',
  'sales.points-',
  'sales.quote-',
]
const STALE = 'sales.quote-'
const TOO_MANY = 'sales.points-too-many'

const within = ({ code }: Problem, starts: string[]): boolean =>
  starts.some((start) => code.startsWith(start))

/**
 * One sale: prices, a quote, the record of exactly that quote. The signed visit and quote stay in
 * memory; no page's address carries them.
 */
export class Selling {
  typed = ''
  quote: SaleQuote | undefined
  /** The server's time of the quote, ms. */
  quotedAt = 0
  outcome: SaleOutcome | undefined
  readonly quoting = new Step()
  readonly confirming = new Step()
  private wish = PLAIN

  constructor(
    readonly storeId: string,
    readonly visit: string,
    readonly member: string,
  ) {
    makeAutoObservable<this, 'wish'>(
      this,
      {
        quoting: false,
        confirming: false,
        storeId: false,
        visit: false,
        member: false,
        wish: false,
      },
      { deep: false },
    )
  }

  get totalFen(): number {
    return totalOf(this.typed)
  }

  /** No answer came to the record: nobody knows, so nothing may change but another try. */
  get unsure(): boolean {
    const { problem } = this.confirming
    return problem !== undefined && !this.stale
  }

  /** The quote does not hold any more, and certainly nothing was recorded. */
  get stale(): boolean {
    return this.confirming.problem?.code.startsWith(STALE) ?? false
  }

  /** What is being counted stays what was asked: a later tap would belong to no quote. */
  press(key: string): void {
    if (this.quoting.busy) return
    this.typed = press(this.typed, key)
    this.quoting.clear()
  }

  /** Asks what the typed prices come to. */
  count(): Promise<void> {
    return this.turn(PLAIN)
  }

  /** The same wishes again, after the quote grew old. */
  again(): Promise<void> {
    return this.turn(this.wish)
  }

  chooseCoupons(couponIds: string[]): Promise<void> {
    return this.turn({ ...this.wish, couponIds })
  }

  choosePoints(points: number | 'most'): Promise<void> {
    return this.turn({ ...this.wish, points })
  }

  /** Back to the prices. */
  change(): void {
    this.quote = undefined
    this.wish = PLAIN
    this.quoting.clear()
    this.confirming.clear()
  }

  /** Records the quote that is shown. True when the outcome is known. */
  async confirm(): Promise<boolean> {
    const { storeId, quote, member } = this
    if (!quote || this.quoting.busy || this.confirming.busy) return false
    const input = { storeId, quote: quote.quote }
    const done = await this.confirming.run(() =>
      act('clerk', 'sales.record', input, { subject: member }),
    )
    if (done) this.settle({ kind: 'sold', ...done })
    else this.decide(this.confirming)
    return this.outcome !== undefined
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
      this.confirming.clear()
    })
  }

  private fetch({ couponIds, points }: Wish): Promise<Answer<SaleQuote>> {
    return points === 'most' ? this.askMost(couponIds) : this.ask(couponIds, points)
  }

  /** "As many points as possible" is known only with the coupon: then the quote is asked twice. */
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
    const { storeId, visit } = this
    return ask('clerk', 'sales.quote', {
      storeId,
      visit,
      items: itemsOf(this.typed),
      ...(couponIds === undefined ? {} : { couponIds }),
      ...(points > 0 ? { points } : {}),
    })
  }

  private decide({ problem }: Step): void {
    if (problem && !within(problem, CURABLE)) this.settle({ kind: 'refused', problem })
  }

  private settle(outcome: SaleOutcome): void {
    this.outcome = outcome
  }
}

import { makeAutoObservable, runInAction } from 'mobx'
import type { Ticket } from '#core/coupons/views'
import type { RedeemQuote } from '#core/redemption/contract'
import type { Receipt } from '#core/redemption/views'
import { act, ask, type Problem } from '@/cloud'
import { Step } from '../step'
import { digitsOf } from './digits'

/** How one scan ended, for the result page. */
export type Outcome =
  | { kind: 'done'; receipt: Receipt; now: number; seenAt: number }
  | { kind: 'refused'; problem: Problem }

/** From a scanned code to a redeemed coupon: look, (choose,) confirm, undo. */
export class Redemption {
  storeId = ''
  code: string
  quote: RedeemQuote | undefined
  /** A member code was scanned: their usable coupons. */
  tickets: Ticket[] | undefined
  member = ''
  /** Signed: this member stands at this till now; a sale begins with it. */
  visit = ''
  outcome: Outcome | undefined
  readonly looking = new Step()
  readonly picking = new Step()
  readonly confirming = new Step()
  readonly undoing = new Step()

  constructor(scanned: string) {
    // Typed with spaces or not, 18 digits are one code; anything else goes to the server as it is.
    this.code = /^[\d\s]+$/.test(scanned) ? digitsOf(scanned) : scanned.slice(0, MAX_SCANNED)
    makeAutoObservable(
      this,
      { looking: false, picking: false, confirming: false, undoing: false },
      { deep: false },
    )
  }

  /** Shows what a code means here; nothing is changed yet. */
  async look(storeId: string): Promise<void> {
    this.storeId = storeId
    const found = await this.looking.run(() =>
      ask('clerk', 'redemption.quote', { storeId, code: this.code }),
    )
    if (!found) return this.decide(this.looking)
    runInAction(() => {
      if (found.kind === 'coupon') {
        this.quote = found.quote
        this.member = found.quote.member
        this.visit = found.quote.visit
      } else {
        this.tickets = found.tickets
        this.member = found.member
        this.visit = found.visit
      }
    })
  }

  /** Spends the member code on this coupon; the answer carries the coupon's own code. */
  async pick(couponId: string): Promise<void> {
    const { storeId, code } = this
    const picked = await this.picking.run(() =>
      act('clerk', 'redemption.pick', { storeId, code, couponId }, { subject: couponId }),
    )
    if (!picked) return this.decide(this.picking)
    runInAction(() => {
      this.code = picked.code
      this.quote = picked.quote
    })
  }

  /** True when the outcome is known and the result page can show it. */
  async confirm(): Promise<boolean> {
    const { storeId, code, quote } = this
    if (!quote || this.confirming.busy) return false
    const subject = { subject: quote.couponId }
    let now = 0
    const done = await this.confirming.run(async () => {
      const answer = await act('clerk', 'redemption.redeem', { storeId, code }, subject)
      if (answer.ok) now = answer.now
      return answer
    })
    if (done) this.settle({ kind: 'done', receipt: done.receipt, now, seenAt: Date.now() })
    else this.decide(this.confirming)
    return this.outcome !== undefined
  }

  async undo(): Promise<void> {
    const { storeId, outcome } = this
    if (outcome?.kind !== 'done') return
    const { couponId, redemptionId } = outcome.receipt
    const undone = await this.undoing.run(() =>
      act(
        'clerk',
        'redemption.undo',
        { storeId, couponId, redemptionId },
        { subject: redemptionId },
      ),
    )
    if (undone) this.settle({ ...outcome, receipt: undone.receipt })
  }

  /** A refusal that is certain is how this scan ended; a lost answer leaves it open. */
  private decide({ problem }: Step): void {
    if (problem && isDecided(problem)) this.settle({ kind: 'refused', problem })
  }

  private settle(outcome: Outcome): void {
    this.outcome = outcome
  }
}

/** The contract takes up to 2,000 characters; a QR may hold twice that. */
const MAX_SCANNED = 2000

/** Nobody knows yet: stay on the page and try again with the same request id. */
const OPEN = ['client.', 'server.', 'request.busy', 'request.too-fast']
export const isDecided = ({ code }: Problem): boolean =>
  !OPEN.some((start) => code.startsWith(start))

/** Time left to undo, in ms: server instants and elapsed time only, never the phone's clock. */
export const undoLeft = (outcome: Outcome | undefined, elapsed: number): number => {
  if (outcome?.kind !== 'done' || outcome.receipt.state !== 'redeemed') return 0
  return Math.max(0, outcome.receipt.undoUntil - outcome.now - elapsed)
}

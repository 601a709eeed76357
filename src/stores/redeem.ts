import { makeAutoObservable, runInAction } from 'mobx'
import type { Ticket } from '#core/coupons/views'
import { act, ask, type Out } from '@/cloud'
import { Step } from './step'

type Offered = Out<'member', 'claimcodes.look'>['offer']

/** A one-time code that somebody typed or scanned: what it gives first, then taking it. */
export class Redeem {
  readonly looking = new Step()
  readonly taking = new Step()
  /** The code that `offer` belongs to. */
  code = ''
  offer: Offered | undefined
  taken: Ticket | undefined
  /** The server's time of `taken`, ms. */
  at = 0

  constructor() {
    makeAutoObservable(this, { looking: false, taking: false }, { deep: false })
  }

  /** Each wrong one is counted by the server, so nothing is asked while typing. */
  async look(code: string): Promise<void> {
    this.taking.clear()
    const found = await this.looking.run(() => ask('member', 'claimcodes.look', { code }))
    if (found) {
      runInAction(() => {
        this.code = code
        this.offer = found.offer
      })
    }
  }

  async take(): Promise<void> {
    const { code } = this
    const done = await this.taking.run(async () => {
      const answer = await act('member', 'claimcodes.claim', { code }, { subject: code })
      if (answer.ok) {
        runInAction(() => {
          this.at = answer.now
        })
      }
      return answer
    })
    if (done) {
      runInAction(() => {
        this.taken = done.ticket
      })
    }
  }

  /** Back to typing; what was typed stays. */
  putAway(): void {
    this.offer = undefined
    this.looking.clear()
    this.taking.clear()
  }
}

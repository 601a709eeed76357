import { makeAutoObservable, runInAction } from 'mobx'
import type { SaleReturn } from '#core/sales/views'
import { act, ask, type Out } from '@/cloud'
import { Load } from '../load'
import { Step } from '../step'
import { isDecided } from './redemption'

export type SoldView = Out<'clerk', 'sales.show'>
export type BackQuote = Out<'clerk', 'sales.returnQuote'>

/** A recorded sale and the way back: what a return would do, and the return itself. */
export class Sold {
  readonly load = new Load<SoldView>()
  readonly quoting = new Step()
  readonly returning = new Step()
  /** What is shown before the tap; it is returned exactly so. */
  quote: BackQuote | undefined
  /** The return just made. */
  done: SaleReturn | undefined

  constructor(
    readonly storeId: string,
    readonly id: string,
  ) {
    makeAutoObservable(
      this,
      { load: false, quoting: false, returning: false, storeId: false, id: false },
      { deep: false },
    )
  }

  /** A return is under way, or its answer was lost: nothing may change but another try. */
  get held(): boolean {
    const { busy, problem } = this.returning
    return busy || (problem !== undefined && !isDecided(problem))
  }

  async refresh(): Promise<void> {
    const { storeId, id: saleId } = this
    await this.load.from(() => ask('clerk', 'sales.show', { storeId, saleId }))
  }

  /** What would a return of goods at this list price (fen) do? */
  async look(listFen: number): Promise<void> {
    const { storeId, id: saleId } = this
    this.quote = undefined
    this.returning.clear()
    const quote = await this.quoting.run(() =>
      ask('clerk', 'sales.returnQuote', { storeId, saleId, listFen }),
    )
    runInAction(() => {
      this.quote = quote
    })
  }

  forget(): void {
    this.quote = undefined
    this.quoting.clear()
    this.returning.clear()
  }

  /** Returns what the quote says. True when it was done. */
  async giveBack(): Promise<boolean> {
    const { storeId, id: saleId, quote } = this
    if (!quote) return false
    const input = { storeId, saleId, listFen: quote.back.listFen, rev: quote.rev }
    const done = await this.returning.run(() =>
      act('clerk', 'sales.return', input, { subject: saleId }),
    )
    if (!done) {
      if (this.returning.problem?.code === 'sales.changed') await this.lookAgain()
      return false
    }
    runInAction(() => {
      this.done = done.back
      this.quote = undefined
    })
    await this.refresh()
    return true
  }

  /** Somebody else returned a part meanwhile: what is shown must be the newest. */
  private async lookAgain(): Promise<void> {
    this.quote = undefined
    await this.refresh()
  }
}

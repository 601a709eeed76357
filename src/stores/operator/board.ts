import { makeAutoObservable, runInAction } from 'mobx'
import { addMonths, businessDayOf, monthOf } from '#core/kernel/time'
import { ask, type Out } from '@/cloud'
import { TableFile } from '../data/table'
import { Load, type Memory } from '../load'
import { waitingRows } from './members'

export type Figures = Out<'operator', 'board.show'>
export type BoardFigure = Figures['figures'][number]

/** The figures of a month: repurchase first, in the order of the brand's trade. */
export class Board {
  readonly figures: Load<Figures>
  /** Changes of points that wait for a second operator. */
  readonly waiting = waitingRows()
  readonly file = new TableFile(() => ({ table: 'figures', ...this.month }))
  /** Months back from the running one. */
  back = 0

  constructor(memory: Memory) {
    this.figures = new Load<Figures>(memory, 'operator.board.2')
    makeAutoObservable(this, { figures: false, waiting: false, file: false }, { deep: false })
  }

  get isNewest(): boolean {
    return this.back === 0
  }

  /** The running month by the server's clock, as long as none was chosen. */
  private get month(): { month?: string } {
    if (this.isNewest || this.figures.at === 0) return {}
    return { month: addMonths(monthOf(businessDayOf(this.figures.at)), -this.back) }
  }

  async turn(by: 1 | -1): Promise<void> {
    if (this.back - by < 0) return
    const before = this.back
    this.back -= by
    const answer = await this.figures.from(() => ask('operator', 'board.show', this.month))
    // What is shown is still the month of before.
    if (!answer.ok) runInAction(() => this.stay(before))
  }

  private stay(back: number): void {
    this.back = back
  }

  async load(): Promise<void> {
    await this.figures.from(() => ask('operator', 'board.show', this.month))
    if (this.figures.data && !this.figures.problem) await this.waiting.load()
  }
}

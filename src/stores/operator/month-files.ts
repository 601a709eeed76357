import { makeAutoObservable, runInAction } from 'mobx'
import { addMonths, businessDayOf, monthOf } from '#core/kernel/time'
import type { Answer } from '@/cloud'
import { Step } from '../step'

interface Part {
  fileId: string
  rows: number
  next?: string | undefined
}
interface MonthFile extends Part {
  month: string
  name: string
}
interface Wish {
  month: string
  after?: string
}

/** Two years back: what is older is asked for by the month in the records themselves. */
const MONTHS_BACK = 24

/** The rows of a month as CSV files. A long month comes in several, one after the other. */
export class MonthFiles {
  readonly fetching = new Step()
  /** 0 is the running month of the server's clock, 1 the one before. */
  back = 0
  /** Files of this month that were fetched already. */
  parts = 0
  next: string | undefined
  /** The newest file has no rows. */
  empty = false

  constructor(
    private readonly query: (wish: Wish) => Promise<Answer<Part>>,
    private readonly now: () => number,
  ) {
    makeAutoObservable<this, 'query' | 'now'>(
      this,
      { fetching: false, query: false, now: false },
      { deep: false },
    )
  }

  get month(): string {
    return addMonths(monthOf(businessDayOf(this.now())), -this.back)
  }

  /** 2026年12月 */
  get monthText(): string {
    const [year, month] = this.month.split('-').map(Number)
    return `${year}年${month}月`
  }

  get first(): boolean {
    return this.back === MONTHS_BACK
  }

  get newest(): boolean {
    return this.back === 0
  }

  turn(by: 1 | -1): void {
    const back = this.back - by
    if (back < 0 || back > MONTHS_BACK) return
    this.back = back
    this.parts = 0
    this.next = undefined
    this.empty = false
    this.fetching.clear()
  }

  /** The next part, with a name for its file; undefined when refused or when there is no row. */
  async fetch(): Promise<MonthFile | undefined> {
    const { month, monthText, next } = this
    const wish = next ? { month, after: next } : { month }
    const part = await this.fetching.run(() => this.query(wish))
    // The person may have turned to another month meanwhile: then nobody waits for this one.
    if (!part || month !== this.month) return undefined
    runInAction(() => {
      this.empty = part.rows === 0
    })
    if (part.rows === 0) return undefined
    const place = next ? this.parts + 1 : 1
    const which = place > 1 || part.next ? ` 第${place}份` : ''
    return { ...part, month, name: `${monthText}${which}` }
  }

  /**
   * The file reached the person: only then is it the next one's turn. Its place means nothing in
   * another month.
   */
  given({ month, next }: MonthFile): void {
    if (month !== this.month) return
    this.parts = this.next ? this.parts + 1 : 1
    this.next = next
  }
}

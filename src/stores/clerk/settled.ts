import { makeAutoObservable, runInAction } from 'mobx'
import { addMonths, businessDayOf, daysIn, monthOf } from '#core/kernel/time'
import type { SettledRow, Statement } from '#core/settlement/contract'
import { ask } from '@/cloud'
import { Rows } from '../rows'

export type Span = 'today' | 'month' | 'before' | 'own'

interface Period {
  from: string
  to: string
}

const wholeMonth = (month: string): Period => ({
  from: `${month}-01`,
  to: `${month}-${String(daysIn(month)).padStart(2, '0')}`,
})

const periodOf = (span: Exclude<Span, 'own'>, now: number): Period => {
  const today = businessDayOf(now)
  if (span === 'today') return { from: today, to: today }
  if (span === 'month') return { from: `${monthOf(today)}-01`, to: today }
  return wholeMonth(addMonths(monthOf(today), -1))
}

/** What coupons cost one store in a period, by who bears it, and every entry behind the sum. */
export class Settled {
  span: Span = 'month'
  period: Period
  statement: Statement | undefined
  readonly rows: Rows<SettledRow>

  /** `now`: the server's time; days are Beijing's. */
  constructor(
    readonly storeId: string,
    private readonly now: number,
  ) {
    this.period = periodOf('month', now)
    this.rows = new Rows((after) => this.fetch(after))
    makeAutoObservable<this, 'now' | 'fetch'>(
      this,
      { storeId: false, now: false, rows: false, fetch: false },
      { deep: false },
    )
  }

  choose(span: Span): Promise<void> {
    this.span = span
    return this.look(span === 'own' ? this.period : periodOf(span, this.now))
  }

  /** Another first or last day; a first day after the last one moves it. */
  setDay(end: keyof Period, day: string): Promise<void> {
    const { from, to }: Period = { ...this.period, [end]: day }
    this.span = 'own'
    return this.look(from <= to ? { from, to } : { from: day, to: day })
  }

  load(): Promise<void> {
    return this.rows.load()
  }

  private look(period: Period): Promise<void> {
    this.period = period
    this.statement = undefined
    this.rows.clear()
    return this.load()
  }

  private async fetch(after: string | undefined) {
    const { storeId, period } = this
    const answer = await ask('clerk', 'settlement.ofStore', {
      storeId,
      ...period,
      ...(after === undefined ? {} : { after }),
    })
    if (answer.ok && this.period === period) {
      runInAction(() => {
        this.statement = answer.data.statement
      })
    }
    return answer
  }
}

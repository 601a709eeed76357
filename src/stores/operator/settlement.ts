import { makeAutoObservable, runInAction } from 'mobx'
import {
  addDays,
  addMonths,
  type BusinessDay,
  businessDayOf,
  endOfMonth,
  monthOf,
} from '#core/kernel/time'
import type { SettledRow, Statement } from '#core/settlement/contract'
import { type Answer, ask, type Out } from '@/cloud'
import { Load } from '../load'
import { Rows } from '../rows'
import { Step } from '../step'
import { day } from './entries'

export type Span = 'this' | 'last' | 'own'

const WEEK = 7

interface Period {
  from: string
  to: string
}

type Sums = Out<'operator', 'settlement.all'> & { period: Period }

/** 12月1日 – 12月31日 */
export const periodText = ({ from, to }: Period): string => {
  const shown = (text: string) => {
    const [year, month, date] = text.split('-').map(Number)
    return `${year}年${month}月${date}日`
  }
  return from === to ? shown(from) : `${shown(from)} – ${shown(to)}`
}

/** 品牌 / 核销的门店 / the partner's name. */
export const bearerName = (bearer: string): string =>
  bearer === 'brand' ? '品牌' : bearer === 'store' ? '核销的门店' : bearer

/** Files of a period, one part after the other. */
export class PeriodFiles {
  readonly fetching = new Step()
  readonly printing = new Step()
  parts = 0
  next: string | undefined
  empty = false

  constructor(readonly wish: () => { from: string; to: string; storeId?: string }) {
    const kept = { fetching: false, printing: false, wish: false } as const
    makeAutoObservable(this, kept, { deep: false })
  }

  /** Another period or store: its parts begin anew. */
  restart(): void {
    this.parts = 0
    this.next = undefined
    this.empty = false
    this.fetching.clear()
    this.printing.clear()
  }

  async csv(): Promise<{ fileId: string; next?: string | undefined; name: string } | undefined> {
    const { next } = this
    const input = next ? { ...this.wish(), after: next } : this.wish()
    const part = await this.fetching.run(() => ask('operator', 'settlement.csv', input))
    if (!part) return undefined
    runInAction(() => {
      this.empty = part.rows === 0
    })
    if (part.rows === 0) return undefined
    const which = next || part.next ? ` 第${this.parts + 1}份` : ''
    return { fileId: part.fileId, next: part.next, name: which }
  }

  /** The file reached the person: only then is it the next one's turn. */
  given({ next }: { next?: string | undefined }): void {
    this.parts = next ? this.parts + 1 : 0
    this.next = next
  }

  async pdf(): Promise<string | undefined> {
    const work = () => ask('operator', 'settlement.print', this.wish())
    return (await this.printing.run(work))?.fileId
  }
}

/** What the coupons of a period cost, by who pays and by store. */
export class Settlement {
  readonly shown = new Load<Sums>()
  readonly from = day('请选第一天')
  readonly to = day('请选最后一天')
  readonly files = new PeriodFiles(() => this.period ?? { from: '', to: '' })
  span: Span = 'this'
  /** The server's time, ms; 0 until it is known. */
  now = 0

  constructor() {
    makeAutoObservable(
      this,
      { shown: false, from: false, to: false, files: false },
      { deep: false },
    )
  }

  /** The period that is shown. */
  get period(): Period | undefined {
    return this.shown.data?.period
  }

  /** Until the server has said its time the phone's must do; the server looks again (law 4). */
  private get today(): BusinessDay {
    return businessDayOf(this.now || Date.now())
  }

  private get wanted(): Period | undefined {
    const month = monthOf(this.today)
    if (this.span === 'this') return { from: `${month}-01`, to: this.today }
    const before = addMonths(month, -1)
    if (this.span === 'last') return { from: `${before}-01`, to: businessDayOf(endOfMonth(before)) }
    const [from, to] = [this.from.value, this.to.value]
    return from && to ? { from, to } : undefined
  }

  async load(): Promise<void> {
    if (this.span === 'own') {
      this.from.try()
      this.to.try()
    }
    const period = this.wanted
    if (!period) return
    this.files.restart()
    await this.shown.from(() => this.sums(period))
  }

  /** The first answer tells the server's day; where the phone's was another, it is asked again. */
  private async sums(period: Period): Promise<Answer<Sums>> {
    const told = await ask('operator', 'settlement.all', period)
    runInAction(() => {
      this.now = told.now ?? this.now
      // Ready before they are asked for, so that choosing days sends little.
      this.from.fill(this.from.text || addDays(this.today, 1 - WEEK))
      this.to.fill(this.to.text || this.today)
    })
    const { wanted } = this
    const same = !wanted || (wanted.from === period.from && wanted.to === period.to)
    if (!same) return this.sums(wanted)
    return told.ok ? { ...told, data: { ...told.data, period } } : told
  }

  async setSpan(span: Span): Promise<void> {
    if (span === this.span) return
    this.span = span
    if (span === 'own') return
    this.shown.clear()
    await this.load()
  }

  get statements(): Statement[] {
    return this.shown.data?.statements ?? []
  }
}

/** The entries of one store in a period, newest first. */
export class Settled {
  readonly rows: Rows<SettledRow>
  readonly files: PeriodFiles

  constructor(
    readonly storeId: string,
    readonly period: Period,
  ) {
    const wish = { storeId, ...period }
    this.rows = new Rows(async (after) =>
      ask('operator', 'settlement.rows', after ? { ...wish, after } : wish),
    )
    this.files = new PeriodFiles(() => wish)
  }
}

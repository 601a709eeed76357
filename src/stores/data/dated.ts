import { makeAutoObservable } from 'mobx'
import { businessDayOf } from '#core/kernel/time'
import type { Answer } from '@/cloud'
import { Load } from '../load'

/** A page that can be seen as of any day. What is asked without a day is as of the server's today. */
export class Dated<T> {
  readonly shown = new Load<T>()
  /** `2026-12-03`; empty: today. */
  picked = ''

  constructor(private readonly query: (day: { day?: string }) => Promise<Answer<T>>) {
    makeAutoObservable<this, 'query'>(this, { shown: false, query: false }, { deep: false })
  }

  get isToday(): boolean {
    return this.picked === ''
  }

  /** The day that is shown. */
  get day(): string {
    if (!this.isToday) return this.picked
    return this.shown.at === 0 ? '' : businessDayOf(this.shown.at)
  }

  setDay(day: string): Promise<unknown> {
    this.picked = day
    return this.load()
  }

  load(): Promise<unknown> {
    return this.shown.from(() => this.query(this.isToday ? {} : { day: this.picked }))
  }
}

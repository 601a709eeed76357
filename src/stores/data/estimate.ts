import { makeAutoObservable, reaction } from 'mobx'
import type { Rule } from '#core/segments/views'
import { ask, type Out } from '@/cloud'
import { Load } from '../load'

/** Somebody who is still choosing is not asked about in between. */
const SETTLED_MS = 600

export type Estimated = Out<'operator', 'segments.estimate'>

/** How many a rule means, looked up whenever it has come to rest. */
export class RuleEstimate {
  readonly shown = new Load<Estimated>()
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(private readonly ruleOf: () => Rule | undefined) {
    makeAutoObservable<this, 'ruleOf' | 'timer'>(
      this,
      { shown: false, ruleOf: false, timer: false },
      { deep: false },
    )
  }

  /** Until the answer's function is called. */
  watch(): () => void {
    const stop = reaction(
      () => JSON.stringify(this.ruleOf()),
      () => this.settle(),
    )
    void this.look()
    return () => {
      stop()
      clearTimeout(this.timer)
    }
  }

  private settle(): void {
    clearTimeout(this.timer)
    // What another rule meant says nothing about this one.
    this.shown.clear()
    this.timer = setTimeout(() => void this.look(), SETTLED_MS)
  }

  async look(): Promise<void> {
    const rule = this.ruleOf()
    if (rule) await this.shown.from(() => ask('operator', 'segments.estimate', { rule }))
  }
}

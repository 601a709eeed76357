import { makeAutoObservable, runInAction } from 'mobx'
import type { Answer, Problem } from '@/cloud'

/** One action of a page: under way, refused, or done. A second tap while it runs does nothing. */
export class Step {
  busy = false
  problem: Problem | undefined

  constructor() {
    makeAutoObservable(this, {}, { deep: false })
  }

  /** Answers the data, or undefined when refused, lost, or already under way. */
  async run<T>(work: () => Promise<Answer<T>>): Promise<T | undefined> {
    if (this.busy) return undefined
    this.busy = true
    const answer = await work()
    runInAction(() => {
      this.busy = false
      this.problem = answer.ok ? undefined : answer.error
    })
    return answer.ok ? answer.data : undefined
  }

  clear(): void {
    this.problem = undefined
  }
}

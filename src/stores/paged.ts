import { makeAutoObservable, runInAction } from 'mobx'
import type { Answer, Problem } from '@/cloud'
import { Load, type Memory } from './load'

interface Page {
  next?: string | undefined
}

interface PagedOptions<P, R> {
  fetch: (after?: string) => Promise<Answer<P>>
  rowsOf: (page: P) => R[]
  /** Keeps the first page across restarts. */
  memory: Memory
  key: string
}

/** A list in pages: the first one with its states, and the pages that scrolling added. */
export class Paged<P extends Page, R> {
  readonly first: Load<P>
  /** Each page stays its own list, so that a new one never sends the old ones again. */
  more: R[][] = []
  moreProblem: Problem | undefined
  private moreBusy = false
  private next: string | undefined

  constructor(private readonly of: PagedOptions<P, R>) {
    this.first = new Load<P>(of.memory, of.key)
    makeAutoObservable<this, 'of'>(this, { first: false, of: false }, { deep: false })
  }

  get hasMore(): boolean {
    return this.next !== undefined
  }

  /** Looks for news. The same rows stay the same objects, so that nothing is sent again. */
  async refresh(): Promise<void> {
    const before = this.first.data
    await this.first.from(async () => {
      const answer = await this.of.fetch()
      const same = answer.ok && JSON.stringify(answer.data) === JSON.stringify(before)
      return same && before ? { ...answer, data: before } : answer
    })
    if (this.first.data !== before) this.startAgain()
  }

  async loadMore(): Promise<void> {
    if (!this.next || this.moreBusy) return
    this.moreBusy = true
    const answer = await this.of.fetch(this.next)
    runInAction(() => {
      this.moreBusy = false
      this.moreProblem = answer.ok ? undefined : answer.error
      if (!answer.ok) return
      this.more = [...this.more, this.of.rowsOf(answer.data)]
      this.next = answer.data.next
    })
  }

  private startAgain(): void {
    this.more = []
    this.moreProblem = undefined
    this.next = this.first.stale ? undefined : this.first.data?.next
  }
}

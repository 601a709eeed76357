import { makeAutoObservable, runInAction } from 'mobx'
import type { Answer, Problem } from '@/cloud'

export interface RowsPage<T> {
  rows: T[]
  next?: string | undefined
}
type Turn<T> = (after: string | undefined) => Promise<Answer<RowsPage<T>>>

/**
 * A list that grows page by page. Later pages are appended and single rows replaced in place, so
 * that the screen never sends the whole list again (facts/taro.md §8).
 */
export class Rows<T extends object> {
  /** Undefined until the first answer. */
  rows: T[] | undefined
  next: string | undefined
  problem: Problem | undefined
  busy = false
  /** The server's time of the newest answer, ms. */
  at = 0
  private run = 0

  constructor(private readonly turn: Turn<T>) {
    makeAutoObservable<this, 'turn' | 'run'>(this, { turn: false, run: false }, { deep: false })
  }

  get stale(): boolean {
    return this.rows !== undefined && this.problem !== undefined
  }

  /** The first page again; rows on the screen stay until the answer is here. */
  load(): Promise<void> {
    return this.get(undefined)
  }

  async more(): Promise<void> {
    if (this.busy || !this.next) return
    await this.get(this.next)
  }

  replace(matches: (row: T) => boolean, row: T): void {
    this.rows = this.rows?.map((old) => (matches(old) ? row : old))
  }

  /** A new one at the end, where it moves no other row. */
  add(row: T): void {
    this.rows = [...(this.rows ?? []), row]
  }

  /** As before the first answer; one that is still on its way is void. */
  clear(): void {
    this.run++
    this.busy = false
    this.rows = undefined
    this.next = undefined
    this.problem = undefined
  }

  private async get(after: string | undefined): Promise<void> {
    const run = ++this.run
    this.busy = true
    const answer = await this.turn(after)
    if (run === this.run) runInAction(() => this.settle(answer, after))
  }

  private settle(answer: Answer<RowsPage<T>>, after: string | undefined): void {
    this.busy = false
    this.problem = answer.ok ? undefined : answer.error
    if (!answer.ok) return
    this.rows = after ? [...(this.rows ?? []), ...answer.data.rows] : answer.data.rows
    this.next = answer.data.next
    this.at = answer.now
  }
}

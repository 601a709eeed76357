import { makeAutoObservable, runInAction } from 'mobx'
import { type Answer, isLost, type Problem } from '@/cloud'

interface Kept<T> {
  data: T
  at: number
}

/** What was last seen survives a closed app, so that it can be shown when there is no network. */
export interface Memory {
  get(key: string): unknown
  set(key: string, value: unknown): void
}

const isKept = (value: unknown): value is Kept<never> =>
  typeof value === 'object' && value !== null && 'data' in value && 'at' in value

/** What a query answered when it was last seen on this phone; `T` is whatever was kept there. */
export const keptIn = <T>(memory: Memory, key: string): Kept<T> | undefined => {
  const kept = memory.get(`last:${key}`)
  return isKept(kept) ? kept : undefined
}

/**
 * One query of a page with its states: nothing yet, loading, shown, refused, or shown from before
 * with the reason why nothing newer came (`stale`).
 */
export class Load<T> {
  data: T | undefined
  problem: Problem | undefined
  busy = false
  /** The server's time of `data`, ms. */
  at = 0
  private run = 0

  /** `key` keeps the last answer in `memory` across restarts; keep nothing secret or large there. */
  constructor(
    private readonly memory?: Memory,
    private readonly key?: string,
  ) {
    makeAutoObservable<this, 'memory' | 'key' | 'run'>(
      this,
      { memory: false, key: false, run: false },
      { deep: false },
    )
  }

  /** Somebody wanted it. */
  get asked(): boolean {
    return this.busy || this.data !== undefined || this.problem !== undefined
  }

  /** Data is shown, but it is from `at`: the newest attempt failed. */
  get stale(): boolean {
    return this.data !== undefined && this.problem !== undefined
  }

  /** Runs a query; a newer run makes the answer of an older one void. */
  async from(query: () => Promise<Answer<T>>): Promise<Answer<T>> {
    const run = ++this.run
    this.busy = true
    const answer = await query()
    if (run === this.run) runInAction(() => this.settle(answer))
    return answer
  }

  /** Puts in what another answer already told (for example an action's result). */
  put(data: T, at: number): void {
    this.data = data
    this.at = at
    this.problem = undefined
    if (this.key) this.memory?.set(`last:${this.key}`, { data, at } satisfies Kept<T>)
  }

  /** Forgets what is shown, for example when the page turns to something else. */
  clear(): void {
    this.run++
    this.busy = false
    this.data = undefined
    this.problem = undefined
  }

  private settle(answer: Answer<T>): void {
    this.busy = false
    if (answer.ok) this.put(answer.data, answer.now)
    else this.fail(answer.error)
  }

  private fail(error: Problem): void {
    this.problem = error
    if (this.data === undefined && isLost(error)) this.recall()
  }

  private recall(): void {
    const kept = this.key && this.memory ? keptIn<T>(this.memory, this.key) : undefined
    if (!kept) return
    this.data = kept.data
    this.at = kept.at
  }
}

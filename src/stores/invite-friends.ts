import { makeAutoObservable, runInAction } from 'mobx'
import type { FriendRow } from '#core/invites/views'
import { ask, type Problem } from '@/cloud'

/** The newest friends come with each answer about the team; older ones by scrolling. */
const NEWEST = 20

/**
 * Friends of a team, newest first. New ones push others out of the newest twenty: those stay on the
 * page, and a page that is fetched brings none of them again.
 */
export class Friends {
  newest: FriendRow[] = []
  /** Pushed out of the newest after pages were fetched. */
  between: FriendRow[] = []
  /** Each page stays its own list, so that a new one never sends the old ones again. */
  older: FriendRow[][] = []
  problem: Problem | undefined
  private next: number | undefined
  private busy = false

  constructor() {
    makeAutoObservable(this, {}, { deep: false })
  }

  get hasMore(): boolean {
    return this.next !== undefined
  }

  /** Rows of the newest answer; the same rows stay the same objects. */
  put(rows: FriendRow[]): void {
    if (JSON.stringify(rows) === JSON.stringify(this.newest)) return
    const keys = new Set(rows.map(({ key }) => key))
    const out = this.newest.filter(({ key }) => !keys.has(key))
    if (this.older.length > 0) this.between = [...out, ...this.between]
    else this.next = rows.length < NEWEST ? undefined : rows.length
    this.newest = rows
  }

  async more(code: string): Promise<void> {
    if (this.busy || this.next === undefined) return
    this.busy = true
    const answer = await ask('member', 'invites.friends', { code, after: this.next })
    runInAction(() => {
      this.busy = false
      this.problem = answer.ok ? undefined : answer.error
      if (!answer.ok) return
      this.older = [...this.older, answer.data.friends.filter(({ key }) => !this.has(key))]
      this.next = answer.data.next
    })
  }

  private has(key: string): boolean {
    return [this.newest, this.between, ...this.older].some((rows) =>
      rows.some((row) => row.key === key),
    )
  }
}

import { makeAutoObservable, runInAction } from 'mobx'
import type { WalletFilter } from '#core/coupons/contract'
import type { Ticket } from '#core/coupons/views'
import { ask, memory, type Out, type Problem } from '@/cloud'
import { Load } from './load'

type WalletPage = Out<'member', 'coupons.wallet'>

const fetchPage = (filter: WalletFilter, after?: string) =>
  ask('member', 'coupons.wallet', after ? { filter, after } : { filter })

/** One tab of the wallet: its first page, and the pages that scrolling added. */
export class TicketList {
  readonly first: Load<WalletPage>
  /** Each page stays its own list, so that a new one never sends the old ones again. */
  more: Ticket[][] = []
  moreProblem: Problem | undefined
  private moreBusy = false
  private next: string | undefined

  constructor(readonly filter: WalletFilter) {
    this.first = new Load<WalletPage>(memory, `wallet:${filter}`)
    makeAutoObservable(this, { first: false, filter: false }, { deep: false })
  }

  get hasMore(): boolean {
    return this.next !== undefined
  }

  /** Looks for news. The same tickets stay the same objects, so that nothing is sent again. */
  async refresh(): Promise<void> {
    const before = this.first.data
    await this.first.from(async () => {
      const answer = await fetchPage(this.filter)
      const same = answer.ok && JSON.stringify(answer.data) === JSON.stringify(before)
      return same && before ? { ...answer, data: before } : answer
    })
    if (this.first.data !== before) this.startAgain()
  }

  async loadMore(): Promise<void> {
    if (!this.next || this.moreBusy) return
    this.moreBusy = true
    const answer = await fetchPage(this.filter, this.next)
    runInAction(() => {
      this.moreBusy = false
      this.moreProblem = answer.ok ? undefined : answer.error
      if (!answer.ok) return
      this.more = [...this.more, answer.data.tickets]
      this.next = answer.data.next
    })
  }

  private startAgain(): void {
    this.more = []
    this.moreProblem = undefined
    this.next = this.first.stale ? undefined : this.first.data?.next
  }
}

export class Wallet {
  filter: WalletFilter = 'usable'
  private readonly lists = {
    usable: new TicketList('usable'),
    used: new TicketList('used'),
    expired: new TicketList('expired'),
  }

  constructor() {
    makeAutoObservable<this, 'lists'>(this, { lists: false })
  }

  get list(): TicketList {
    return this.lists[this.filter]
  }

  choose(filter: WalletFilter): void {
    this.filter = filter
    void this.list.refresh()
  }
}

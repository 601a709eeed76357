import { makeAutoObservable } from 'mobx'
import type { WalletFilter } from '#core/coupons/contract'
import type { Ticket } from '#core/coupons/views'
import { ask, memory, type Out } from '@/cloud'
import { Paged } from './paged'

type WalletPage = Out<'member', 'coupons.wallet'>

/** One tab of the wallet. */
export type TicketList = Paged<WalletPage, Ticket>

const listOf = (filter: WalletFilter): TicketList =>
  new Paged<WalletPage, Ticket>({
    fetch: (after) => ask('member', 'coupons.wallet', after ? { filter, after } : { filter }),
    rowsOf: ({ tickets }) => tickets,
    memory,
    key: `wallet:${filter}`,
  })

export class Wallet {
  filter: WalletFilter = 'usable'
  private readonly lists = {
    usable: listOf('usable'),
    later: listOf('later'),
    used: listOf('used'),
    expired: listOf('expired'),
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

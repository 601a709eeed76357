import { makeAutoObservable } from 'mobx'
import type { WalletFilter } from '#core/coupons/contract'
import type { Ticket } from '#core/coupons/views'
import { ask, memory, type Out } from '@/cloud'
import type { HomeView } from './home'
import { keptIn } from './load'
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

export interface Known {
  ticket: Ticket
  /** When the phone last saw it, by the server's clock. */
  at: number
}

const within = (
  kept: { at: number } | undefined,
  tickets: readonly Ticket[] | undefined,
  id: string,
): Known | undefined => {
  const ticket = tickets?.find((one) => one.id === id)
  return kept && ticket && { ticket, at: kept.at }
}

/** A ticket as this phone last saw it in a list: all that there is of it without network. */
export const lastKnown = (id: string): Known | undefined => {
  const home = keptIn<HomeView>(memory, 'home')
  const lists = (['usable', 'later', 'used', 'expired'] as const).map((filter) => {
    const kept = keptIn<WalletPage>(memory, `wallet:${filter}`)
    return within(kept, kept?.data.tickets, id)
  })
  const known = [within(home, home?.data.endingSoon, id), ...lists]
  return known.filter((one) => one !== undefined).sort((a, b) => b.at - a.at)[0]
}

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

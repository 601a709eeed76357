import { makeAutoObservable } from 'mobx'
import { ask, type Out } from '@/cloud'
import { Load } from './load'

/** Why one line of the ledger stands there. */
export class Entry {
  readonly load = new Load<Out<'member', 'points.entry'>>()

  constructor(readonly id: string) {
    makeAutoObservable(this, { load: false, id: false })
  }

  async refresh(): Promise<void> {
    await this.load.from(() => ask('member', 'points.entry', { entryId: this.id }))
  }
}

import { makeAutoObservable } from 'mobx'
import { ask, type Out } from '@/cloud'
import { Load, type Memory } from '../load'

export type Home = Out<'clerk', 'staff.home'>

const STORE_KEY = 'clerk:store'

/** The clerk's place at the till: which store, what happened there today. */
export class Desk {
  readonly home: Load<Home>
  /** Kept over restarts: a clerk of two stores opens where they closed. */
  storeId: string | undefined

  constructor(private readonly memory: Memory) {
    this.home = new Load<Home>(memory, 'clerk.home')
    const kept = memory.get(STORE_KEY)
    this.storeId = typeof kept === 'string' && kept ? kept : undefined
    makeAutoObservable<this, 'memory'>(this, { memory: false, home: false }, { deep: false })
  }

  async load(): Promise<void> {
    const { storeId } = this
    const answer = await this.home.from(() =>
      ask('clerk', 'staff.home', storeId ? { storeId } : {}),
    )
    if (answer.ok) return this.keep(answer.data.store.id)
    // The kept store is no longer this person's: their first one is shown instead.
    if (answer.error.code === 'staff.not-your-store' && storeId) await this.first()
  }

  async choose(storeId: string): Promise<void> {
    this.storeId = storeId
    await this.load()
  }

  private async first(): Promise<void> {
    this.keep('')
    await this.load()
  }

  private keep(storeId: string): void {
    this.storeId = storeId || undefined
    this.memory.set(STORE_KEY, storeId)
  }
}

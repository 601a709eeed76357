import { makeAutoObservable, runInAction } from 'mobx'
import { ask, type Out } from '@/cloud'
import { Rows } from '../rows'

export type WaitingPair = Out<'operator', 'identity.waiting'>['rows'][number]

/** Pairs that may be one person and wait for somebody's decision. */
export class WaitingPairs {
  readonly list: Rows<WaitingPair>
  /** Of all pages. */
  count: number | undefined

  constructor() {
    this.list = new Rows(async (after) => {
      const answer = await ask('operator', 'identity.waiting', after ? { after } : {})
      if (answer.ok) runInAction(() => (this.count = answer.data.count))
      return answer
    })
    makeAutoObservable(this, { list: false }, { deep: false })
  }
}

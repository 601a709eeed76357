import { ask, type Out } from '@/cloud'
import { Load } from './load'

export type ConsentNow = Out<'member', 'membership.consent'>

/** The consent in force and the one this person gave. */
export class Consent {
  readonly load = new Load<ConsentNow>()

  async refresh(): Promise<void> {
    await this.load.from(() => ask('member', 'membership.consent', {}))
  }
}

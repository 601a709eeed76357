import { makeAutoObservable, runInAction } from 'mobx'
import type { IdentityKey } from '#core/identity/keys'
import { act, ask, type Out } from '@/cloud'
import { Load } from '../load'
import { words } from '../operator/entries'
import { Step } from '../step'

/** `ask`: the system is not sure; `join`: somebody wants them to be one; `split`: not to be one. */
export type SameWay = 'ask' | 'join' | 'split'

interface Pair {
  way: SameWay
  /** Keys of the two. */
  a: IdentityKey
  b: IdentityKey
  /** The link that is to be taken apart. */
  link?: string
}

type Said = Out<'operator', 'identity.decide'>

/** Whether two are one person: what it would change, and the decision with its reason. */
export class Same {
  readonly preview = new Load<Out<'operator', 'identity.preview'>>()
  readonly deciding = new Step()
  readonly why = words('请写上原因，以后别人看得到')
  /** The answer that is about to be given; undefined: none. */
  saying: boolean | undefined

  constructor(readonly pair: Pair) {
    const kept = { preview: false, deciding: false, why: false, pair: false } as const
    makeAutoObservable(this, kept, { deep: false })
  }

  load(): Promise<unknown> {
    const { a, b, way } = this.pair
    const input = { a, b, same: way !== 'split' }
    return this.preview.from(() => ask('operator', 'identity.preview', input))
  }

  say(same: boolean | undefined): void {
    this.saying = same
    this.deciding.clear()
  }

  /** What was decided, or undefined while something is missing or refused. */
  async decide(): Promise<Said | undefined> {
    this.why.try()
    const { saying: same, why } = this
    if (same === undefined || why.value === undefined) return undefined
    const said = await this.send(same, why.value)
    if (said) runInAction(() => this.say(undefined))
    return said
  }

  private send(same: boolean, why: string): Promise<Said | undefined> {
    const { a, b, link } = this.pair
    const work = link
      ? () => act('operator', 'identity.split', { linkId: link, why }, { subject: link })
      : () => act('operator', 'identity.decide', { a, b, same, why }, { subject: `${a} ${b}` })
    return this.deciding.run(work)
  }
}

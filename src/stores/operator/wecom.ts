import type { WecomWay } from '#core/wecom/contract'
import { ask, type Out } from '@/cloud'
import { Load } from '../load'
import { Rows } from '../rows'

/** How the connection to WeCom stands, and the contact ways that were made. */
export class Wecom {
  readonly shown = new Load<Out<'operator', 'wecom.show'>>()
  readonly ways = new Rows<WecomWay>((after) =>
    ask('operator', 'wecom.ways', after ? { after } : {}),
  )

  async load(): Promise<void> {
    await this.shown.from(() => ask('operator', 'wecom.show', {}))
    if (this.shown.data?.wecom.on) await this.ways.load()
  }
}

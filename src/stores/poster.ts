import { makeAutoObservable } from 'mobx'
import { ask, type Out } from '@/cloud'
import { Load } from './load'

/** The member's poster and the picture of the code in it. */
export class Poster {
  readonly load = new Load<Out<'member', 'invites.poster'>>()
  readonly code = new Load<Out<'member', 'invites.code'>>()

  constructor(readonly campaignId: string) {
    makeAutoObservable(this, { load: false, code: false, campaignId: false }, { deep: false })
  }

  /** What is scarce or near its end is said as of now, so it is asked for each time. */
  async open(): Promise<void> {
    const { campaignId } = this
    const answer = await this.load.from(() => ask('member', 'invites.poster', { campaignId }))
    if (answer.ok) await this.readCode(answer.data.code)
  }

  async again(): Promise<void> {
    const { data } = this.load
    if (data) await this.readCode(data.code)
    else await this.open()
  }

  private async readCode(code: string): Promise<void> {
    this.code.clear()
    await this.code.from(() => ask('member', 'invites.code', { code }))
  }
}

import { makeAutoObservable } from 'mobx'
import { ask, type Out } from '@/cloud'
import { Load } from '../load'

/** What became of a campaign: its figures, and who brought most friends for good. */
export class InviteResults {
  readonly shown = new Load<Out<'operator', 'invites.results'>>()
  readonly top = new Load<Out<'operator', 'invites.top'>>()

  constructor(readonly campaignId: string) {
    makeAutoObservable(this, { shown: false, top: false, campaignId: false }, { deep: false })
  }

  async load(): Promise<void> {
    const { campaignId } = this
    await Promise.all([
      this.shown.from(() => ask('operator', 'invites.results', { campaignId })),
      this.top.from(() => ask('operator', 'invites.top', { campaignId })),
    ])
  }
}

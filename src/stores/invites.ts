import { makeAutoObservable } from 'mobx'
import { MINUTE } from '#core/kernel/time'
import { ask, memory, type Out } from '@/cloud'
import { Load } from './load'

export type InvitesList = Out<'member', 'invites.list'>
export type ListedCampaign = InvitesList['campaigns'][number]

/** Campaigns come and go by the day: the first screen need not ask at every look. */
const FRESH_MS = 5 * MINUTE

/** Campaigns of this member. One for the whole mini-program: home, 我的 and the list show it. */
export class Invites {
  readonly load = new Load<InvitesList>(memory, 'invites')
  private askedAt = 0

  constructor(private readonly clock: () => number = () => Date.now()) {
    makeAutoObservable<this, 'clock' | 'askedAt'>(
      this,
      { load: false, clock: false, askedAt: false },
      { deep: false },
    )
  }

  /** What a quiet line may lead to: a campaign that runs, or one that this member has friends in. */
  get open(): ListedCampaign[] {
    const { campaigns = [] } = this.load.data ?? {}
    return campaigns.filter(({ campaign }) => campaign.status === 'published')
  }

  async refresh(): Promise<void> {
    this.askedAt = this.clock()
    const answer = await this.load.from(() => ask('member', 'invites.list', {}))
    if (!answer.ok) this.askedAt = 0
  }

  /** In passing, for pages that show one line of it. */
  async glance(): Promise<void> {
    const age = this.clock() - this.askedAt
    if (age < 0 || age > FRESH_MS) await this.refresh()
  }

  /** The membership has ended, or just begun. */
  forget(): void {
    this.askedAt = 0
    this.load.clear()
  }
}

export const invites = new Invites()

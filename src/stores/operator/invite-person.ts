import { makeAutoObservable } from 'mobx'
import type { DeskWhy } from '#core/invites/desk-views'
import { act, ask, type Out } from '@/cloud'
import { Load } from '../load'
import { Step } from '../step'
import { whyEntry } from './invites'

export type Deed = 'allow' | 'refuse' | 'block' | 'unblock' | 'block-inviter'

/** One friend of a campaign: the whole story, and what can be decided. */
export class InvitePerson {
  readonly shown = new Load<Out<'operator', 'invites.person'>>()
  readonly doing = new Step()
  /** A reason of its own for each deed: what is typed for one is not sent to the others' sheets. */
  readonly whys: Record<Deed, ReturnType<typeof whyEntry>> = {
    allow: whyEntry(),
    refuse: whyEntry(),
    block: whyEntry(),
    unblock: whyEntry(),
    'block-inviter': whyEntry(),
  }
  /** The deed whose effect is being read. */
  asked: Deed | undefined

  constructor(
    readonly campaignId: string,
    readonly friendId: string,
  ) {
    const kept = { campaignId: false, friendId: false, shown: false, doing: false, whys: false }
    makeAutoObservable(this, kept as Record<keyof typeof kept, false>, { deep: false })
  }

  load(): Promise<unknown> {
    const { campaignId, friendId } = this
    return this.shown.from(() => ask('operator', 'invites.person', { campaignId, friendId }))
  }

  get told(): DeskWhy | undefined {
    return this.shown.data?.why
  }

  ask(asked: Deed | undefined): void {
    this.asked = asked
    this.doing.clear()
  }

  async confirm(): Promise<boolean> {
    const { asked } = this
    if (!asked) return false
    const why = this.whys[asked]
    why.try()
    if (!why.value || !(await this.send(asked, why.value))) return false
    this.ask(undefined)
    why.fill('')
    return true
  }

  private send(asked: Deed, why: string): Promise<boolean> {
    if (asked === 'allow' || asked === 'refuse') return this.decide(asked, why)
    const memberId = asked === 'block-inviter' ? (this.told?.friend.inviterId ?? '') : this.friendId
    return this.turnAway(asked === 'unblock' ? 'invites.unblock' : 'invites.block', memberId, why)
  }

  private async decide(way: 'allow' | 'refuse', why: string): Promise<boolean> {
    const { campaignId, friendId } = this
    const input = { campaignId, friendId, way, why }
    const work = () => act('operator', 'invites.decide', input, { subject: friendId })
    const done = await this.doing.run(work)
    if (done) this.shown.put(done, this.shown.at)
    return done !== undefined
  }

  private async turnAway(
    route: 'invites.block' | 'invites.unblock',
    memberId: string,
    why: string,
  ): Promise<boolean> {
    const work = () => act('operator', route, { memberId, why }, { subject: memberId })
    if ((await this.doing.run<unknown>(work)) === undefined) return false
    await this.load()
    return true
  }
}

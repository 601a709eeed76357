import { makeAutoObservable, runInAction } from 'mobx'
import type { RewardView } from '#core/invites/views'
import { ask, type Out, type Problem } from '@/cloud'
import { Consent } from './consent'
import { home } from './home'
import { type Invitation, type InvitedNow, settleInvited, visit } from './invitation'
import { Load } from './load'

type Brought = Out<'member', 'invites.list'>['brought']

/**
 * What an invitation is to this person. own: one's own. here: they joined by it. member: they are one
 * by another way. told: it will not count, with the reason. gone: no benefit is left. open: it is
 * theirs.
 */
export type InvitedState = 'own' | 'here' | 'member' | 'told' | 'gone' | 'open'

/** An invitation as its friend opens it: anyone may look; joining is the only thing asked. */
export class Invited {
  readonly load = new Load<InvitedNow>()
  readonly consent = new Consent()
  /** Of a member: what they got as somebody's friend. */
  readonly list = new Load<Out<'member', 'invites.list'>>()
  /** They joined on this page. */
  joined = false
  /** What joining has given by now; undefined while that is on its way. */
  given: RewardView[] | undefined
  problem: Problem | undefined

  constructor(readonly invitation: Invitation) {
    makeAutoObservable(
      this,
      { load: false, consent: false, list: false, invitation: false },
      { deep: false },
    )
  }

  get isMember(): boolean {
    return this.joined || this.consent.load.data?.given !== undefined
  }

  get brought(): Brought {
    return this.list.data?.brought
  }

  get state(): InvitedState {
    const { data } = this.load
    if (data?.own) return 'own'
    if (this.isMember) return this.brought?.benefit && !data?.told ? 'here' : 'member'
    if (data?.told) return 'told'
    return data?.campaign.left === 0 ? 'gone' : 'open'
  }

  /** Everything that the page needs to know whom it speaks to. */
  get ready(): boolean {
    const { data, problem } = this.consent.load
    if (!this.load.data || (!data && !problem)) return false
    const { data: list, problem: noList } = this.list
    return !data?.given || list !== undefined || noList !== undefined
  }

  async look(): Promise<void> {
    await Promise.all([this.load.from(() => visit(this.invitation)), this.lookWho()])
  }

  /** Joins; what the invitation gives follows at once. */
  async join(): Promise<void> {
    const consent = this.consent.load.data?.consent
    if (!consent) return this.consent.refresh()
    const answer = await home.join(consent)
    if (!answer.ok) {
      this.refuse(answer.error)
      return this.consent.refresh()
    }
    this.enter()
    void this.settle()
  }

  /** The benefit and how far it is, in the server's words. */
  async settle(): Promise<void> {
    const answer = await settleInvited()
    await this.readList()
    runInAction(() => {
      this.given = this.givenBy(answer?.ok ? answer.data.given : [])
    })
  }

  /** By this call; or by another one that was sooner, such as the inviter's page. */
  private givenBy(call: RewardView[]): RewardView[] {
    const { benefit, given = false } = this.brought ?? {}
    return call.length === 0 && given && benefit ? [benefit] : call
  }

  private async lookWho(): Promise<void> {
    await this.consent.refresh()
    if (this.isMember) await this.readList()
  }

  private async readList(): Promise<void> {
    await this.list.from(() => ask('member', 'invites.list', {}))
  }

  private enter(): void {
    this.joined = true
    this.problem = undefined
  }

  private refuse(problem: Problem): void {
    this.problem = problem
  }
}

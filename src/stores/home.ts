import { makeAutoObservable } from 'mobx'
import type { ConsentView } from '#core/brand/views'
import { type Answer, act, ask, memory, type Out } from '@/cloud'
import { settleInvited, tellInvitation } from './invitation'
import { invites } from './invites'
import { Load } from './load'
import { look } from './look'

export type HomeView = Out<'member', 'membership.home'>
export type Stamped = Out<'member', 'checkin.stamp'>

/** Who this person is to the brand. One for the whole mini-program: several pages show it. */
export class Home {
  readonly load = new Load<HomeView>(memory, 'home')
  /** What today's stamp on this phone gave. */
  gave: Stamped | undefined

  constructor() {
    makeAutoObservable(this, { load: false }, { deep: false })
  }

  get member() {
    return this.load.data?.member
  }

  async refresh(): Promise<void> {
    const answer = await this.load.from(() => ask('member', 'membership.home', {}))
    if (answer.ok) look.setBrand(answer.data.brand)
    else if (this.load.data) look.setBrand(this.load.data.brand)
  }

  /** Joins with the consent that was shown. A consent that has just changed is fetched anew. */
  async join(consent: ConsentView): Promise<Answer<Out<'member', 'membership.join'>>> {
    const { version, hash } = consent
    await tellInvitation()
    const answer = await act(
      'member',
      'membership.join',
      { consent: { version, hash } },
      { subject: version },
    )
    if (answer.ok) this.welcome(answer.data.member, answer.now)
    else if (answer.error.code === 'membership.consent-outdated') await this.refresh()
    return answer
  }

  /** Another page made this person a member (by a card or a claim page). */
  welcome(member: NonNullable<HomeView['member']>, now: number): void {
    invites.forget()
    // Whatever page they joined on: an invitation that they once opened is theirs still.
    void settleInvited()
    const { data } = this.load
    if (!data) return
    const { consent: _given, ...rest } = data
    this.load.put({ ...rest, member }, now)
  }

  /** The membership has ended: the next person here is somebody else. */
  forget(): void {
    this.load.clear()
    invites.forget()
    this.gave = undefined
  }

  /** Today's stamp, from any page. */
  stampedToday(stamp: Stamped, now: number): void {
    this.gave = stamp
    this.stamped(stamp, now)
  }

  /** A stamp of any day: strip and points of the first screen follow at once. */
  stamped(stamp: Stamped, now: number): void {
    const { data } = this.load
    if (!data?.checkin) return
    const { today, done, streak, gain, balance } = stamp
    const points = data.points && { ...data.points, balance }
    const checkin = { today, done, streak, gain }
    this.load.put({ ...data, checkin, ...(points ? { points } : {}) }, now)
  }
}

export const home = new Home()

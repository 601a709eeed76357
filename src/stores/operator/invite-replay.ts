import { makeAutoObservable, runInAction } from 'mobx'
import type { RiskPlan } from '#core/invites/form'
import { addDays, type BusinessDay, businessDayOf } from '#core/kernel/time'
import { ask, type Out } from '@/cloud'
import { Load } from '../load'
import { Step } from '../step'
import { day, tryAll } from './entries'
import { RiskForm } from './invite-risk'

export type Replay = Out<'operator', 'invites.replay'>

/** A day of a campaign played again by the limits on the form; nothing changes. */
export class InviteReplay {
  readonly shown = new Load<Out<'operator', 'invites.campaign'>>()
  readonly playing = new Step()
  readonly day = day('请选哪一天')
  readonly risk = new RiskForm()
  found: Replay | undefined

  constructor(readonly campaignId: string) {
    const kept = { campaignId: false, shown: false, playing: false, day: false, risk: false }
    makeAutoObservable(this, kept as Record<keyof typeof kept, false>, { deep: false })
  }

  /** The form is filled before it is shown, with yesterday and the campaign's own plan. */
  async load(): Promise<void> {
    const { campaignId } = this
    await this.shown.from(async () => {
      const answer = await ask('operator', 'invites.campaign', { campaignId })
      if (answer.ok) this.begin(answer.data.campaign.form.risk, businessDayOf(answer.now))
      return answer
    })
  }

  private begin(plan: RiskPlan, today: BusinessDay): void {
    this.risk.fill(plan)
    this.day.fill(addDays(today, -1))
  }

  async play(): Promise<boolean> {
    if (!tryAll([this.day, ...this.risk.marks])) return false
    const { campaignId, day, risk } = this
    const { plan } = risk
    if (!day.value || !plan) return false
    const input = { campaignId, day: day.value, plan }
    const found = await this.playing.run(() => ask('operator', 'invites.replay', input))
    if (!found) return false
    runInAction(() => {
      this.found = found
    })
    return true
  }
}

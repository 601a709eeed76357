import { makeAutoObservable, runInAction } from 'mobx'
import { MAX_CLAIM_DAYS } from '#core/orders/import-limits'
import { act, ask, type Out } from '@/cloud'
import { Load } from '../load'
import { count } from '../operator/entries'
import { Step } from '../step'

type Rules = Out<'operator', 'orders.rules'>

/** Whether claiming an order earns, and how long after the purchase it can be claimed. */
export class ClaimRulesForm {
  readonly shown = new Load<Rules>()
  readonly saving = new Step()
  readonly days = count(1, MAX_CLAIM_DAYS, `请填天数，最多 ${MAX_CLAIM_DAYS} 天`)
  earn = false

  constructor() {
    const kept = { shown: false, saving: false, days: false } as const
    makeAutoObservable(this, kept, { deep: false })
  }

  async load(): Promise<void> {
    const answer = await this.shown.from(() => ask('operator', 'orders.rules', {}))
    if (answer.ok) runInAction(() => this.fill(answer.data))
  }

  setEarn(earn: boolean): void {
    this.earn = earn
  }

  async save(): Promise<boolean> {
    this.days.try()
    const days = this.days.value
    if (days === undefined) return false
    const rules = { earn: this.earn, days }
    const on = { subject: 'rules' }
    const done = await this.saving.run(() => act('operator', 'orders.saveRules', { rules }, on))
    if (!done) return false
    runInAction(() => {
      this.shown.put(done, this.shown.at)
      this.fill(done)
    })
    return true
  }

  private fill({ rules }: Rules): void {
    this.earn = rules.earn
    this.days.fill(String(rules.days))
  }
}

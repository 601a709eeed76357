import type { RiskPlan } from '#core/invites/form'
import { planWords } from '#core/invites/risk'
import { count, type Marks } from './entries'
import type { Entry } from './entry'

/** A family or a desk of colleagues stays below it; a machine or a group of strangers does not. */
export const USUAL_PLAN: RiskPlan = {
  perHour: 5,
  perDay: 10,
  perDevice: 2,
  perNetwork: 5,
  perNight: 2,
  keptFrom: 5,
  keptPercent: 50,
}

const MOST = 1000
const FULL = 100
const people = (max = MOST) => count(1, max, `请填人数，1 到 ${max}`)

/** The limits of what looks honest, as typed. */
export class RiskForm {
  readonly perHour = people()
  readonly perDay = people()
  readonly perDevice = people(FULL)
  readonly perNetwork = people()
  readonly perNight = people()
  readonly keptFrom = people()
  readonly keptPercent = count(0, FULL, '请填百分数，0 到 100')

  fill(plan: RiskPlan): void {
    this.perHour.fill(String(plan.perHour))
    this.perDay.fill(String(plan.perDay))
    this.perDevice.fill(String(plan.perDevice))
    this.perNetwork.fill(String(plan.perNetwork))
    this.perNight.fill(String(plan.perNight))
    this.keptFrom.fill(String(plan.keptFrom))
    this.keptPercent.fill(String(plan.keptPercent))
  }

  get entries(): Entry<number>[] {
    const { perHour, perDay, perDevice, perNetwork, perNight, keptFrom, keptPercent } = this
    return [perHour, perDay, perDevice, perNetwork, perNight, keptFrom, keptPercent]
  }

  get marks(): Marks {
    return this.entries
  }

  get plan(): RiskPlan | undefined {
    const values = this.entries.map(({ value }) => value)
    const [perHour, perDay, perDevice, perNetwork, perNight, keptFrom, keptPercent] = values
    if (!perHour || !perDay || !perDevice || !perNetwork || !perNight || !keptFrom) return undefined
    if (keptPercent === undefined) return undefined
    return { perHour, perDay, perDevice, perNetwork, perNight, keptFrom, keptPercent }
  }

  /** Sentences of the plan; none while it can not be read. */
  get words(): string[] | undefined {
    return this.plan && planWords(this.plan)
  }
}

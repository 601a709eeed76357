import { makeAutoObservable, runInAction } from 'mobx'
import {
  MAX_BIRTHDAY_PERCENT,
  MAX_EXPIRY_MONTHS,
  MAX_PENDING_DAYS,
  MAX_POINTS,
} from '#core/points/limits'
import type { PointsRules, ReturnPolicy } from '#core/points/views'
import { act } from '@/cloud'
import { Step } from '../step'
import { Entry } from './entry'
import { pointsOr } from './suggestion'
import { wholeOf } from './typed'

/** As core/points/views.ts bounds them. */
const MAX_PER_YUAN = 1000
const MAX_PER_YUAN_OFF = 100_000

const within = (min: number, max: number, rule = `请填 ${min} 到 ${max} 的整数`) =>
  new Entry((text) => wholeOf(text, min, max), rule)

const orNone = (max: number) =>
  new Entry((text) => wholeOf(text || '0', 0, max), `请填 ${max} 以内的整数，不用就留空`)

const fields = () => ({
  perYuan: orNone(MAX_PER_YUAN),
  birthdayPercent: within(100, MAX_BIRTHDAY_PERCENT),
  pointsPerYuan: orNone(MAX_PER_YUAN_OFF),
  maxSharePercent: within(1, 100),
  pendingDays: within(0, MAX_PENDING_DAYS, `请填天数，最多 ${MAX_PENDING_DAYS} 天，当天可用填 0`),
  expiryMonths: within(1, MAX_EXPIRY_MONTHS, `请填月数，最多 ${MAX_EXPIRY_MONTHS} 个月`),
  approveAbove: within(0, MAX_POINTS, '请填积分数，0 就是每一笔都要另一位确认'),
})
export type PointsField = keyof ReturnType<typeof fields>

/** Where a refusal of the server belongs on this form. */
const fieldOfRefusal: Record<string, PointsField> = {
  'points.expiry-shortened': 'expiryMonths',
  'points.rate-useless': 'pointsPerYuan',
}

const typed = (value: number, field: PointsField): string =>
  value === 0 && (field === 'perYuan' || field === 'pointsPerYuan') ? '' : String(value)

/** How the saved expiry and the typed one stand to each other: decides what is said about it. */
type ExpiryChange = 'same' | 'longer' | 'shorter'

/** How points are earned, spent and taken back, as typed. */
export class PointsForm {
  readonly fields = fields()
  readonly saving = new Step()
  returnPolicy: ReturnPolicy = 'debt'
  alsoEarned = false
  saved: PointsRules | undefined
  /** What stands on the form is our suggestion: nothing of it holds yet. */
  suggested = false

  constructor() {
    makeAutoObservable(this, { fields: false, saving: false }, { deep: false })
  }

  fill(saved: PointsRules): void {
    const rules = pointsOr(saved)
    this.saved = saved
    this.suggested = rules !== saved
    this.returnPolicy = rules.returnPolicy
    this.alsoEarned = false
    for (const field of this.names) this.fields[field].fill(typed(rules[field], field))
  }

  setPolicy(policy: ReturnPolicy): void {
    this.returnPolicy = policy
  }

  setAlsoEarned(also: boolean): void {
    this.alsoEarned = also
  }

  /** Points that are out already: without a rule that gave any there are none to speak of. */
  get expiryChange(): ExpiryChange {
    const { saved, suggested } = this
    const months = this.fields.expiryMonths.value
    if (!saved || suggested || months === undefined || months === saved.expiryMonths) return 'same'
    return months > saved.expiryMonths ? 'longer' : 'shorter'
  }

  get rules(): PointsRules | undefined {
    const { returnPolicy } = this
    const read = this.names.map((field) => [field, this.fields[field].value] as const)
    if (read.some(([, value]) => value === undefined)) return undefined
    const values = Object.fromEntries(read) as Record<PointsField, number>
    return { ...values, returnPolicy }
  }

  async save(): Promise<boolean> {
    for (const field of this.names) this.fields[field].try()
    const { rules } = this
    if (!rules) return false
    const alsoEarned = this.alsoEarned && this.expiryChange === 'longer'
    const input = { rules, alsoEarned }
    const work = () => act('operator', 'program.savePoints', input, { subject: 'program' })
    const done = await this.saving.run(work)
    runInAction(() => (done ? this.fill(done.program.points) : this.mark()))
    return done !== undefined
  }

  /** A refusal that is about none of the fields. */
  get elsewhere() {
    const { problem } = this.saving
    return problem && !fieldOfRefusal[problem.code] ? problem : undefined
  }

  private mark(): void {
    const { problem } = this.saving
    const field = problem && fieldOfRefusal[problem.code]
    if (field) this.fields[field].say(problem.message)
  }

  private get names(): PointsField[] {
    return Object.keys(this.fields) as PointsField[]
  }
}

import { makeAutoObservable } from 'mobx'
import type { StageRule } from '#core/aipl/stages'
import { ruleText } from '#core/aipl/words'
import type { EventKind } from '#core/events/event'
import { choice, count, tryAll } from '../operator/entries'

/** As the contract takes them (core/aipl/stages.ts). */
const MOST_TIMES = 100
const LONGEST_WINDOW = 1096

export type RuleStage = StageRule['stage']

let made = 0

/** One reason for a stage, while it is being changed. */
export class StageRuleForm {
  /** Names it in a list where two rules may read the same. */
  readonly id = `rule${made++}`
  stage: RuleStage
  kinds: readonly EventKind[]
  readonly times = count(1, MOST_TIMES, `请填 1 到 ${MOST_TIMES} 的整数`)
  readonly days = count(1, LONGEST_WINDOW, `请填 1 到 ${LONGEST_WINDOW} 天`)
  readonly some = choice(() => this.kinds.length > 0, '至少选一种')

  constructor({ stage, kinds, atLeast, withinDays }: StageRule) {
    this.stage = stage
    this.kinds = kinds
    this.times.fill(String(atLeast))
    this.days.fill(String(withinDays))
    const kept = { id: false, times: false, days: false, some: false } as const
    makeAutoObservable(this, kept, { deep: false })
  }

  setStage(stage: RuleStage): void {
    this.stage = stage
  }

  has(kind: EventKind): boolean {
    return this.kinds.includes(kind)
  }

  toggle(kind: EventKind): void {
    this.kinds = this.has(kind) ? this.kinds.filter((one) => one !== kind) : [...this.kinds, kind]
  }

  /** All there and right; what is not is marked. */
  try(): boolean {
    return tryAll([this.some, this.times, this.days])
  }

  get value(): StageRule | undefined {
    const [atLeast, withinDays] = [this.times.value, this.days.value]
    if (atLeast === undefined || withinDays === undefined || !this.some.value) return undefined
    return { stage: this.stage, kinds: [...this.kinds], atLeast, withinDays }
  }

  get words(): string {
    return this.value ? ruleText(this.value) : '还没有填好'
  }
}

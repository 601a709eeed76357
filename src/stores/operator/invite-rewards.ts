import { makeAutoObservable } from 'mobx'
import type { Reward, Step } from '#core/invites/form'
import { MAX_STEPS } from '#core/invites/limits'
import { MAX_POINTS } from '#core/points/limits'
import { choice, count, countOrNone, type Marks } from './entries'

/** One reward of the form; some places may give none. */
export class RewardSlot {
  readonly mark = choice(() => this.optional || this.reward !== undefined, '请选一样奖励')
  reward: Reward | undefined

  constructor(private readonly optional: boolean) {
    makeAutoObservable<this, 'optional'>(this, { mark: false, optional: false }, { deep: false })
  }

  get mayBeNone(): boolean {
    return this.optional
  }

  set(reward: Reward | undefined): void {
    this.reward = reward
    this.mark.type('')
  }

  fill(reward: Reward | undefined): void {
    this.reward = reward
    this.mark.fill('')
  }
}

/** What the inviter gets for one friend: at once, and more when the friend stays. */
export class StepRow {
  readonly now = new RewardSlot(false)
  readonly kept = new RewardSlot(true)
  on = false

  constructor() {
    makeAutoObservable(this, { now: false, kept: false }, { deep: false })
  }

  show(on: boolean): void {
    this.on = on
  }

  fill(step: Step | undefined): void {
    this.on = step !== undefined
    this.now.fill(step?.now)
    this.kept.fill(step?.kept)
  }

  get step(): Step | undefined {
    const { now, kept } = this
    if (!now.reward) return undefined
    return { now: now.reward, ...(kept.reward ? { kept: kept.reward } : {}) }
  }
}

/** Rewards of both sides. All steps are there from the start, so that adding one shows one. */
export class Rewards {
  readonly friend = new RewardSlot(true)
  readonly rows = Array.from({ length: MAX_STEPS }, () => new StepRow())

  constructor() {
    makeAutoObservable(this, { friend: false, rows: false }, { deep: false })
  }

  fill(steps: readonly Step[], friend: Reward | undefined): void {
    for (const [place, row] of this.rows.entries()) row.fill(steps[place])
    this.rows[0]?.show(true)
    this.friend.fill(friend)
  }

  get used(): StepRow[] {
    return this.rows.filter(({ on }) => on)
  }

  get full(): boolean {
    return this.used.length === MAX_STEPS
  }

  get few(): boolean {
    return this.used.length <= 1
  }

  /** A further step begins as the one before. */
  add(): void {
    const last = this.used.at(-1)
    const next = this.rows.find(({ on }) => !on)
    if (!next) return
    if (!next.now.reward) next.now.fill(last?.now.reward)
    next.show(true)
  }

  /** Steps are a row of friends: only the last one can go. */
  drop(): void {
    if (!this.few) this.used.at(-1)?.show(false)
  }

  get slots(): RewardSlot[] {
    return [this.friend, ...this.used.flatMap(({ now, kept }) => [now, kept])]
  }

  get marks(): Marks {
    return this.slots.map(({ mark }) => mark)
  }

  /** Undefined while a step gives nothing. */
  get steps(): Step[] | undefined {
    const steps = this.used.map(({ step }) => step).filter((step) => step !== undefined)
    return steps.length === this.used.length && steps.length > 0 ? steps : undefined
  }

  /** The first place that gives what this is about. */
  find(matches: (reward: Reward) => boolean): RewardSlot | undefined {
    return this.slots.find(({ reward }) => reward !== undefined && matches(reward))
  }
}

export type RewardKind = Reward['kind'] | 'none'

/** A reward that is being chosen in a sheet. */
export class Picking {
  readonly points = count(1, MAX_POINTS, '请填积分数，例如 100')
  readonly template = choice(() => this.templateId !== '', '请选一张正在发放的券')
  readonly debt = countOrNone(MAX_POINTS, '请填积分数，不用补就留空')
  slot: RewardSlot | undefined
  title = ''
  kind: RewardKind = 'points'
  templateId = ''

  constructor() {
    const kept = { points: false, template: false, debt: false } as const
    makeAutoObservable(this, kept, { deep: false })
  }

  open(slot: RewardSlot, title: string): void {
    this.slot = slot
    this.title = title
    const { reward } = slot
    this.kind = reward?.kind ?? (slot.mayBeNone ? 'none' : 'points')
    this.templateId = reward?.kind === 'coupon' ? reward.templateId : ''
    this.points.fill(reward?.kind === 'points' ? String(reward.points) : '')
    const debt = reward?.kind === 'coupon' ? reward.debtPoints : undefined
    this.debt.fill(debt ? String(debt) : '')
    this.template.fill('')
  }

  close(): void {
    this.slot = undefined
  }

  setKind(kind: RewardKind): void {
    this.kind = kind
  }

  choose(templateId: string): void {
    this.templateId = templateId
    this.template.type('')
  }

  private get reward(): Reward | undefined {
    const { kind, templateId } = this
    const [points, debtPoints] = [this.points.value, this.debt.value]
    if (kind === 'points') return points ? { kind, points } : undefined
    if (kind !== 'coupon' || !templateId || debtPoints === undefined) return undefined
    return { kind, templateId, ...(debtPoints ? { debtPoints } : {}) }
  }

  /** True once it stands on the form. */
  done(): boolean {
    const { slot, kind, reward } = this
    if (kind === 'points') this.points.try()
    if (kind === 'coupon') this.template.try()
    if (kind === 'coupon') this.debt.try()
    if (!slot || (kind !== 'none' && !reward)) return false
    slot.set(kind === 'none' ? undefined : reward)
    this.close()
    return true
  }
}

import { makeAutoObservable, runInAction } from 'mobx'
import { CYCLE, MAX_BONUSES, MAX_DAY_POINTS, MAX_MAKE_UPS } from '#core/checkin/limits'
import type { CheckinRules } from '#core/checkin/views'
import { MAX_POINTS } from '#core/points/limits'
import { act } from '@/cloud'
import { Step } from '../step'
import { Entry } from './entry'
import { givable } from './giving'
import { checkinOr } from './suggestion'
import { templateRows } from './templates'
import { wholeOf } from './typed'

type Bonus = CheckinRules['bonuses'][number]

/** A bonus counts within a month: from its second day to its last. */
const MIN_BONUS_DAYS = 2
const MONTH_DAYS = 31

const within = (min: number, max: number, rule: string) =>
  new Entry((text) => wholeOf(text, min, max), rule)

/** One bonus as typed. All that may be are there from the start, so that adding one shows one. */
export class BonusRow {
  readonly days = within(
    MIN_BONUS_DAYS,
    MONTH_DAYS,
    `请填天数，${MIN_BONUS_DAYS} 到 ${MONTH_DAYS} 天`,
  )
  /** Nothing typed is no points: then it gives a coupon. */
  readonly points = new Entry((text) => this.read(text), '请填积分数，或选一张送的券')
  on = false
  templateId = ''
  /** Name of the coupon, while it is known only by the rules. */
  coupon = ''

  constructor() {
    makeAutoObservable(this, { days: false, points: false }, { deep: false })
  }

  private read(text: string): number | undefined {
    if (text.trim() !== '') return wholeOf(text, this.templateId ? 0 : 1, MAX_POINTS)
    return this.templateId ? 0 : undefined
  }

  fill(bonus: Bonus | undefined): void {
    this.on = bonus !== undefined
    this.days.fill(bonus ? String(bonus.days) : '')
    this.points.fill(bonus?.points ? String(bonus.points) : '')
    this.templateId = bonus?.templateId ?? ''
    this.coupon = bonus?.coupon ?? ''
  }

  /** '' gives none. */
  give(templateId: string, name: string): void {
    this.templateId = templateId
    this.coupon = templateId ? name : ''
    this.points.say(undefined)
  }

  /** One that was taken away by mistake comes back as it was. */
  show(on: boolean): void {
    this.on = on
  }

  get bonus(): Bonus | undefined {
    const [days, points] = [this.days.value, this.points.value]
    if (days === undefined || points === undefined) return undefined
    const { templateId, coupon } = this
    return { days, points, ...(templateId ? { templateId } : {}), ...(coupon ? { coupon } : {}) }
  }
}

/** Check-in as typed. */
export class CheckinForm {
  readonly cycle = Array.from({ length: CYCLE }, () =>
    within(0, MAX_DAY_POINTS, `请填 0 到 ${MAX_DAY_POINTS} 的整数`),
  )
  readonly bonuses = Array.from({ length: MAX_BONUSES }, () => new BonusRow())
  readonly price = within(0, MAX_DAY_POINTS, `请填积分数，最多 ${MAX_DAY_POINTS} 分，免费填 0`)
  readonly perMonth = within(0, MAX_MAKE_UPS, `请填次数，最多 ${MAX_MAKE_UPS} 次，不让补签填 0`)
  readonly saving = new Step()
  readonly templates = templateRows()
  open = false
  tierFactor = false
  suggested = false

  constructor() {
    const kept = {
      cycle: false,
      bonuses: false,
      price: false,
      perMonth: false,
      saving: false,
      templates: false,
    }
    makeAutoObservable(this, kept as Record<keyof typeof kept, false>, { deep: false })
  }

  fill(saved: CheckinRules): void {
    const rules = checkinOr(saved)
    this.suggested = rules !== saved
    this.open = rules.open
    this.tierFactor = rules.tierFactor
    for (const [i, day] of this.cycle.entries()) day.fill(String(rules.cycle[i] ?? 0))
    for (const [i, row] of this.bonuses.entries()) row.fill(rules.bonuses[i])
    this.price.fill(String(rules.makeUp.price))
    this.perMonth.fill(String(rules.makeUp.perMonth))
  }

  setOpen(open: boolean): void {
    this.open = open
  }

  setTierFactor(on: boolean): void {
    this.tierFactor = on
  }

  /** Coupons that a bonus may give: those that are out, and the one that it gives already. */
  choicesOf({ templateId, coupon }: BonusRow): { value: string; label: string }[] {
    const out = givable(this.templates.rows).map(({ id, form }) => ({
      value: id,
      label: form.name,
    }))
    const known = !templateId || out.some(({ value }) => value === templateId)
    const own = known ? [] : [{ value: templateId, label: coupon || '现在送的券' }]
    return [{ value: '', label: '不送券' }, ...own, ...out]
  }

  get used(): BonusRow[] {
    return this.bonuses.filter(({ on }) => on)
  }

  get full(): boolean {
    return this.used.length === MAX_BONUSES
  }

  add(): void {
    this.bonuses.find(({ on }) => !on)?.show(true)
  }

  private get entries(): Entry<number>[] {
    const bonuses = this.used.flatMap(({ days, points }) => [days, points])
    return [...this.cycle, ...bonuses, this.price, this.perMonth]
  }

  get rules(): CheckinRules | undefined {
    const { open, tierFactor } = this
    if (this.entries.some(({ value }) => value === undefined)) return undefined
    const bonuses = this.used.map(({ bonus }) => bonus).filter((one) => one !== undefined)
    return {
      open,
      cycle: this.cycle.map(({ value }) => value ?? 0),
      bonuses: bonuses.sort((a, b) => a.days - b.days),
      makeUp: { price: this.price.value ?? 0, perMonth: this.perMonth.value ?? 0 },
      tierFactor,
    }
  }

  async save(): Promise<boolean> {
    for (const entry of this.entries) entry.try()
    const { rules } = this
    if (!rules) return false
    const work = () => act('operator', 'program.saveCheckin', { rules }, { subject: 'program' })
    const done = await this.saving.run(work)
    if (done) runInAction(() => this.fill(done.program.checkin))
    return done !== undefined
  }
}

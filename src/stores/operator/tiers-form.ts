import { makeAutoObservable, runInAction } from 'mobx'
import { MAX_GROWTH, MAX_PERIOD_MONTHS, MAX_TIERS, MAX_WINDOW_MONTHS } from '#core/tiers/limits'
import type { TierRule, TierRules } from '#core/tiers/views'
import { act, ask, type Out } from '@/cloud'
import { Step } from '../step'
import { Entry } from './entry'
import { tiersOr } from './suggestion'
import { factorOf, priceOf, typedFactor, typedPrice, wholeOf } from './typed'

export const TIER_NAME_MAX = 6

const named = (text: string): string | undefined => text.trim() || undefined

/** One tier as typed. All that may be are there from the start, so that adding one shows one. */
export class TierRow {
  readonly name = new Entry(named, '请给这一级起个名字')
  readonly from = new Entry((text) => wholeOf(text, 0, MAX_GROWTH), '请填成长值，例如 500')
  readonly price = new Entry(priceOf, '请填 5 到 9.9 或 50 到 99，不打折留空')
  readonly factor = new Entry(factorOf, '请填 1 到 10 倍，例如 1.2，不加倍留空')
  on = false

  /** The first tier begins at 0 and stays. */
  constructor(readonly first: boolean) {
    const kept = { name: false, from: false, price: false, factor: false, first: false } as const
    makeAutoObservable(this, kept, { deep: false })
  }

  /** One that was taken away by mistake comes back as it was. */
  show(on: boolean): void {
    this.on = on
  }

  fill(rule: TierRule | undefined): void {
    this.on = rule !== undefined
    this.name.fill(rule?.name ?? '')
    this.from.fill(rule ? String(rule.from) : '')
    this.price.fill(rule ? typedPrice(rule.pricePercent) : '')
    this.factor.fill(rule ? typedFactor(rule.pointsPercent) : '')
  }

  try(): void {
    for (const entry of [this.name, this.from, this.price, this.factor]) entry.try()
  }

  get start(): number | undefined {
    return this.first ? 0 : this.from.value
  }

  get rule(): TierRule | undefined {
    const { name, start, price, factor } = this
    if (name.value === undefined || start === undefined) return undefined
    if (price.value === undefined || factor.value === undefined) return undefined
    return {
      name: name.value,
      from: start,
      pricePercent: price.value,
      pointsPercent: factor.value,
    }
  }
}

const months = (max: number) =>
  new Entry((text) => wholeOf(text, 1, max), `请填月数，最多 ${max} 个月`)

const byStart = (a: TierRow, b: TierRow): number =>
  (a.start ?? MAX_GROWTH) - (b.start ?? MAX_GROWTH)

/** Each tier ends where the next one begins, so that none overlaps and no growth lies between. */
const closed = (tiers: readonly TierRule[]): TierRule[] =>
  tiers.map((tier, i) => {
    const next = tiers[i + 1]
    return next ? { ...tier, to: next.from - 1 } : tier
  })

export type Simulation = Out<'operator', 'tiers.simulate'>

/** The tiers as typed, and what they would mean for the members of today. */
export class TiersForm {
  readonly rows = Array.from({ length: MAX_TIERS }, (_, i) => new TierRow(i === 0))
  readonly windowMonths = months(MAX_WINDOW_MONTHS)
  readonly periodMonths = months(MAX_PERIOD_MONTHS)
  readonly saving = new Step()
  readonly simulating = new Step()
  suggested = false
  simulation: Simulation | undefined
  /** The rules that the simulation is about, as text. */
  private simulated = ''

  constructor() {
    const kept = {
      rows: false,
      windowMonths: false,
      periodMonths: false,
      saving: false,
      simulating: false,
    } as const
    makeAutoObservable(this, kept, { deep: false })
  }

  fill(saved: TierRules): void {
    const rules = tiersOr(saved)
    this.suggested = rules !== saved
    for (const [i, row] of this.rows.entries()) row.fill(rules.tiers[i])
    this.windowMonths.fill(String(rules.windowMonths))
    this.periodMonths.fill(String(rules.periodMonths))
  }

  /** In the order of their growth value. */
  get used(): TierRow[] {
    return this.rows.filter(({ on }) => on).sort(byStart)
  }

  get full(): boolean {
    return this.used.length === MAX_TIERS
  }

  add(): void {
    this.rows.find(({ on }) => !on)?.show(true)
  }

  /** Where the tier above begins; undefined at the highest one, or while it is not typed yet. */
  nextOf(row: TierRow): number | undefined {
    const { used } = this
    return used[used.indexOf(row) + 1]?.start
  }

  get rules(): TierRules | undefined {
    const tiers = this.used.map(({ rule }) => rule).filter((rule) => rule !== undefined)
    const [windowMonths, periodMonths] = [this.windowMonths.value, this.periodMonths.value]
    if (tiers.length < this.used.length || !windowMonths || !periodMonths) return undefined
    return { tiers: closed(tiers), windowMonths, periodMonths }
  }

  private try(): TierRules | undefined {
    for (const row of this.used) row.try()
    this.windowMonths.try()
    this.periodMonths.try()
    return this.rules
  }

  /** The thresholds were changed after they were tried out. */
  get outdated(): boolean {
    return this.simulation !== undefined && JSON.stringify(this.rules) !== this.simulated
  }

  async simulate(): Promise<boolean> {
    const rules = this.try()
    if (!rules) return false
    const work = () => ask('operator', 'tiers.simulate', { rules })
    const told = await this.simulating.run(work)
    if (!told) return this.simulating.problem !== undefined
    runInAction(() => {
      this.simulation = told
      this.simulated = JSON.stringify(rules)
    })
    return true
  }

  async save(): Promise<boolean> {
    const rules = this.try()
    if (!rules) return false
    const work = () => act('operator', 'program.saveTiers', { rules }, { subject: 'program' })
    const done = await this.saving.run(work)
    if (done) runInAction(() => this.fill(done.program.tiers))
    return done !== undefined
  }
}

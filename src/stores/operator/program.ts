import { makeAutoObservable, runInAction } from 'mobx'
import type { Program as Rules } from '#core/program/views'
import { checkinWords, pointsWords, tiersWords } from '#core/program/words'
import { ask, type Out } from '@/cloud'
import { Load } from '../load'
import { CheckinForm } from './checkin-form'
import { PointsForm } from './points-form'
import { type TierRow, TiersForm } from './tiers-form'

export type ProgramTab = 'points' | 'tiers' | 'checkin'

/** The member programme: three forms that are saved one by one. */
export class Program {
  readonly shown = new Load<Out<'operator', 'program.show'>>()
  readonly points = new PointsForm()
  readonly tiers = new TiersForm()
  readonly checkin = new CheckinForm()
  tab: ProgramTab = 'points'

  constructor() {
    const kept = { shown: false, points: false, tiers: false, checkin: false } as const
    makeAutoObservable(this, kept, { deep: false })
  }

  async load(): Promise<void> {
    const templates = this.checkin.templates.load()
    // The coupons to choose from are there before the form is drawn: drawn once, in its portions.
    const answer = await this.shown.from(async () => {
      const [told] = await Promise.all([ask('operator', 'program.show', {}), templates])
      return told
    })
    if (answer.ok) runInAction(() => this.fill(answer.data))
  }

  private fill({ program }: Out<'operator', 'program.show'>): void {
    this.points.fill(program.points)
    this.tiers.fill(program.tiers)
    this.checkin.fill(program.checkin)
  }

  turn(tab: ProgramTab): void {
    this.tab = tab
  }

  /** The form in front. */
  get form() {
    return this[this.tab]
  }

  /** The programme as it would be if this part were saved as it stands on the form. */
  private with(part: Partial<Rules>): Rules | undefined {
    const saved = this.shown.data?.program
    return saved && { ...saved, ...part }
  }

  /** What members would read of points; undefined while the form can not be read. */
  get pointsWords(): string[] | undefined {
    const { rules } = this.points
    const rest = rules && this.with({ points: rules })
    return rest && pointsWords(rest, this.shown.at)
  }

  /** What they would read of one tier. */
  tierWords(row: TierRow): string | undefined {
    const { rules, used } = this.tiers
    const all = rules && tiersWords({ tiers: rules })
    const one = all?.[used.indexOf(row)]
    return one && `${one.name}：${one.words}`
  }

  /** Check-in while it is open, without what is said of bonuses and of the tier's factor. */
  get checkinWords(): string[] | undefined {
    const { rules } = this.checkin
    const plain = rules && { ...rules, open: true, bonuses: [], tierFactor: false }
    const all = plain && this.with({ checkin: plain })
    return all && checkinWords(all)
  }
}

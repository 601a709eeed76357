import { makeAutoObservable, runInAction } from 'mobx'
import type { Program as Rules } from '#core/program/contract'
import { checkinWords, pointsWords, tiersWords } from '#core/program/words'
import { ask, type Out } from '@/cloud'
import { Load } from '../load'
import { CheckinForm } from './checkin-form'
import { PointsForm } from './points-form'
import { TiersForm } from './tiers-form'

export type ProgramTab = 'points' | 'tiers' | 'checkin'

/** What members would read, by tab, if what stands on the form were saved now. */
const wordsOf: Record<ProgramTab, (rules: Rules, now: number) => string[]> = {
  points: pointsWords,
  tiers: (rules) => tiersWords(rules).map(({ name, words }) => `${name}：${words}`),
  checkin: checkinWords,
}

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
    const answer = await this.shown.from(() => ask('operator', 'program.show', {}))
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

  /** Undefined while something on the form can not be read. */
  words(tab: ProgramTab): string[] | undefined {
    const saved = this.shown.data?.program
    const { rules } = this[tab]
    return saved && rules && wordsOf[tab]({ ...saved, [tab]: rules }, this.shown.at)
  }
}

import { makeAutoObservable, runInAction } from 'mobx'
import type { StageRule } from '#core/aipl/stages'
import { stageName } from '#core/aipl/words'
import { rfmText } from '#core/rfm/words'
import { ask, type Out } from '@/cloud'
import { Load } from '../load'
import { Step } from '../step'
import { CutsForm } from './cuts-form'
import { SaveRules } from './rules'
import { StageRuleForm } from './stage-rule'

/** As the contract takes them (core/persons/contract.ts). */
export const MOST_RULES = 20

const NEW_RULE: StageRule = { stage: 4, kinds: ['bought'], atLeast: 1, withinDays: 180 }

/** The rules as a form; words say at once what they would be. */
export class RulesEdit {
  readonly shown = new Load<Out<'operator', 'lifecycle.rules'>>()
  readonly cuts = new CutsForm()
  readonly save = new SaveRules()
  readonly measuring = new Step()
  rules: readonly StageRuleForm[] = []
  /** The rule whose sheet is open; undefined: none. */
  open: StageRuleForm | undefined
  asking = false
  /** How many buyers the proposed cuts were measured on. */
  buyers: number | undefined

  constructor() {
    const kept = { shown: false, cuts: false, save: false, measuring: false } as const
    makeAutoObservable(this, kept, { deep: false })
  }

  async load(): Promise<void> {
    const answer = await this.shown.from(() => ask('operator', 'lifecycle.rules', {}))
    if (!answer.ok) return
    runInAction(() => {
      this.rules = answer.data.aipl.map((rule) => new StageRuleForm(rule))
    })
    this.cuts.fill(answer.data.rfm)
  }

  edit(rule: StageRuleForm | undefined): void {
    if (rule || this.open?.try() !== false) this.open = rule
  }

  add(): void {
    const rule = new StageRuleForm(NEW_RULE)
    this.rules = [...this.rules, rule]
    this.open = rule
  }

  remove(rule: StageRuleForm): void {
    this.rules = this.rules.filter((one) => one !== rule)
    this.open = undefined
  }

  /** Asks once more before all is counted anew; false while something is not filled in. */
  askToSave(): boolean {
    const fine = [this.cuts, ...this.rules].map((one) => one.try())
    this.asking = fine.every(Boolean) && this.rules.length > 0
    this.save.saving.clear()
    return this.asking
  }

  stopAsking(): void {
    this.asking = false
  }

  private get wish(): { aipl: StageRule[]; rfm: NonNullable<CutsForm['value']> } | undefined {
    const rfm = this.cuts.value
    const aipl = this.rules.flatMap(({ value }) => value ?? [])
    return rfm && aipl.length === this.rules.length ? { aipl, rfm } : undefined
  }

  /** A line each, as the saved rules read. */
  get words(): string[] {
    const { wish } = this
    if (!wish) return []
    const stages = [...this.rules].sort((a, b) => b.stage - a.stage)
    return [
      ...stages.map(({ stage, words }) => `${stageName(stage)}：${words}`),
      ...rfmText(wish.rfm),
    ]
  }

  async saveAll(): Promise<boolean> {
    return this.wish ? this.save.save(this.wish) : false
  }

  /** Fills in cuts that part today's buyers into fifths. */
  async measure(): Promise<void> {
    const windowDays = this.cuts.windowDays.value
    this.cuts.windowDays.try()
    if (windowDays === undefined) return
    const found = await this.measuring.run(() => ask('operator', 'rfm.quantiles', { windowDays }))
    if (!found) return
    this.cuts.fill(found.rfm)
    runInAction(() => {
      this.buyers = found.buyers
    })
  }
}

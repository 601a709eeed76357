import { makeAutoObservable, runInAction } from 'mobx'
import type { StageRule } from '#core/aipl/stages'
import type { RfmRules } from '#core/rfm/cells'
import { act, ask, type Out } from '@/cloud'
import { Load } from '../load'
import { Step } from '../step'

export type Since = 'always' | 'today'
type Shown = Out<'operator', 'lifecycle.rules'>
export type TradeRules = Shown['trades'][number]

/** A brand has one set of rules. */
const RULES = { subject: 'rules' }

interface Wish {
  aipl: StageRule[]
  rfm: RfmRules
}

/** Saves rules; the page says since when they hold. */
export class SaveRules {
  readonly saving = new Step()
  since: Since = 'today'

  constructor() {
    makeAutoObservable(this, { saving: false }, { deep: false })
  }

  setSince(since: Since): void {
    this.since = since
  }

  async save({ aipl, rfm }: Wish): Promise<boolean> {
    const input = { aipl, rfm, since: this.since }
    const done = await this.saving.run(() => act('operator', 'lifecycle.saveRules', input, RULES))
    return done !== undefined
  }
}

/** The rules in words, and ready-made ones for a trade. */
export class Rules {
  readonly shown = new Load<Shown>()
  readonly save = new SaveRules()
  /** The trade whose rules are looked at; undefined: none. */
  looked: TradeRules | undefined

  constructor() {
    makeAutoObservable(this, { shown: false, save: false }, { deep: false })
  }

  load(): Promise<unknown> {
    return this.shown.from(() => ask('operator', 'lifecycle.rules', {}))
  }

  look(trade: TradeRules | undefined): void {
    this.looked = trade
    this.save.saving.clear()
  }

  /** Its rules, then its order of the board; the second is tried again with the next choice. */
  async use(trade: TradeRules): Promise<boolean> {
    if (!(await this.save.save(trade))) return false
    const name = trade.trade
    await this.save.saving.run(() => act('operator', 'lifecycle.saveTrade', { trade: name }, RULES))
    await this.load()
    runInAction(() => this.look(undefined))
    return true
  }
}

import { makeAutoObservable } from 'mobx'
import type { Action, CampaignForm } from '#core/invites/form'
import { MAX_KEPT_DAYS, MAX_STOCK } from '#core/invites/limits'
import { MAX_FEN } from '#core/kernel/money'
import { businessDayOf, MINUTE } from '#core/kernel/time'
import { Moment } from './draft-times'
import { count, type Marks, yuan, yuanOrNone } from './entries'
import { typedYuan } from './typed'

/** From the tap on 发布 to the start: time to read everything once more. */
const SOON_MS = 10 * MINUTE
const LAST_CLOCK = '23:59'

/** What the friend does themself. */
export class Doing {
  readonly min = yuanOrNone('请填金额，不限就留空')
  action: Action = 'joined'

  constructor() {
    makeAutoObservable(this, { min: false }, { deep: false })
  }

  set(action: Action): void {
    this.action = action
  }

  fill({ action, minFen = 0 }: Pick<CampaignForm, 'action' | 'minFen'>): void {
    this.action = action
    this.min.fill(typedYuan(minFen))
  }

  get marks(): Marks {
    return this.action === 'bought' ? [this.min] : []
  }

  get said(): Pick<CampaignForm, 'action' | 'minFen'> {
    const { action, min } = this
    return { action, ...(action === 'bought' && min.value ? { minFen: min.value } : {}) }
  }
}

/** When it runs. Without a time of its own it begins soon after it is published. */
export class Span {
  readonly from = new Moment('09:00')
  readonly until = new Moment(LAST_CLOCK)

  fill({ startsAt, endsAt }: Pick<CampaignForm, 'startsAt' | 'endsAt'>, now: number): void {
    const passed = startsAt <= now
    this.from.fill(passed ? undefined : startsAt)
    this.until.fill(endsAt)
  }

  /** Its last day, counted from now. */
  lasts(days: number, now: number): void {
    this.until.set(true)
    this.until.day.fill(businessDayOf(now + days * 24 * 60 * MINUTE))
  }

  get marks(): Marks {
    return [...this.from.marks, this.until.day]
  }

  /** The last minute counts whole. */
  at(now: number): Pick<CampaignForm, 'startsAt' | 'endsAt'> | undefined {
    const last = this.until.at
    const soon = Math.ceil((now + SOON_MS) / MINUTE) * MINUTE
    const startsAt = this.from.on ? this.from.at : soon
    if (startsAt === undefined || last === undefined) return undefined
    return { startsAt, endsAt: last + MINUTE - 1 }
  }
}

type Money = Pick<CampaignForm, 'stock' | 'budgetFen'>

/** How many friends, and how much money. */
export class Purse {
  readonly stock = count(1, MAX_STOCK, `请填名额，最多 ${MAX_STOCK / 10_000} 万位`)
  readonly budget = yuan(`请填预算，最多 ${MAX_FEN / 1_000_000} 万元`)

  fill({ stock, budgetFen }: Money): void {
    this.stock.fill(String(stock))
    this.budget.fill(typedYuan(budgetFen))
  }

  get marks(): Marks {
    return [this.stock, this.budget]
  }

  get said(): Money | undefined {
    const [stock, budgetFen] = [this.stock.value, this.budget.value]
    return stock && budgetFen ? { stock, budgetFen } : undefined
  }
}

type Kept = Pick<CampaignForm, 'keptDays' | 'keptByBuying' | 'whenSpent'>

/** When a friend counts for good, and what becomes of a reward until then. */
export class Keeping {
  readonly days = count(0, MAX_KEPT_DAYS, `请填天数，0 到 ${MAX_KEPT_DAYS}`)
  byBuying = true
  whenSpent: Kept['whenSpent'] = 'note'

  constructor() {
    makeAutoObservable(this, { days: false }, { deep: false })
  }

  setByBuying(on: boolean): void {
    this.byBuying = on
  }

  setWhenSpent(way: Kept['whenSpent']): void {
    this.whenSpent = way
  }

  fill({ keptDays, keptByBuying, whenSpent }: Kept): void {
    this.days.fill(String(keptDays))
    this.byBuying = keptByBuying
    this.whenSpent = whenSpent
  }

  get marks(): Marks {
    return [this.days]
  }

  get said(): Kept | undefined {
    const keptDays = this.days.value
    if (keptDays === undefined) return undefined
    return { keptDays, keptByBuying: this.byBuying, whenSpent: this.whenSpent }
  }
}

import { makeAutoObservable } from 'mobx'
import type { TemplateForm } from '#core/coupons/form'
import { MAX_PER_MEMBER, MAX_STOCK, MAX_USES } from '#core/coupons/limits'
import type { Bearer } from '#core/coupons/views'
import { MAX_POINTS } from '#core/points/limits'
import { choice, count, countOrNone, type Marks, words, yuanOrNone } from './entries'
import { typedYuan, wholeOf } from './typed'

const FEW = `请填张数，最多 ${MAX_STOCK / 10_000} 万张`

/** How many there are, and what they may cost. */
export class Amounts {
  readonly stock = count(1, MAX_STOCK, FEW)
  readonly perMember = count(1, MAX_PER_MEMBER, `请填张数，最多 ${MAX_PER_MEMBER} 张`)
  readonly uses = count(1, MAX_USES, `请填次数，最多 ${MAX_USES} 次`)
  readonly daily = countOrNone(MAX_STOCK, `${FEW}，不限就留空`)
  readonly budget = yuanOrNone('请填金额，不限就留空')
  readonly stores = choice(() => true, '')
  /** So many are kept for people who take it in this store. */
  kept: NonNullable<TemplateForm['storeStock']> = []

  constructor() {
    const still = {
      stock: false,
      perMember: false,
      uses: false,
      daily: false,
      budget: false,
      stores: false,
    } as const
    makeAutoObservable(this, still, { deep: false })
    this.perMember.fill('1')
    this.uses.fill('1')
  }

  fill(form: TemplateForm): void {
    this.stock.fill(String(form.stock))
    this.perMember.fill(String(form.perMember))
    this.uses.fill(String(form.uses ?? 1))
    this.daily.fill(form.daily ? String(form.daily) : '')
    this.budget.fill(typedYuan(form.budgetFen ?? 0))
    this.kept = form.storeStock ?? []
  }

  keptFor(storeId: string): number {
    return this.kept.find((one) => one.storeId === storeId)?.stock ?? 0
  }

  /** 0: none are kept. */
  keep(storeId: string, stock: number): void {
    const rest = this.kept.filter((one) => one.storeId !== storeId)
    this.kept = stock ? [...rest, { storeId, stock }] : rest
    this.stores.type('')
  }

  get marks(): Marks {
    return [this.stock, this.perMember, this.uses, this.daily, this.budget]
  }

  /** What of it goes beyond the plain meaning. */
  get more(): Pick<TemplateForm, 'uses' | 'daily' | 'budgetFen' | 'storeStock'> {
    const [uses, daily, budgetFen] = [this.uses.value, this.daily.value, this.budget.value]
    return {
      ...(uses && uses > 1 ? { uses } : {}),
      ...(daily ? { daily } : {}),
      ...(budgetFen ? { budgetFen } : {}),
      ...(this.kept.length > 0 ? { storeStock: this.kept } : {}),
    }
  }
}

/** Who pays; a draft may leave it open. */
export class Bears {
  readonly partner = words('请填合作方的名字')
  readonly mark = choice(() => this.kind !== undefined, '请选费用由谁承担')
  kind: Bearer['kind'] | undefined

  constructor() {
    makeAutoObservable(this, { partner: false, mark: false }, { deep: false })
  }

  set(kind: Bearer['kind']): void {
    this.kind = kind
    this.mark.type('')
  }

  fill(bearer: Bearer | undefined): void {
    this.kind = bearer?.kind
    this.partner.fill(bearer?.kind === 'partner' ? bearer.name : '')
  }

  get marks(): Marks {
    return this.kind === 'partner' ? [this.partner] : []
  }

  get bearer(): Bearer | undefined {
    const { kind, partner } = this
    if (kind !== 'partner') return kind && { kind }
    return partner.value ? { kind, name: partner.value } : undefined
  }
}

/** How a member gets it: for free, or for points in the shop. */
export class Shop {
  readonly price = count(1, MAX_POINTS, '请填要用多少积分，例如 200')
  readonly level = choice(() => true, '')
  way: 'free' | 'points' = 'free'
  minLevel = 0

  constructor() {
    makeAutoObservable(this, { price: false, level: false }, { deep: false })
  }

  setWay(way: 'free' | 'points'): void {
    this.way = way
  }

  setMinLevel(level: number): void {
    this.minLevel = level
    this.level.type('')
  }

  fill(shop: TemplateForm['shop']): void {
    this.way = shop ? 'points' : 'free'
    this.price.fill(shop ? String(shop.price) : '')
    this.minLevel = shop?.minLevel ?? 0
  }

  get marks(): Marks {
    return this.way === 'points' ? [this.price] : []
  }

  /** Undefined as long as it is free or the price can not be read. */
  get shop(): TemplateForm['shop'] {
    const price = this.way === 'points' ? this.price.value : undefined
    return price ? { price, minLevel: this.minLevel } : undefined
  }
}

/** A number that is asked for in a sheet: how many are kept for one store. */
export class Keeping {
  storeId: string | undefined
  name = ''
  text = ''
  tried = false
  readonly rule = `${FEW}，不留就填 0`

  constructor(private readonly amounts: Amounts) {
    makeAutoObservable<this, 'amounts'>(this, { amounts: false, rule: false }, { deep: false })
  }

  open(storeId: string, name: string): void {
    this.storeId = storeId
    this.name = name
    this.text = String(this.amounts.keptFor(storeId) || '')
    this.tried = false
  }

  close(): void {
    this.storeId = undefined
  }

  type(text: string): void {
    this.text = text
  }

  private get value(): number | undefined {
    return this.text.trim() === '' ? 0 : wholeOf(this.text, 0, MAX_STOCK)
  }

  get fault(): string | undefined {
    return this.tried && this.value === undefined ? this.rule : undefined
  }

  done(): void {
    this.tried = true
    const { storeId, value } = this
    if (storeId === undefined || value === undefined) return
    this.amounts.keep(storeId, value)
    this.close()
  }
}

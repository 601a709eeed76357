import { makeAutoObservable } from 'mobx'
import type { TemplateForm } from '#core/coupons/form'
import { PLAIN_STACKING } from '#core/coupons/rules'
import type { Scope } from '#core/coupons/views'
import { choice, type Marks, words } from './entries'

const toggled = (ids: readonly string[], id: string): string[] =>
  ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id]

/** In which stores, and for which goods. */
export class Reach {
  readonly stores = choice(() => this.everyStore || this.storeIds.length > 0, '请至少选一家门店')
  readonly goods = choice(() => this.everyGood || this.named > 0, '请至少选一样商品或一个分类')
  everyStore = true
  storeIds: readonly string[] = []
  everyGood = true
  productIds: readonly string[] = []
  categoryIds: readonly string[] = []

  constructor() {
    makeAutoObservable(this, { stores: false, goods: false }, { deep: false })
  }

  get named(): number {
    return this.productIds.length + this.categoryIds.length
  }

  setEveryStore(every: boolean): void {
    this.everyStore = every
  }

  toggleStore(storeId: string): void {
    this.storeIds = toggled(this.storeIds, storeId)
    this.stores.type('')
  }

  setEveryGood(every: boolean): void {
    this.everyGood = every
  }

  toggleProduct(productId: string): void {
    this.productIds = toggled(this.productIds, productId)
    this.goods.type('')
  }

  toggleCategory(categoryId: string): void {
    this.categoryIds = toggled(this.categoryIds, categoryId)
    this.goods.type('')
  }

  fill({ storeIds, scope }: TemplateForm): void {
    this.everyStore = storeIds.length === 0
    this.storeIds = storeIds
    this.productIds = scope?.productIds ?? []
    this.categoryIds = scope?.categoryIds ?? []
    this.everyGood = this.named === 0
  }

  get marks(): Marks {
    return [this.stores, this.goods]
  }

  get shownStores(): string[] {
    return this.everyStore ? [] : [...this.storeIds]
  }

  get scope(): Scope | undefined {
    if (this.everyGood || this.named === 0) return undefined
    return { productIds: [...this.productIds], categoryIds: [...this.categoryIds] }
  }
}

type Mixes = 'plain' | 'alone' | 'group'

/** What it goes together with in one sale. */
export class Mixing {
  readonly group = words('请给这一组起个名字，例如 满减')
  kind: Mixes = 'plain'

  constructor() {
    makeAutoObservable(this, { group: false }, { deep: false })
  }

  set(kind: Mixes): void {
    this.kind = kind
  }

  fill(stacking: TemplateForm['stacking']): void {
    this.kind = stacking?.alone ? 'alone' : stacking ? 'group' : 'plain'
    this.group.fill(this.kind === 'group' ? (stacking?.group ?? '') : '')
  }

  get marks(): Marks {
    return this.kind === 'group' ? [this.group] : []
  }

  get stacking(): TemplateForm['stacking'] {
    if (this.kind === 'alone') return { group: PLAIN_STACKING.group, alone: true }
    const { value } = this.group
    return this.kind === 'group' && value ? { group: value, alone: false } : undefined
  }
}

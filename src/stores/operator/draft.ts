import { makeAutoObservable } from 'mobx'
import type { TemplateForm } from '#core/coupons/form'
import { MAX_PER_MEMBER, MAX_STOCK, MAX_VALID_DAYS } from '#core/coupons/limits'
import type { Benefit, Validity } from '#core/coupons/views'
import { MAX_POINTS } from '#core/points/limits'
import { fenOf, typedYuan, wholeOf } from './typed'

export type TypedField =
  | 'name'
  | 'off'
  | 'min'
  | 'item'
  | 'rules'
  | 'stock'
  | 'perMember'
  | 'days'
  | 'price'
export type Marked = TypedField | 'until' | 'stores' | 'level'

/** Where a refusal of the server belongs on this form. */
const fieldOfRefusal: Record<string, Marked> = {
  'coupons.threshold-below-discount': 'min',
  'coupons.until-past': 'until',
  'stores.not-found': 'stores',
  'coupons.tier-missing': 'level',
}
export const fieldOf = (code: string): Marked | undefined => fieldOfRefusal[code]

/** What the form itself may find wrong; of the other fields only the server knows. */
export const draftRules: Partial<Record<Marked, string>> = {
  name: '请给券起个名字',
  off: '请填金额，例如 12 或 12.50',
  min: '请填金额，没有门槛就留空',
  item: '请写明送什么',
  stock: `请填张数，最多 ${MAX_STOCK / 10_000} 万张`,
  perMember: `请填张数，最多 ${MAX_PER_MEMBER} 张`,
  days: `请填天数，最多 ${MAX_VALID_DAYS} 天`,
  until: '请选一个截止日期',
  stores: '请至少选一家门店',
  price: '请填要用多少积分，例如 200',
}

/** A coupon template as typed: text stays as the person wrote it until it is sent. */
export class Draft {
  name = ''
  kind: Benefit['kind'] = 'amount-off'
  off = ''
  min = ''
  item = ''
  rules = ''
  stock = ''
  perMember = '1'
  validKind: Validity['kind'] = 'days'
  days = '30'
  until = ''
  /** How a member gets it: for free, or for points in the shop. */
  way: 'free' | 'points' = 'free'
  price = ''
  minLevel = 0
  everyStore = true
  storeIds: string[] = []
  /** Faults are marked from the first try on, not while somebody is still typing. */
  tried = false

  constructor() {
    makeAutoObservable(this, {}, { deep: false })
  }

  fill(form: TemplateForm): void {
    const { benefit, validity } = form
    this.name = form.name
    this.kind = benefit.kind
    if ('item' in benefit) this.item = benefit.item
    if (benefit.kind === 'amount-off') {
      this.off = typedYuan(benefit.offFen)
      this.min = typedYuan(benefit.minFen)
    }
    this.rules = form.rules
    this.stock = String(form.stock)
    this.perMember = String(form.perMember)
    this.validKind = validity.kind
    if (validity.kind === 'days') this.days = String(validity.days)
    else this.until = validity.day
    this.way = form.shop ? 'points' : 'free'
    this.price = form.shop ? String(form.shop.price) : this.price
    this.minLevel = form.shop?.minLevel ?? 0
    this.everyStore = form.storeIds.length === 0
    this.storeIds = form.storeIds
  }

  type(field: TypedField, text: string): void {
    this[field] = text
  }

  setKind(kind: Benefit['kind']): void {
    this.kind = kind
  }

  setValidKind(kind: Validity['kind']): void {
    this.validKind = kind
  }

  setUntil(day: string): void {
    this.until = day
  }

  setWay(way: 'free' | 'points'): void {
    this.way = way
  }

  setMinLevel(level: number): void {
    this.minLevel = level
  }

  setEveryStore(every: boolean): void {
    this.everyStore = every
  }

  toggleStore(storeId: string): void {
    const has = this.storeIds.includes(storeId)
    this.storeIds = has
      ? this.storeIds.filter((one) => one !== storeId)
      : [...this.storeIds, storeId]
  }

  /** What this gives, as far as it can be read from what is typed. */
  get benefit(): Benefit | undefined {
    return this.kind === 'gift' ? this.gift : this.amountOff
  }

  get gift(): Benefit | undefined {
    const item = this.item.trim()
    return item ? { kind: 'gift', item } : undefined
  }

  get amountOff(): Benefit | undefined {
    const offFen = fenOf(this.off)
    const minFen = fenOf(this.min || '0')
    return offFen && minFen !== undefined ? { kind: 'amount-off', offFen, minFen } : undefined
  }

  get validity(): Validity | undefined {
    if (this.validKind === 'until') {
      return this.until ? { kind: 'until', day: this.until as never } : undefined
    }
    const days = wholeOf(this.days, 1, MAX_VALID_DAYS)
    return days ? { kind: 'days', days } : undefined
  }

  /** Undefined as long as it is free or the price can not be read. */
  get shop(): TemplateForm['shop'] {
    const price = this.way === 'points' ? wholeOf(this.price, 1, MAX_POINTS) : undefined
    return price ? { price, minLevel: this.minLevel } : undefined
  }

  get faults(): Partial<Record<Marked, string>> {
    return Object.fromEntries(this.wrong.map((field) => [field, draftRules[field]]))
  }

  private get wrong(): Marked[] {
    const noDays = !this.validity && this.validKind === 'days'
    const noDay = !this.validity && this.validKind === 'until'
    const noStore = !this.everyStore && this.storeIds.length === 0
    const found: [Marked, boolean][] = [
      ['name', !this.name.trim()],
      ['stock', !wholeOf(this.stock, 1, MAX_STOCK)],
      ['perMember', !wholeOf(this.perMember, 1, MAX_PER_MEMBER)],
      ['days', noDays],
      ['until', noDay],
      ['stores', noStore],
      ['price', this.way === 'points' && !this.shop],
    ]
    return [...this.wrongBenefit, ...found.filter(([, wrong]) => wrong).map(([field]) => field)]
  }

  private get wrongBenefit(): Marked[] {
    if (this.kind === 'gift') return this.item.trim() ? [] : ['item']
    const off: Marked[] = fenOf(this.off) ? [] : ['off']
    return this.min && fenOf(this.min) === undefined ? [...off, 'min'] : off
  }

  try(): TemplateForm | undefined {
    this.tried = true
    return this.form
  }

  get form(): TemplateForm | undefined {
    const { benefit, validity, shop } = this
    if (!benefit || !validity || Object.keys(this.faults).length > 0) return undefined
    return {
      name: this.name.trim(),
      benefit,
      rules: this.rules.trim(),
      stock: Number(this.stock),
      perMember: Number(this.perMember),
      validity,
      storeIds: this.everyStore ? [] : this.storeIds,
      ...(shop ? { shop } : {}),
    }
  }
}

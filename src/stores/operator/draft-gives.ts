import { makeAutoObservable } from 'mobx'
import type { Benefit } from '#core/coupons/views'
import { words, yuan, yuanOrNone } from './entries'
import { Entry } from './entry'
import { fenOf, foldOf, typedFold, typedYuan } from './typed'

export type Kind = Benefit['kind']

/** What a ticket shows before anything is typed. */
export const nothingYet: Record<Kind, Benefit> = {
  'amount-off': { kind: 'amount-off', offFen: 0, minFen: 0 },
  'percent-off': { kind: 'percent-off', offPercent: 100, capFen: 0, minFen: 0 },
  exchange: { kind: 'exchange', item: '', valueFen: 0 },
  gift: { kind: 'gift', item: '' },
  'item-price': { kind: 'item-price', item: '', priceFen: 0, capFen: 0 },
}

/** What a coupon gives, as typed: every kind keeps its own fields while another one is chosen. */
export class Gives {
  readonly off = yuan('请填金额，例如 12 或 12.50')
  readonly fold = new Entry(foldOf, '请填折扣，例如 8.8 或 9')
  readonly cap = yuan('请填最多减多少，例如 20')
  readonly min = yuanOrNone('请填金额，没有门槛就留空')
  readonly item = words('请写明是哪样东西')
  readonly worth = yuan('请填它卖多少钱')
  readonly giftWorth = yuanOrNone('请填金额，不清楚就留空')
  readonly price = new Entry(fenOf, '请填特价，例如 9.90')
  readonly saves = yuan('请填一件最多便宜多少')
  kind: Kind = 'amount-off'

  constructor() {
    const kept = {
      off: false,
      fold: false,
      cap: false,
      min: false,
      item: false,
      worth: false,
      giftWorth: false,
      price: false,
      saves: false,
    } as const
    makeAutoObservable(this, kept, { deep: false })
  }

  setKind(kind: Kind): void {
    this.kind = kind
  }

  fill(benefit: Benefit): void {
    this.kind = benefit.kind
    if ('item' in benefit) this.item.fill(benefit.item)
    if ('minFen' in benefit) this.min.fill(typedYuan(benefit.minFen))
    if (benefit.kind === 'amount-off') this.off.fill(typedYuan(benefit.offFen))
    if (benefit.kind === 'percent-off') {
      this.fold.fill(typedFold(benefit.offPercent))
      this.cap.fill(typedYuan(benefit.capFen))
    }
    if (benefit.kind === 'exchange') this.worth.fill(typedYuan(benefit.valueFen))
    if (benefit.kind === 'gift') this.giftWorth.fill(typedYuan(benefit.valueFen ?? 0))
    if (benefit.kind === 'item-price') this.fillPrice(benefit)
  }

  private fillPrice({ priceFen, capFen }: Extract<Benefit, { kind: 'item-price' }>): void {
    this.price.fill(priceFen === 0 ? '0' : typedYuan(priceFen))
    this.saves.fill(typedYuan(capFen))
  }

  /** The fields of the chosen kind. */
  get marks() {
    const { off, fold, cap, min, item, worth, giftWorth, price, saves } = this
    return {
      'amount-off': [off, min],
      'percent-off': [fold, cap, min],
      exchange: [item, worth],
      gift: [item, giftWorth],
      'item-price': [item, price, saves],
    }[this.kind]
  }

  get benefit(): Benefit | undefined {
    return this[this.kind]
  }

  get 'amount-off'(): Benefit | undefined {
    const [offFen, minFen] = [this.off.value, this.min.value]
    return offFen && minFen !== undefined ? { kind: 'amount-off', offFen, minFen } : undefined
  }

  get 'percent-off'(): Benefit | undefined {
    const [offPercent, capFen, minFen] = [this.fold.value, this.cap.value, this.min.value]
    if (!offPercent || !capFen || minFen === undefined) return undefined
    return { kind: 'percent-off', offPercent, capFen, minFen }
  }

  get exchange(): Benefit | undefined {
    const [item, valueFen] = [this.item.value, this.worth.value]
    return item && valueFen ? { kind: 'exchange', item, valueFen } : undefined
  }

  get gift(): Benefit | undefined {
    const [item, valueFen] = [this.item.value, this.giftWorth.value]
    if (!item || valueFen === undefined) return undefined
    return { kind: 'gift', item, ...(valueFen ? { valueFen } : {}) }
  }

  get 'item-price'(): Benefit | undefined {
    const [item, priceFen, capFen] = [this.item.value, this.price.value, this.saves.value]
    if (!item || priceFen === undefined || !capFen) return undefined
    return { kind: 'item-price', item, priceFen, capFen }
  }
}

import type { BrandForm } from '../../../core/brand/contract.ts'
import type { TemplateForm } from '../../../core/coupons/contract.ts'

/** A shop to play with. Two of them prove that a brand is data (look.md, Theme). */
export interface DemoBrand {
  brand: Omit<BrandForm, 'consentText'>
  stores: { name: string; address: string }[]
  templates: Omit<TemplateForm, 'storeIds'>[]
  batch: { name: string; count: number }
}

const DAYS_30 = { kind: 'days', days: 30 } as const

const tea: DemoBrand = {
  brand: { name: '山间茶铺', slogan: '一杯好茶，慢慢喝', hue: 150, radius: 12 },
  stores: [
    { name: '青石巷店', address: '青石巷 18 号，老邮局对面' },
    { name: '河畔店', address: '河畔路 6 号 1 层，靠近步行桥' },
  ],
  templates: [
    {
      name: '新客茶礼 12 元券',
      benefit: { kind: 'amount-off', offFen: 1200, minFen: 6000 },
      rules: '到店出示券码，每单限用一张。\n不与其他优惠同享，不找零。',
      stock: 500,
      perMember: 1,
      validity: DAYS_30,
    },
    {
      name: '桂花乌龙小样',
      benefit: { kind: 'gift', item: '桂花乌龙一泡' },
      rules: '到店出示券码，当天现取。\n茶样以门店当日库存为准。',
      stock: 200,
      perMember: 1,
      validity: DAYS_30,
    },
  ],
  batch: { name: '冬季包裹卡', count: 24 },
}

const bakery: DemoBrand = {
  brand: { name: '一日面包', slogan: '当天的面包，当天吃完', hue: 28, radius: 16 },
  stores: [
    { name: '车站店', address: '站前路 2 号，出站口右手边' },
    { name: '学府店', address: '学府街 33 号，图书馆斜对面' },
  ],
  templates: [
    {
      name: '满 30 减 5 元券',
      benefit: { kind: 'amount-off', offFen: 500, minFen: 3000 },
      rules: '到店出示券码，每单限用一张。\n不与其他优惠同享，不找零。',
      stock: 500,
      perMember: 1,
      validity: DAYS_30,
    },
    {
      name: '早餐咖啡一杯',
      benefit: { kind: 'gift', item: '美式咖啡一杯' },
      rules: '每天 7:00 到 10:00 可用，到店现取。',
      stock: 200,
      perMember: 1,
      validity: { kind: 'days', days: 14 },
    },
  ],
  batch: { name: '早餐袋卡片', count: 24 },
}

export const brands = { tea, bakery }
export type BrandName = keyof typeof brands
export const FIRST_BRAND: BrandName = 'tea'
export const brandNames = Object.keys(brands)
export const isBrandName = (name: string): name is BrandName => Object.hasOwn(brands, name)

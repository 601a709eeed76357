import type { BrandForm } from '../../../core/brand/contract.ts'
import type { TemplateForm } from '../../../core/coupons/form.ts'
import type { Program } from '../../../core/program/views.ts'

/** A shop to play with. Two of them prove that a brand is data (look.md, Theme). */
export interface DemoBrand {
  brand: Omit<BrandForm, 'consentText'>
  stores: { name: string; address: string }[]
  templates: Omit<TemplateForm, 'storeIds'>[]
  batch: { name: string; count: number }
  program: Program
}

/** Points, tiers and check-in of both demo brands; a brand's own may be quite different. */
const program = (names: [string, string, string]): Program => ({
  points: {
    perYuan: 1,
    birthdayPercent: 200,
    pointsPerYuan: 20,
    maxSharePercent: 50,
    pendingDays: 0,
    expiryMonths: 12,
    returnPolicy: 'debt',
    approveAbove: 200,
  },
  tiers: {
    tiers: [
      { name: names[0], from: 0, to: 199, pricePercent: 100, pointsPercent: 100 },
      { name: names[1], from: 200, to: 999, pricePercent: 95, pointsPercent: 120 },
      { name: names[2], from: 1000, pricePercent: 90, pointsPercent: 150 },
    ],
    windowMonths: 12,
    periodMonths: 12,
  },
  checkin: {
    open: true,
    cycle: [1, 1, 2, 2, 3, 3, 5],
    bonuses: [
      { days: 7, points: 5 },
      { days: 21, points: 15 },
    ],
    makeUp: { price: 5, perMonth: 3 },
    tierFactor: false,
  },
})

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
    {
      name: '山茶小杯',
      benefit: { kind: 'gift', item: '粗陶小杯一只' },
      rules: '到店出示券码领取，颜色随机。',
      stock: 20,
      perMember: 2,
      validity: DAYS_30,
      shop: { price: 60, minLevel: 0 },
    },
    {
      name: '会员日 20 元券',
      benefit: { kind: 'amount-off', offFen: 2000, minFen: 10_000 },
      rules: '到店出示券码，每单限用一张。',
      stock: 50,
      perMember: 1,
      validity: DAYS_30,
      shop: { price: 150, minLevel: 1 },
    },
  ],
  batch: { name: '冬季包裹卡', count: 24 },
  program: program(['新茶客', '熟茶客', '老茶客']),
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
    {
      name: '可颂一只',
      benefit: { kind: 'gift', item: '原味可颂一只' },
      rules: '到店出示券码，当天现取。',
      stock: 30,
      perMember: 2,
      validity: DAYS_30,
      shop: { price: 40, minLevel: 0 },
    },
  ],
  batch: { name: '早餐袋卡片', count: 24 },
  program: program(['新邻居', '熟客', '老街坊']),
}

export const brands = { tea, bakery }
export type BrandName = keyof typeof brands
export const FIRST_BRAND: BrandName = 'tea'
export const brandNames = Object.keys(brands)
export const isBrandName = (name: string): name is BrandName => Object.hasOwn(brands, name)

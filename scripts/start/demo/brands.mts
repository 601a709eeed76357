import type { BrandForm } from '../../../core/brand/contract.ts'
import type { TemplateForm } from '../../../core/coupons/form.ts'
import type { Catalogue } from '../../../core/products/views.ts'
import type { Program } from '../../../core/program/views.ts'

/** A shop to play with. Two of them prove that a brand is data (look.md, Theme). */
export interface DemoBrand {
  brand: Omit<BrandForm, 'consentText'>
  stores: { name: string; address: string; phone?: string; hours?: string }[]
  catalogue: Catalogue
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
const BRAND_PAYS = { kind: 'brand' } as const

const WORKDAYS = [1, 2, 3, 4, 5]
/** 14:00 to 17:00, minutes of the day. */
const AFTERNOON = { from: 840, to: 1020 }

const tea: DemoBrand = {
  brand: { name: '山间茶铺', slogan: '一杯好茶，慢慢喝', hue: 150, radius: 12 },
  stores: [
    {
      name: '青石巷店',
      address: '青石巷 18 号，老邮局对面',
      phone: '021-5550 0118',
      hours: '每天 9:30–21:30',
    },
    {
      name: '河畔店',
      address: '河畔路 6 号 1 层，靠近步行桥',
      phone: '021-5550 0106',
      hours: '每天 10:00–22:00',
    },
  ],
  catalogue: {
    rev: 0,
    categories: [
      { id: 'drinks', name: '现泡茶' },
      { id: 'leaves', name: '茶叶' },
      { id: 'bites', name: '茶点' },
    ],
    products: [
      { id: 'oolong', name: '桂花乌龙', categoryId: 'drinks', fen: 2800 },
      { id: 'green', name: '云雾绿茶', categoryId: 'drinks', fen: 2600 },
      { id: 'white', name: '老白茶', categoryId: 'drinks', fen: 3200 },
      { id: 'tin', name: '云雾茶一罐', categoryId: 'leaves', fen: 12800 },
      { id: 'gift-box', name: '四季茶礼盒', categoryId: 'leaves', fen: 26800 },
      { id: 'cake', name: '桂花糕', categoryId: 'bites', fen: 1800 },
      { id: 'nuts', name: '盐烤夏威夷果', categoryId: 'bites', fen: 2200 },
    ],
  },
  templates: [
    {
      name: '新客茶礼 12 元券',
      benefit: { kind: 'amount-off', offFen: 1200, minFen: 6000 },
      rules: '到店出示券码，每单限用一张。\n不找零，不兑换现金。',
      stock: 500,
      perMember: 1,
      validity: DAYS_30,
      bearer: BRAND_PAYS,
    },
    {
      name: '桂花乌龙小样',
      benefit: { kind: 'gift', item: '桂花乌龙一泡', valueFen: 800 },
      rules: '到店出示券码，当天现取。\n茶样以门店当日库存为准。',
      stock: 200,
      perMember: 1,
      validity: DAYS_30,
      bearer: BRAND_PAYS,
    },
    {
      name: '山茶小杯',
      benefit: { kind: 'gift', item: '粗陶小杯一只', valueFen: 1500 },
      rules: '到店出示券码领取，颜色随机。',
      stock: 20,
      perMember: 2,
      validity: DAYS_30,
      shop: { price: 60, minLevel: 0 },
      bearer: BRAND_PAYS,
    },
    {
      name: '会员日 20 元券',
      benefit: { kind: 'amount-off', offFen: 2000, minFen: 10_000 },
      rules: '到店出示券码，每单限用一张。',
      stock: 50,
      perMember: 1,
      validity: DAYS_30,
      shop: { price: 150, minLevel: 1 },
      bearer: BRAND_PAYS,
    },
    {
      name: '工作日下午茶 8 折',
      benefit: { kind: 'percent-off', offPercent: 20, capFen: 1500, minFen: 0 },
      rules: '只限现泡茶和茶点。',
      stock: 300,
      perMember: 2,
      validity: DAYS_30,
      scope: { productIds: [], categoryIds: ['drinks', 'bites'] },
      windows: [{ weekdays: WORKDAYS, ...AFTERNOON }],
      stacking: { group: '下午茶', alone: false },
      budgetFen: 300_000,
      bearer: BRAND_PAYS,
    },
    {
      name: '桂花糕会员价',
      benefit: { kind: 'item-price', item: '桂花糕', priceFen: 990, capFen: 1000 },
      rules: '每单限一份。',
      stock: 200,
      perMember: 1,
      validity: DAYS_30,
      scope: { productIds: ['cake'], categoryIds: [] },
      stacking: { group: '茶点', alone: false },
      bearer: BRAND_PAYS,
    },
    {
      name: '续杯卡 5 次',
      benefit: { kind: 'gift', item: '续杯一次', valueFen: 300 },
      rules: '当天买过现泡茶即可续杯一次。',
      stock: 100,
      perMember: 1,
      uses: 5,
      validity: DAYS_30,
      bearer: BRAND_PAYS,
    },
    {
      name: '盐烤夏威夷果兑换券',
      benefit: { kind: 'exchange', item: '盐烤夏威夷果一份', valueFen: 2200 },
      rules: '由山野坚果赠送，送完为止。',
      stock: 60,
      perMember: 1,
      daily: 20,
      validity: { kind: 'days', days: 14 },
      scope: { productIds: ['nuts'], categoryIds: [] },
      stacking: { group: '茶点', alone: false },
      bearer: { kind: 'partner', name: '山野坚果' },
    },
  ],
  batch: { name: '冬季包裹卡', count: 24 },
  program: program(['新茶客', '熟茶客', '老茶客']),
}

const bakery: DemoBrand = {
  brand: { name: '一日面包', slogan: '当天的面包，当天吃完', hue: 28, radius: 16 },
  stores: [
    { name: '车站店', address: '站前路 2 号，出站口右手边', hours: '每天 6:30–21:00' },
    { name: '学府店', address: '学府街 33 号，图书馆斜对面', hours: '每天 7:00–22:00' },
  ],
  catalogue: {
    rev: 0,
    categories: [
      { id: 'bread', name: '面包' },
      { id: 'coffee', name: '咖啡' },
    ],
    products: [
      { id: 'croissant', name: '原味可颂', categoryId: 'bread', fen: 1200 },
      { id: 'country', name: '乡村面包', categoryId: 'bread', fen: 2800 },
      { id: 'americano', name: '美式咖啡', categoryId: 'coffee', fen: 1800 },
      { id: 'latte', name: '拿铁', categoryId: 'coffee', fen: 2400 },
    ],
  },
  templates: [
    {
      name: '满 30 减 5 元券',
      benefit: { kind: 'amount-off', offFen: 500, minFen: 3000 },
      rules: '到店出示券码，每单限用一张。\n不找零，不兑换现金。',
      stock: 500,
      perMember: 1,
      validity: DAYS_30,
      bearer: BRAND_PAYS,
    },
    {
      name: '早餐咖啡一杯',
      benefit: { kind: 'gift', item: '美式咖啡一杯', valueFen: 1800 },
      rules: '到店现取。',
      windows: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: 420, to: 600 }],
      stock: 200,
      perMember: 1,
      validity: { kind: 'days', days: 14 },
      bearer: BRAND_PAYS,
    },
    {
      name: '可颂一只',
      benefit: { kind: 'gift', item: '原味可颂一只', valueFen: 1200 },
      rules: '到店出示券码，当天现取。',
      stock: 30,
      perMember: 2,
      validity: DAYS_30,
      shop: { price: 40, minLevel: 0 },
      bearer: BRAND_PAYS,
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

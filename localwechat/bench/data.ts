import type { IndexSpec, StoreSchema } from '../cloud/store/index.ts'

/** What the bench stores: an order of a shop, about 400 bytes as JSON (facts/engine.md §4). */
export interface Order {
  _id: string
  no: string
  shop: string
  status: string
  buyer: string
  amount: number
  stock: number
  at: Date
  note: string
  lines: { sku: string; title: string; count: number; price: number }[]
}

export const SHOPS = 50
export const STATUSES = ['open', 'paid', 'sent', 'closed'] as const

/** Enough that a guarded update never runs dry while the bench lasts. */
const STOCK = 1_000_000_000

const START = Date.UTC(2026, 0, 1)
const MINUTE = 60_000

const NOTE = '请在工作日送达,放在门口的柜子里,谢谢。Leave it at the front desk if nobody opens.'

const INDEXES: IndexSpec[] = [
  {
    name: 'shop_status_at',
    keys: [
      { field: 'shop', order: 1 },
      { field: 'status', order: 1 },
      { field: 'at', order: -1 },
    ],
  },
  { name: 'buyer', keys: [{ field: 'buyer', order: 1 }] },
  { name: 'no', keys: [{ field: 'no', order: 1 }], unique: true },
]

export const SCHEMA: StoreSchema = { collections: { orders: { indexes: INDEXES } } }

export const idOf = (n: number): string => `order-${String(n).padStart(9, '0')}`
export const shopOf = (n: number): string => `shop-${n % SHOPS}`
export const statusOf = (n: number): string => STATUSES[Math.floor(n / SHOPS) % 4] ?? 'open'

/** The n-th document; the same for every run. */
export const order = (n: number): Order => ({
  _id: idOf(n),
  no: `NO${String(n).padStart(10, '0')}`,
  shop: shopOf(n),
  status: statusOf(n),
  buyer: `buyer-${(n * 7919) % 100_003}`,
  amount: (n * 37) % 20_000,
  stock: STOCK,
  at: new Date(START + n * MINUTE),
  note: NOTE,
  lines: [
    { sku: `sku-${n % 997}`, title: '白茶 125 克', count: 1 + (n % 3), price: 6800 },
    { sku: `sku-${n % 499}`, title: '茶杯一对', count: 1, price: 12_900 },
  ],
})

/** Small seeded generator (mulberry32): both sides of a comparison ask for the same documents. */
export const seeded = (seed: number) => {
  let state = seed >>> 0
  return (below: number): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) % below
  }
}

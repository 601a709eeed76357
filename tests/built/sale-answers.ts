import type { Catalogue } from '#core/products/views'
import type { Candidate, Item, Sale, SaleQuote, SaleRow } from '#core/sales/contract'
import type { SaleLine, SaleReturn, SaleSum } from '#core/sales/views'
import { clerkDay, south } from './clerk-answers.ts'
import { NOW, type Script } from './clerk-cloud.ts'

/** A till with a price list of its own: the pages must show its sums, not reckon themselves. */

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** The last instant of 2027-11-30 in Beijing. */
const NEXT_YEAR = Date.UTC(2027, 10, 30, 16) - 1
const MEMBER = '会员 尾号 2025'
const POINTS_PER_YUAN = 100

const candidates: Candidate[] = [
  {
    couponId: 'c1',
    name: '满 60 减 12',
    benefit: { kind: 'amount-off', offFen: 1200, minFen: 6000 },
    offFen: 0,
    soloFen: 1200,
    expiresAt: NOW + 2 * DAY,
  },
  {
    couponId: 'c2',
    name: '新客回礼券',
    benefit: { kind: 'amount-off', offFen: 550, minFen: 0 },
    offFen: 0,
    soloFen: 550,
    expiresAt: NOW + 9 * DAY,
  },
  {
    couponId: 'c3',
    name: '周年庆满两百减五十元大额优惠券限定款',
    benefit: { kind: 'amount-off', offFen: 5050, minFen: 20000 },
    offFen: 0,
    soloFen: 0,
    why: '还差 ¥134.05',
    expiresAt: NOW + 20 * DAY,
  },
]

/** Keys of the till: more than fit on one picture, in two categories. */
export const catalogue: Catalogue = {
  categories: [
    { id: 'kTea', name: '茶' },
    { id: 'kCake', name: '茶点' },
  ],
  products: [
    { id: 'gOolong', name: '桂花乌龙', categoryId: 'kTea', fen: 6800 },
    { id: 'gCake', name: '绿豆糕', categoryId: 'kCake', fen: 1850 },
    ...Array.from({ length: 28 }, (_, place) => ({
      id: `g${place}`,
      name: `山茶 ${place + 1} 号`,
      categoryId: 'kTea',
      fen: 1000 + place * 100,
    })),
  ],
  rev: 1,
}

interface Asked {
  items: Item[]
  couponIds?: string[]
  points?: number
  visit?: string
}

/** The best one by itself, or those that were chosen. */
const chosen = ({ couponIds = ['c1'] }: Asked): Candidate[] =>
  couponIds.flatMap((id) =>
    candidates
      .filter(({ couponId }) => couponId === id)
      .map((one) => ({ ...one, offFen: one.soloFen })),
  )

const priced = (asked: Asked): SaleSum & { most: number } => {
  const listFen = asked.items.reduce((sum, { fen, count }) => sum + fen * count, 0)
  const tierOffFen = listFen - Math.floor((listFen * 95) / 100)
  const couponOffFen = chosen(asked).reduce((sum, { offFen }) => sum + offFen, 0)
  const left = listFen - tierOffFen - couponOffFen
  const most = Math.min(500, Math.floor(left / 2))
  const pointsUsed = asked.points ?? 0
  const pointsOffFen = Math.floor((pointsUsed * 100) / POINTS_PER_YUAN)
  const payFen = left - pointsOffFen
  const pointsEarned = Math.floor(payFen / 100)
  const growth = pointsEarned
  const sum = { listFen, tierOffFen, couponOffFen, pointsOffFen, payFen, pointsUsed }
  return { ...sum, pointsEarned, growth, most }
}

const nameOf = (id: string | undefined) => catalogue.products.find((one) => one.id === id)?.name

/** Line by line as the till drew them; the coupons come off the first one. */
const linesOf = (asked: Asked): SaleLine[] =>
  asked.items.map(({ fen, count, productId }, place) => {
    const listFen = fen * count
    const tierOffFen = listFen - Math.floor((listFen * 95) / 100)
    const couponOffFen = place === 0 ? priced(asked).couponOffFen : 0
    const name = nameOf(productId)
    const named = productId && name ? { productId, name } : {}
    const payFen = listFen - tierOffFen - couponOffFen
    return { ...named, count, listFen, tierOffFen, couponOffFen, payFen }
  })

export const quoteOf = (asked: Asked): SaleQuote => {
  const { most, ...sum } = priced(asked)
  const used = chosen(asked)
  const isUsed = ({ couponId }: Candidate) => used.some((one) => one.couponId === couponId)
  return {
    sum,
    member: MEMBER,
    tier: { name: '熟茶客', pricePercent: 95, pointsPercent: 120 },
    used,
    lines: linesOf(asked),
    coupons: [...used, ...candidates.filter((one) => !isUsed(one))],
    points: { spendable: 620, most, mostFen: most },
    earned: { from: NOW + 7 * DAY, until: NEXT_YEAR },
    validUntil: NOW + 5 * MINUTE,
    quote: `quote.${JSON.stringify(asked)}`,
  }
}

const asked = (quote: string): Asked => JSON.parse(quote.slice(quote.indexOf('.') + 1)) as Asked

export const saleOf = (of: Asked, change: Partial<Sale> = {}): Sale => {
  const { sum, used, lines, member } = quoteOf(of)
  return {
    id: 's1',
    at: NOW,
    member,
    store: south.name,
    sum,
    coupons: used.map(({ couponId, name, offFen }) => ({ couponId, name, offFen })),
    lines,
    returns: [],
    rev: 1,
    ...change,
  }
}

/** 100 yuan: 5 off by tier, 12 by coupon, 500 points for 5 yuan; 78 paid. */
export const sold = saleOf({ items: [{ fen: 10_000, count: 1 }], points: 500 })

export const back = (change: Partial<SaleReturn> = {}): SaleReturn => ({
  id: 'ret1',
  at: NOW + MINUTE,
  listFen: 10_000,
  refundFen: 7800,
  pointsBack: 500,
  pointsTaken: 78,
  couponBack: true,
  ...change,
})

export const saleRow = (place: number, change: Partial<SaleRow> = {}): SaleRow => ({
  id: `s${place}`,
  at: NOW - place * 9 * MINUTE,
  member: `会员 尾号 30${10 + place}`,
  clerk: '小周',
  listFen: 10_000,
  payFen: 7800 + place,
  returnedFen: 0,
  ...change,
})

const half = { listFen: 5000, refundFen: 3900, pointsBack: 250, pointsTaken: 39, couponBack: false }
const backOf = (listFen: number) => (listFen === 10_000 ? back() : back(half))

/** A member code, a sale, and the way back. */
export const tillDay: Script = {
  ...clerkDay,
  'products.all': { catalogue },
  'sales.quote': (input: Asked) => quoteOf(input),
  'sales.hold': ({ quote }: { quote: string }) => ({
    quote: quote.replace('quote.', 'held.'),
    until: NOW + 5 * MINUTE,
  }),
  'sales.release': { released: 1 },
  'sales.record': ({ quote }: { quote: string }) => ({ sale: saleOf(asked(quote)), balance: 246 }),
  'sales.show': { sale: sold, most: 10_000, mayReturn: true },
  'sales.returnQuote': ({ listFen }: { listFen: number }) => ({
    back: backOf(listFen),
    debt: 0,
    waived: 0,
    rev: 1,
  }),
  'sales.return': ({ listFen }: { listFen: number }) => ({
    sale: { ...sold, returns: [backOf(listFen)], rev: 2 },
    back: backOf(listFen),
    debt: 0,
    waived: 0,
  }),
  'sales.today': ({ after }: { after?: string }) =>
    after
      ? { rows: [saleRow(20)] }
      : {
          rows: [
            saleRow(0),
            saleRow(1, { returnedFen: 10_000 }),
            saleRow(2, { returnedFen: 5000 }),
          ],
          next: '1~s2',
        },
}

import { describe, expect, it } from 'vitest'
import type { Benefit } from '#core/coupons/views'
import { MAX_FEN } from '#core/kernel/money'
import { price } from '#core/pricing/rules'
import type { Asked, Line, Priced, WalletCoupon } from '#core/pricing/views'
import { largeCase, NOW } from './pricing-cases'

const DAY = 86_400_000

const EVERYTHING = { productIds: [], categoryIds: [] }
const ALONE = { group: '独享', alone: true }

const coupon = (id: string, benefit: Benefit, over: Partial<WalletCoupon> = {}): WalletCoupon => ({
  id,
  name: id,
  benefit,
  storeIds: [],
  scope: EVERYTHING,
  windows: [],
  startsAt: 0,
  expiresAt: NOW + DAY,
  stacking: { group: id, alone: false },
  ...over,
})

const off = (offFen: number, minFen = 0): Benefit => ({ kind: 'amount-off', offFen, minFen })
const percent = (offPercent: number, capFen = MAX_FEN, minFen = 0): Benefit => ({
  kind: 'percent-off',
  offPercent,
  capFen,
  minFen,
})
const exchange = (valueFen = MAX_FEN): Benefit => ({ kind: 'exchange', item: '拿铁', valueFen })
const itemPrice = (priceFen: number, capFen = MAX_FEN): Benefit => ({
  kind: 'item-price',
  item: '拿铁',
  priceFen,
  capFen,
})
const products = (...productIds: string[]) => ({ scope: { productIds, categoryIds: [] } })

const coffee: Line = { fen: 2000, count: 2, productId: 'coffee', categoryId: 'drinks' }
const cake: Line = { fen: 3333, count: 1, productId: 'cake' }

const asked = (wallet: readonly WalletCoupon[], over: Partial<Asked> = {}): Asked => ({
  basket: [coffee, cake],
  wallet,
  till: { storeId: 'st1', now: NOW, pricePercent: 100 },
  ...over,
})

const priced = (wallet: readonly WalletCoupon[], over: Partial<Asked> = {}): Priced => {
  const result = price(asked(wallet, over))
  if (!result.ok) throw new Error(`${result.code} ${result.details?.why}`)
  return result.value
}

const at = (pricePercent: number) => ({ till: { storeId: 'st1', now: NOW, pricePercent } })
const usedIn = ({ used }: Priced) => used.map(({ couponId, fen }) => `${couponId} ${fen}`)
const whysIn = ({ coupons }: Priced) =>
  Object.fromEntries(coupons.map(({ couponId, why }) => [couponId, why]))

describe('the price of a basket', () => {
  it('is the list price without a tier and without coupons, and nothing of nothing', () => {
    expect(priced([])).toMatchObject({ listFen: 7333, tierOffFen: 0, payFen: 7333, used: [] })
    expect(priced([coupon('a', off(100))], { basket: [] })).toMatchObject({ payFen: 0, lines: [] })
  })

  it('spreads what the tier takes off over the lines by their list price, rounded once', () => {
    const { tierOffFen, lines } = priced([], at(95))
    // floor(7333 × 0.95) = 6966; of 367 fen the coffee has 200.19 and the cake 166.81
    expect(tierOffFen).toBe(367)
    expect(lines.map((line) => line.tierOffFen)).toEqual([200, 167])
  })

  it('spreads a coupon by what is left of the lines in its scope, to the fen', () => {
    const { used, lines } = priced([coupon('a', off(1000))])
    expect(used).toMatchObject([{ fen: 1000, shares: [545, 455] }])
    expect(lines.map(({ payFen }) => payFen)).toEqual([3455, 2878])
  })

  it('gives the fen that is left over to the same line, wherever that one stands', () => {
    const lines = [coffee, { ...coffee, productId: 'tea' }, { ...coffee, productId: 'juice' }]
    for (const basket of [lines, lines.toReversed()]) {
      const { used } = priced([coupon('a', off(100))], { basket })
      const shares = basket.map(({ productId }, i) => `${productId} ${used[0]?.shares[i]}`)
      expect(shares.sort()).toEqual(['coffee 34', 'juice 33', 'tea 33'])
    }
  })

  it('refuses what is too much for one sale', () => {
    const basket = [{ fen: MAX_FEN, count: 1 }, cake]
    expect(price(asked([], { basket }))).toMatchObject({
      code: 'sales.too-much',
      details: { limit: '100000' },
    })
  })
})

describe('what a coupon takes off', () => {
  it.each<[string, Benefit, number]>([
    ['an amount', off(1200), 1200],
    ['never more than the goods cost', off(9000), 7333],
    ['a percent, rounded down', percent(12), 879],
    ['a percent up to its cap', percent(50, 2000), 2000],
    ['the dearest piece', exchange(), 3333],
    ['a piece up to what it may be worth', exchange(1500), 1500],
    ['a piece down to its price', itemPrice(990), 2343],
    ['a piece down to its price, up to its cap', itemPrice(990, 500), 500],
  ])('is %s', (_, benefit, fen) => {
    expect(usedIn(priced([coupon('a', benefit)]))).toEqual([`a ${fen}`])
  })

  it('is nothing of goods out of its scope', () => {
    const drinks = { scope: { productIds: [], categoryIds: ['drinks'] } }
    const { used, lines } = priced([coupon('a', off(9000), drinks)])
    expect(used).toMatchObject([{ fen: 4000, shares: [4000, 0] }])
    expect(lines.map(({ payFen }) => payFen)).toEqual([0, 3333])
  })

  it('is a piece of its own for each of two coupons for a piece', () => {
    const two = [
      coupon('a', exchange(), products('coffee')),
      coupon('b', exchange(), products('coffee')),
    ]
    expect(usedIn(priced(two))).toEqual(['a 2000', 'b 2000'])
    const third = coupon('c', exchange(), products('coffee'))
    expect(whysIn(priced([...two, third])).c).toBe('这些商品已经用了别的券')
  })

  it('is counted on what is left: pieces first, then amounts, then percents', () => {
    const wallet = [
      coupon('1', percent(10)),
      coupon('2', off(333)),
      coupon('3', exchange(), products('cake')),
    ]
    expect(usedIn(priced(wallet))).toEqual(['3 3333', '2 333', '1 366'])
  })

  it('is never a gift, which is handed over on its own', () => {
    const gift = coupon('g', { kind: 'gift', item: '布袋', valueFen: 100 })
    expect(priced([gift])).toMatchObject({ used: [], coupons: [] })
  })

  it('needs its threshold at member price, in its scope, before other coupons', () => {
    const min = coupon('min', off(500, 4000), products('coffee'))
    const other = coupon('other', off(1000))
    expect(usedIn(priced([min, other]))).toEqual(['min 500', 'other 1000'])
    expect(whysIn(priced([min], at(95))).min).toBe('还差 ¥2')
  })
})

describe('the best combination', () => {
  it('takes most off, however much a single coupon takes', () => {
    const wallet = [
      coupon('big', off(3000), { stacking: ALONE }),
      ...['a', 'b', 'c', 'd'].map((id) => coupon(id, off(1100))),
    ]
    expect(usedIn(priced(wallet))).toEqual(['a 1100', 'b 1100', 'c 1100'])
  })

  it('of the same sum takes fewer coupons, then what ends sooner, then by id', () => {
    const same = [coupon('one', off(800)), coupon('two', off(400)), coupon('three', off(400))]
    const full = { stacking: { group: '满减', alone: false } }
    expect(usedIn(priced(same.map((own) => ({ ...own, ...full }))))).toEqual(['one 800'])
    const all = coupon('z', off(7333))
    expect(usedIn(priced([coupon('a', off(7000)), coupon('b', off(333)), all]))).toEqual(['z 7333'])
    const late = { ...full, expiresAt: NOW + 2 * DAY }
    expect(usedIn(priced([coupon('a', off(5), late), coupon('b', off(5), full)]))).toEqual(['b 5'])
    expect(usedIn(priced([coupon('b', off(5), full), coupon('a', off(5), full)]))).toEqual(['a 5'])
  })

  it('can not be bettered by hand from a wallet too large for trying all', () => {
    for (let n = 1; n <= 12; n += 1) {
      const case_ = largeCase(`by hand ${n}`, 6, 16)
      const best = price(case_)
      if (!best.ok) throw new Error(best.code)
      const ids = best.value.coupons.filter(({ soloFen }) => soloFen > 0).map((one) => one.couponId)
      for (const wanted of triples(ids)) {
        const own = price({ ...case_, wanted })
        if (own.ok) expect(own.value.payFen).toBeGreaterThanOrEqual(best.value.payFen)
      }
    }
  })
})

const triples = (ids: readonly string[]): string[][] =>
  ids.flatMap((a, i) =>
    ids.slice(i).flatMap((b, j) => ids.slice(i + j).map((c) => [...new Set([a, b, c])])),
  )

describe('why a coupon is not used', () => {
  it.each<[string, Benefit, Partial<WalletCoupon>]>([
    ['已过期', off(5), { expiresAt: NOW - 1 }],
    ['12月5日起可用', off(5), { startsAt: NOW + 2 * DAY }],
    [
      '周五至周日 14:00–17:00 可用',
      off(5),
      { windows: [{ weekdays: [5, 6, 7], from: 840, to: 1020 }] },
    ],
    ['不能在本店用', off(5), { storeIds: ['st2'] }],
    ['不适用这些商品', off(5), products('tea')],
    ['还差 ¥12.50', off(5, 8583), {}],
    ['单价已经不高于 ¥40', itemPrice(4000), {}],
  ])('says %s', (why, benefit, over) => {
    const { used, coupons } = priced([coupon('a', benefit, over)])
    expect(used).toEqual([])
    expect(coupons).toMatchObject([{ couponId: 'a', soloFen: 0, offFen: 0, why }])
  })

  it('says when nothing is left to pay, or less than a fen to take', () => {
    const free = coupon('free', off(9000))
    expect(whysIn(priced([free, coupon('a', percent(10))])).a).toBe('已经不用付钱')
    const basket = [{ fen: 3, count: 1 }]
    expect(whysIn(priced([coupon('a', percent(10))], { basket })).a).toBe('减不到 1 分钱')
  })

  it('names the coupon with which it does not go, and says what it would take alone', () => {
    const group = { stacking: { group: '满减', alone: false } }
    const wallet = [
      coupon('减 12', off(1200), group),
      coupon('减 10', off(1000), group),
      coupon('单独', off(1100), { stacking: ALONE }),
    ]
    const result = priced(wallet)
    expect(whysIn(result)).toEqual({
      '减 12': undefined,
      '减 10': '不能和「减 12」同时用',
      单独: '不能和「减 12」同时用',
    })
    expect(result.coupons.map(({ soloFen }) => soloFen)).toEqual([1200, 1100, 1000])
  })

  it('says how many go together, and when another combination is the better one', () => {
    const four = [400, 300, 200, 100].map((fen) => coupon(`c${fen}`, off(fen)))
    expect(whysIn(priced(four)).c100).toBe('一笔最多用 3 张')
    const basket = [{ fen: 2, count: 1 }]
    const pair = [coupon('a', off(1)), coupon('b', percent(99))]
    expect(whysIn(priced(pair, { basket }))).toEqual({ a: undefined, b: '减不到 1 分钱' })
    const whole = [coupon('a', off(1)), coupon('b', off(2))]
    expect(whysIn(priced(whole, { basket }))).toEqual({ a: '用了更划算的组合', b: undefined })
  })
})

describe('coupons that somebody chose', () => {
  const wallet = [coupon('a', off(100)), coupon('b', off(200)), coupon('c', off(300, 9000))]
  const whyNot = (wanted: string[], own: readonly WalletCoupon[] = wallet) => {
    const result = price(asked(own, { wanted }))
    return result.ok ? '' : [result.code, result.details?.why]
  }

  it('are used exactly, also when they are not the best or none at all', () => {
    expect(usedIn(priced(wallet, { wanted: ['a', 'a'] }))).toEqual(['a 100'])
    expect(priced(wallet, { wanted: [] })).toMatchObject({ couponOffFen: 0, payFen: 7333 })
    expect(whysIn(priced(wallet, { wanted: ['a'] })).b).toBe('没有选用')
  })

  it('are refused with the reason when one does not apply, is not there, or is a gift', () => {
    const code = 'sales.coupon-not-usable'
    expect(whyNot(['c'])).toEqual([code, '还差 ¥16.67'])
    expect(whyNot(['a', 'c'])).toEqual([code, '「c」还差 ¥16.67'])
    expect(whyNot(['x'])).toEqual([code, '它不能抵现，或者已经用过、过期了'])
  })

  it('are refused when they do not go together', () => {
    const code = 'sales.coupon-not-usable'
    const alone = [...wallet, coupon('d', off(1), { stacking: ALONE })]
    expect(whyNot(['a', 'd'], alone)).toEqual([code, '「d」不能和「a」同时用'])
    const four = ['a', 'b', 'c', 'd'].map((id) => coupon(id, off(10)))
    expect(whyNot(['a', 'b', 'c', 'd'], four)).toEqual([code, '「d」一笔最多用 3 张'])
    const free = [coupon('a', off(9000)), coupon('b', off(9000))]
    expect(whyNot(['a', 'b'], free)).toEqual([code, '「b」已经不用付钱'])
  })
})

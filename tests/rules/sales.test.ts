import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NO_SCOPE } from '#core/coupons/rules'
import { MAX_FEN } from '#core/kernel/money'
import type { WalletCoupon } from '#core/pricing/views'
import { NO_PROGRAM } from '#core/program/rules'
import { priceSale, type Till } from '#core/sales/rules'

const now = Date.parse('2026-12-03T10:00:00Z')

const coupon = (
  over: Partial<WalletCoupon> & { off?: number; min?: number } = {},
): WalletCoupon => {
  const { off = 1200, min = 6000, ...rest } = over
  return {
    id: 'c1',
    name: '减 12',
    benefit: { kind: 'amount-off', offFen: off, minFen: min },
    storeIds: [],
    scope: NO_SCOPE,
    windows: [],
    startsAt: 0,
    expiresAt: now + 1000,
    stacking: { group: '通用', alone: false },
    ...rest,
  }
}

const till = (over: Partial<Till> = {}): Till => ({
  storeId: 'st1',
  now,
  tier: { pricePercent: 95, pointsPercent: 120 },
  birthday: false,
  rules: { ...NO_PROGRAM.points, perYuan: 1, pointsPerYuan: 100 },
  spendable: 5000,
  coupons: [coupon()],
  held: [],
  products: [{ id: 'tea', name: '老白茶', categoryId: 'hot', fen: 3333 }],
  ...over,
})

const goods = [
  { fen: 3333, count: 2 },
  { fen: 1, count: 1 },
]

const priced = (wanted: Partial<Parameters<typeof priceSale>[0]>, at: Till = till()) => {
  const result = priceSale({ items: goods, ...wanted }, at)
  if (!result.ok) throw new Error(result.code)
  return result.value
}

describe('the price of a sale', () => {
  it('takes off tier, coupon and points one after the other, to the fen', () => {
    const { sum, used } = priced({ points: 2566 })
    // 66.67 → 63.33 at 95 % (rounded down) → 51.33 after the coupon; half of that at most in points
    expect(sum).toEqual({
      listFen: 6667,
      tierOffFen: 334,
      couponOffFen: 1200,
      pointsOffFen: 2566,
      pointsUsed: 2566,
      payFen: 2567,
      pointsEarned: 30,
      growth: 25,
    })
    expect(used).toMatchObject([{ couponId: 'c1', offFen: 1200, soloFen: 1200 }])
  })

  it('judges the threshold on the member price, and says how much is missing', () => {
    const { coupons, used } = priced({ items: [{ fen: 6000, count: 1 }] })
    expect(used).toEqual([])
    expect(coupons).toMatchObject([{ couponId: 'c1', offFen: 0, why: '还差 ¥3' }])
  })

  it('says of every other coupon why it does not apply, and leaves gifts out', () => {
    const gift: WalletCoupon = { ...coupon({ id: 'g' }), benefit: { kind: 'gift', item: '茶' } }
    const others = [coupon({ id: 'x', storeIds: ['st2'] }), coupon({ id: 'y', expiresAt: now - 1 })]
    const { coupons } = priced({}, till({ coupons: [gift, ...others, coupon()] }))
    expect(coupons.map(({ couponId, why }) => [couponId, why])).toEqual([
      ['c1', undefined],
      ['y', '已过期'],
      ['x', '不能在本店用'],
    ])
  })

  it('takes the coupons that the clerk chose, or none, or refuses them with a reason', () => {
    const two = till({ coupons: [coupon(), coupon({ id: 'c2', off: 100, min: 0 })] })
    expect(priced({ couponIds: ['c2'] }, two).sum.couponOffFen).toBe(100)
    expect(priced({ couponIds: [] }, two).sum.couponOffFen).toBe(0)
    const far = till({ coupons: [coupon({ min: 10_000 })] })
    expect(priceSale({ items: goods, couponIds: ['c1'] }, far)).toMatchObject({
      code: 'sales.coupon-not-usable',
      details: { why: '还差 ¥36.67' },
    })
    expect(priceSale({ items: goods, couponIds: ['c9'] }, two)).toMatchObject({
      code: 'sales.coupon-not-usable',
    })
  })

  it('uses several coupons together, and tells each line what came off it', () => {
    const tea = { productIds: ['tea'], categoryIds: [] }
    const member = coupon({
      id: 'm',
      benefit: { kind: 'item-price', item: '老白茶', priceFen: 3000, capFen: 500 },
      scope: tea,
      stacking: { group: '会员价', alone: false },
    })
    const items = [
      { fen: 3333, count: 2, productId: 'tea' },
      { fen: 1, count: 1 },
    ]
    const { used, lines, sum } = priced({ items }, till({ coupons: [coupon(), member] }))
    expect(used.map(({ couponId, offFen }) => [couponId, offFen])).toEqual([
      ['m', 166],
      ['c1', 1200],
    ])
    expect(lines[0]).toMatchObject({ productId: 'tea', name: '老白茶', count: 2, listFen: 6666 })
    expect(lines[1]).toMatchObject({ count: 1, listFen: 1 })
    for (const part of ['listFen', 'tierOffFen', 'couponOffFen'] as const)
      expect(lines.reduce((all, line) => all + line[part], 0)).toBe(sum[part])
    expect(lines.reduce((all, { payFen }) => all + payFen, 0)).toBe(sum.payFen)
  })

  it('knows the category of a product, and refuses one that is not in the catalogue', () => {
    const hot = coupon({ min: 0, scope: { productIds: [], categoryIds: ['hot'] } })
    const named = { items: [{ fen: 500, count: 1, productId: 'tea' }] }
    expect(priced(named, till({ coupons: [hot] })).sum.couponOffFen).toBe(475)
    expect(
      priced({ items: [{ fen: 500, count: 1 }] }, till({ coupons: [hot] })).coupons,
    ).toMatchObject([{ why: '不适用这些商品' }])
    const gone = priceSale({ items: [{ fen: 500, count: 1, productId: 'cake' }] }, till())
    expect(gone).toMatchObject({ code: 'sales.product-unknown' })
  })

  it('shows a coupon that another sale holds, and does not take it', () => {
    const busy = till({ coupons: [], held: [coupon()] })
    expect(priced({}, busy)).toMatchObject({
      used: [],
      coupons: [{ couponId: 'c1', offFen: 0, soloFen: 0, why: '正在另一笔收款里用着' }],
    })
    expect(priceSale({ items: goods, couponIds: ['c1'] }, busy)).toMatchObject({
      code: 'sales.coupon-not-usable',
      details: { why: '正在另一笔收款里用着' },
    })
  })

  it('prefers, of coupons that take off the same, the one that ends first', () => {
    const later = coupon({ id: 'a', expiresAt: now + 9000 })
    const sooner = coupon({ id: 'z' })
    expect(priced({}, till({ coupons: [later, sooner] })).used).toMatchObject([{ couponId: 'z' }])
  })

  it('never takes off more than there is to pay', () => {
    const { sum } = priced(
      { items: [{ fen: 500, count: 1 }] },
      till({ coupons: [coupon({ min: 0 })] }),
    )
    expect(sum).toMatchObject({ couponOffFen: 475, payFen: 0, pointsEarned: 0, growth: 0 })
  })

  it('refuses more than one sale may be, and more points than this one takes', () => {
    const items = [{ fen: MAX_FEN, count: 2 }]
    expect(priceSale({ items }, till())).toEqual({
      ok: false,
      code: 'sales.too-much',
      details: { limit: '100000' },
    })
    expect(priceSale({ items: goods, points: 2567 }, till())).toMatchObject({
      code: 'sales.points-too-many',
      details: { most: 2566 },
    })
    const off = till({ rules: NO_PROGRAM.points })
    expect(priceSale({ items: goods, points: 1 }, off)).toMatchObject({ code: 'sales.points-off' })
    expect(priced({ points: 0 }, off)).toMatchObject({ most: 0, mostFen: 0 })
  })

  it('takes whole points only, where one point is worth more than a fen', () => {
    const dear = till({ rules: { ...NO_PROGRAM.points, pointsPerYuan: 1 }, coupons: [] })
    const room = priced({ items: [{ fen: 379, count: 1 }] }, dear)
    // 3.60 at member price, half of it is 1.80: one point, one yuan
    expect(room).toMatchObject({ most: 1, mostFen: 100 })
  })
})

const anyCoupon = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'),
  off: fc.integer({ min: 1, max: 5000 }),
  min: fc.integer({ min: 0, max: 9000 }),
  storeIds: fc.constantFrom<string[]>([], ['st1'], ['st2']),
  expiresAt: fc.integer({ min: now - 2, max: now + 2 }),
})

const anyTill = fc
  .record({
    pricePercent: fc.integer({ min: 50, max: 100 }),
    pointsPercent: fc.integer({ min: 100, max: 1000 }),
    perYuan: fc.integer({ min: 0, max: 1000 }),
    pointsPerYuan: fc.oneof(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 100_000 })),
    maxSharePercent: fc.integer({ min: 1, max: 100 }),
    spendable: fc.integer({ min: 0, max: 100_000 }),
    coupons: fc.uniqueArray(anyCoupon, { selector: ({ id }) => id, maxLength: 6 }),
  })
  .map(({ pricePercent, pointsPercent, spendable, coupons, ...rules }) =>
    till({
      tier: { pricePercent, pointsPercent },
      rules: { ...NO_PROGRAM.points, ...rules },
      spendable,
      coupons: coupons.map(coupon),
    }),
  )

const anyItems = fc.array(
  fc.record({ fen: fc.integer({ min: 1, max: 9999 }), count: fc.integer({ min: 1, max: 5 }) }),
  { minLength: 1, maxLength: 5 },
)

describe('any sale', () => {
  it('adds up to the fen and is never negative, with as many points as it takes', () => {
    fc.assert(
      fc.property(anyItems, anyTill, (items, at) => {
        const room = priced({ items }, at)
        const { sum } = priced({ items, points: room.most }, at)
        const { listFen, tierOffFen, couponOffFen, pointsOffFen, payFen } = sum
        expect(listFen - tierOffFen - couponOffFen - pointsOffFen).toBe(payFen)
        for (const part of Object.values(sum)) {
          expect(Number.isSafeInteger(part)).toBe(true)
          expect(part).toBeGreaterThanOrEqual(0)
        }
        expect(sum).toMatchObject({ pointsUsed: room.most, pointsOffFen: room.mostFen })
        expect(room.most).toBeLessThanOrEqual(at.spendable)
        const rest = listFen - tierOffFen - couponOffFen
        expect(room.mostFen * 100).toBeLessThanOrEqual(rest * at.rules.maxSharePercent)
      }),
      { numRuns: 2000 },
    )
  })

  it('takes no point for nothing: one less pays less', () => {
    fc.assert(
      fc.property(anyItems, anyTill, fc.nat(), (items, at, seed) => {
        const { most } = priced({ items }, at)
        const { sum } = priced({ items, points: seed % (most + 1) }, at)
        if (sum.pointsUsed === 0) {
          expect(sum.pointsOffFen).toBe(0)
          return
        }
        const less = priced({ items, points: sum.pointsUsed - 1 }, at)
        expect(less.sum.pointsOffFen).toBeLessThan(sum.pointsOffFen)
      }),
      { numRuns: 1000 },
    )
  })

  it('does not depend on the order of goods or coupons', () => {
    fc.assert(
      fc.property(anyItems, anyTill, (items, at) => {
        const turned = { ...at, coupons: [...at.coupons].reverse() }
        // Lines that are the same in all are not told apart.
        const sorted = ({ lines, ...rest }: ReturnType<typeof priced>) => ({
          ...rest,
          lines: lines.map((line) => JSON.stringify(line)).sort(),
        })
        const turnedRound = priced({ items: [...items].reverse() }, turned)
        expect(sorted(turnedRound)).toEqual(sorted(priced({ items }, at)))
      }),
    )
  })

  it('uses the coupon that leaves the least to pay, by trying every one', () => {
    fc.assert(
      fc.property(anyItems, anyTill, (items, at) => {
        const each = [[], ...at.coupons.map(({ id }) => [id])].map((couponIds) =>
          priceSale({ items, couponIds }, at),
        )
        const pays = each.flatMap((one) => (one.ok ? [one.value.sum.payFen] : []))
        expect(priced({ items }, at).sum.payFen).toBe(Math.min(...pays))
      }),
    )
  })
})

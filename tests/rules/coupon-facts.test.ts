import { describe, expect, it } from 'vitest'
import { factsOf } from '#core/coupons/facts'
import { NO_SCOPE, PLAIN_STACKING } from '#core/coupons/rules'
import type { Catalogue } from '#core/products/views'

const catalogue: Catalogue = {
  categories: [{ id: 'cake', name: '茶点' }],
  products: [
    { id: 'p1', name: '桂花糕', categoryId: 'cake', fen: 1800 },
    { id: 'p2', name: '云雾茶', categoryId: 'tea', fen: 8800 },
  ],
  rev: 1,
}

const plain = {
  benefit: { kind: 'amount-off' as const, offFen: 1200, minFen: 6000 },
  scope: NO_SCOPE,
  windows: [],
  stacking: PLAIN_STACKING,
}

type Promised = Parameters<typeof factsOf>[0]
const told = (change: Partial<Promised>) =>
  Object.fromEntries(
    factsOf({ ...plain, ...change }, catalogue).map(({ label, text }) => [label, text]),
  )

describe('the rows of a coupon', () => {
  it('say what it gives, for which goods, and with what', () => {
    expect(told({})).toEqual({
      优惠: '满 60 元，减 12 元',
      适用商品: '全部商品',
      同时使用: '每笔限用 1 张',
    })
  })

  it('name categories and goods by the names of the catalogue', () => {
    const scope = { productIds: ['p2'], categoryIds: ['cake'] }
    expect(told({ scope }).适用商品).toBe('茶点、云雾茶')
  })

  it('of many goods name twelve, and say how many there are', () => {
    const products = Array.from({ length: 30 }, (_, at) => ({
      id: `p${at}`,
      name: `茶${at}`,
      categoryId: 'tea',
      fen: 100,
    }))
    const scope = { productIds: products.map(({ id }) => id), categoryIds: [] }
    const [, goods] = factsOf({ ...plain, scope }, { ...catalogue, products })
    expect(goods?.text).toMatch(/^茶0、茶1、.*茶11 等 30 种$/)
  })

  it('do not say all goods when the named ones have left the catalogue', () => {
    const scope = { productIds: ['gone'], categoryIds: [] }
    expect(told({ scope }).适用商品).toBe('指定的商品，以门店为准')
  })

  it('say the hours only where there are some', () => {
    const windows = [{ weekdays: [1, 2, 3, 4, 5], from: 840, to: 1020 }]
    expect(told({ windows }).可用时段).toBe('周一至周五 14:00–17:00')
    expect(told({})).not.toHaveProperty('可用时段')
  })

  it('say that it stands alone, or of which group a sale takes one', () => {
    expect(told({ stacking: { group: '周年', alone: true } }).同时使用).toBe('不与其他券同时用')
    expect(told({ stacking: { group: '周年', alone: false } }).同时使用).toBe(
      '「周年」组的券每笔限用 1 张，可以和别的券同用',
    )
  })

  it('say nothing of goods and of other coupons for a gift, which nobody buys', () => {
    expect(told({ benefit: { kind: 'gift', item: '桂花糕一盒' } })).toEqual({
      优惠: '赠送桂花糕一盒',
    })
  })

  it.each([
    [
      { kind: 'percent-off', offPercent: 12, capFen: 2000, minFen: 0 },
      '88 折，最多减 20 元，无门槛',
    ],
    [{ kind: 'exchange', item: '桂花糕', valueFen: 1800 }, '兑换桂花糕'],
    [{ kind: 'item-price', item: '桂花糕', priceFen: 990, capFen: 900 }, '桂花糕 ¥9.90，限 1 件'],
  ] as const)('of each kind: %o', (benefit, words) => {
    expect(told({ benefit }).优惠).toBe(words)
  })
})

import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { held } from '#core/orders/import'
import { heldOf, sameHeld } from '#core/orders/import-held'
import type { OrderLine } from '#core/orders/line'
import { foldLines, type Line, mergeOrders } from '#core/orders/order'
import { purchaseIn, standingOf } from '#core/orders/standing'
import {
  DOUYIN,
  DOUYIN_ROW,
  JD,
  JD_ROW,
  lineIn,
  TAOBAO,
  TAOBAO_GOODS,
  TAOBAO_ROW,
} from './orders/samples'

const small = fc.integer({ min: 0, max: 4 })
const some = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined, freq: 3 })

/** Rows of one order as any mixture of files could tell them: few values, so that they meet. */
const line: fc.Arbitrary<OrderLine> = fc
  .record({
    itemNo: some(fc.constantFrom('1', '2', '1;2')),
    buyer: some(fc.constantFrom('甲', '乙')),
    phone: some(fc.constantFrom('13800000000', '13900000000')),
    state: fc.constantFrom('unpaid', 'paid', 'closed'),
    at: some(small),
    title: some(fc.constantFrom('糕', '茶')),
    quantity: small,
    paidFen: some(small),
    whole: fc.boolean(),
    refundFen: small,
    endedAt: some(small),
  })
  .map((told) => {
    const entries = Object.entries(told).filter(([, value]) => value !== undefined)
    return { platform: 'taobao', orderNo: '1', ...Object.fromEntries(entries) } as OrderLine
  })
const lines = fc.array(line, { minLength: 1, maxLength: 8 })

describe('an order from its rows', () => {
  it('is the same in whatever order they come, and however often', () => {
    const doubled = fc
      .tuple(lines, lines)
      .chain(([all]) =>
        fc.tuple(
          fc.constant(all),
          fc.shuffledSubarray([...all, ...all], { minLength: 2 * all.length }),
        ),
      )
    fc.assert(
      fc.property(doubled, ([all, shuffled]) => {
        expect(foldLines(shuffled)).toEqual(foldLines(all))
      }),
    )
  })

  it('is the same from several files, in whatever order and grouping', () => {
    fc.assert(
      fc.property(lines, lines, lines, (a, b, c) => {
        const [x, y, z] = [foldLines(a), foldLines(b), foldLines(c)]
        const all = foldLines([...a, ...b, ...c])
        expect(mergeOrders(mergeOrders(x, y), z)).toEqual(all)
        expect(mergeOrders(z, mergeOrders(y, x))).toEqual(all)
        expect(mergeOrders(all, x)).toEqual(all)
      }),
    )
  })

  it('never gives back more than was paid, all of it when closed', () => {
    fc.assert(
      fc.property(lines, (all) => {
        const { paidFen, refundFen, state } = standingOf(foldLines(all))
        expect(refundFen).toBeLessThanOrEqual(paidFen)
        if (state === 'closed') expect(refundFen).toBe(paidFen)
      }),
    )
  })

  it('keeps of each row the refund: another file never shrinks it', () => {
    const refunds = (all: readonly Line[]) => all.map(({ refundFen }) => refundFen)
    fc.assert(
      fc.property(lines, lines, (a, b) => {
        const [before, after] = [foldLines(a).lines, foldLines([...a, ...b]).lines]
        expect(Math.max(...refunds(after))).toBeGreaterThanOrEqual(Math.max(...refunds(before)))
        const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0)
        expect(sum(refunds(after))).toBeGreaterThanOrEqual(sum(refunds(before)))
      }),
    )
  })
})

const purchase = (...all: OrderLine[]) => {
  const { fen, backFen } = purchaseIn(standingOf(foldLines(all))) ?? {}
  return fen === undefined ? undefined : [fen, backFen]
}

describe('what was bought', () => {
  it('JD repeats the total in each row: it counts once', () => {
    const one = lineIn(JD, JD_ROW)
    const other = lineIn(JD, { ...JD_ROW, 商品ID: '1953814332' })
    expect(purchase(one, other, one)).toEqual([23245, 0])
    expect(foldLines([one, other]).lines).toHaveLength(2)
  })

  it('an order that JD split is bought by its parts, not by its parent', () => {
    const parent = lineIn(JD, JD_ROW)
    const deleted = lineIn(JD, { ...JD_ROW, 订单状态: '(删除)等待出库' })
    expect(purchase(parent)).toEqual([23245, 0])
    expect(purchase(parent, deleted)).toBeUndefined()
  })

  it('sub-orders of Douyin add up; one that went back is the only one that did', () => {
    const one = lineIn(DOUYIN, DOUYIN_ROW)
    const two = { ...DOUYIN_ROW, 子订单编号: '69', 订单应付金额: '20.00' }
    expect(purchase(one, lineIn(DOUYIN, two))).toEqual([8400, 0])
    const back = lineIn(DOUYIN, { ...two, 订单状态: '已关闭', 售后状态: '退款成功' })
    expect(purchase(one, back)).toEqual([8400, 2000])
    expect(standingOf(foldLines([one, back])).state).toBe('paid')
  })

  it('the same order joined in one file and apart in another counts once', () => {
    const joined = { ...DOUYIN_ROW, 子订单编号: '68;69', 订单应付金额: '84.00', 商品数量: '1;1' }
    const one = lineIn(DOUYIN, { ...DOUYIN_ROW, 子订单编号: '68' })
    const two = lineIn(DOUYIN, { ...DOUYIN_ROW, 子订单编号: '69', 订单应付金额: '20.00' })
    expect(purchase(lineIn(DOUYIN, joined), one, two)).toEqual([8400, 0])
  })

  it('a list of goods alone is no purchase; with the list of orders it is one', () => {
    const goods = lineIn(TAOBAO_GOODS, {
      订单编号: '1234567890123456789',
      标题: '礼盒',
      购买数量: '2',
      订单状态: '交易成功',
    })
    expect(purchase(goods)).toBeUndefined()
    expect(purchase(goods, lineIn(TAOBAO, TAOBAO_ROW))).toEqual([12800, 0])
    expect(standingOf(foldLines([goods])).state).toBe('unpaid')
    const closed = { ...goods, state: 'closed' as const }
    expect(purchase(closed, lineIn(TAOBAO, TAOBAO_ROW))).toEqual([12800, 0])
  })

  it('the state further on wins, whichever file is read first', () => {
    const unpaid = lineIn(TAOBAO, { ...TAOBAO_ROW, 订单状态: '等待买家付款', 订单付款时间: '' })
    const paid = lineIn(TAOBAO, TAOBAO_ROW)
    const closed = lineIn(TAOBAO, { ...TAOBAO_ROW, 订单状态: '交易关闭' })
    expect(purchase(unpaid)).toBeUndefined()
    expect(purchase(paid, unpaid)).toEqual([12800, 0])
    expect(purchase(closed, unpaid, paid)).toEqual([12800, 12800])
  })

  it('a refund that a newer file has forgotten stays', () => {
    const back = lineIn(TAOBAO, { ...TAOBAO_ROW, 退款金额: '28.00' })
    expect(purchase(back, lineIn(TAOBAO, TAOBAO_ROW))).toEqual([12800, 2800])
  })

  it('the clock with seconds wins over one that Excel cut', () => {
    const cut = lineIn(TAOBAO, { ...TAOBAO_ROW, 订单付款时间: '2026/1/31 18:30' })
    const full = lineIn(TAOBAO, { ...TAOBAO_ROW, 订单付款时间: '2026-01-31 18:30:31' })
    expect(purchaseIn(standingOf(foldLines([full, cut])))?.at).toBe(full.at)
  })
})

describe('what is held of an order', () => {
  it('is the same text once it has been stored: a second file with nothing new writes nothing', () => {
    const { platform, orderNo, ...one } = lineIn(TAOBAO, TAOBAO_ROW)
    const place = { importId: 'i1', orderId: `${platform}.${orderNo}`, at: 1, platform, orderNo }
    const who = { buyer: 'b.taobao.1', phone: 'p.1' }
    const now = heldOf([{ ...place, ...who, lines: [{ row: 2, ...one }] }])
    expect(sameHeld(v.parse(held, now), now)).toBe(true)
  })
})

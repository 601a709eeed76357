import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buyerOf, clean, countOf, discreetNumber, idOf, idsOf, phoneOf } from '#core/orders/cells'
import { moneyOf, paidOf, refundOf } from '#core/orders/money'
import { timeOf } from '#core/orders/times'

const told = <T>(result: { ok: true; value: T } | { ok: false; code: string }): T | string =>
  result.ok ? result.value : result.code

describe('a cell', () => {
  it.each([
    ["'18618486065", '18618486065'],
    ['\t6917926768823643751', '6917926768823643751'],
    ['64.00\t', '64.00'],
    ['="1234567890"', '1234567890'],
    ['=" 12 "', '12'],
    ['\u00a0订单\u3000', '订单'],
    ['\ufeff订单', '订单'],
    ['-', undefined],
    ['\t-', undefined],
    ['--', undefined],
    ['="-"', undefined],
    ['null', undefined],
    ['  ', undefined],
    [undefined, undefined],
    ['-5.00', '-5.00'],
    ['=A1+B1', '=A1+B1'],
  ])('%j says %j', (raw, said) => {
    expect(clean(raw)).toBe(said)
  })
})

describe('an id', () => {
  it.each([
    ['1234567890123456789', '1234567890123456789'],
    ['260131-400000294410900', '260131-400000294410900'],
    ['１２３４５６', '123456'],
    ['1.93E+15', 'orders.row-id-scientific'],
    ['1.2345678901234568E+18', 'orders.row-id-scientific'],
    ['193e15', 'orders.row-id-scientific'],
    ['=B2', 'orders.row-formula'],
    ['合计', 'orders.row-id'],
    ['123456.0', 'orders.row-id'],
    ['7', '7'],
  ])('%s is %s', (text, id) => {
    expect(told(idOf(text))).toBe(id)
  })

  it('that joins several has one name, whatever their order', () => {
    expect(told(idsOf('\t222;\t111；222'))).toBe('111;222')
    expect(told(idsOf('222'))).toBe('222')
    expect(told(idsOf('222;1E+9'))).toBe('orders.row-id-scientific')
    expect(told(idsOf(';'))).toBe('orders.row-id')
  })
})

describe('money', () => {
  it.each([
    ['128', 12800],
    ['128.5', 12850],
    ['0.29', 29],
    ['1.10', 110],
    ['¥1,234.50', 123450],
    ['￥1，234.50', 123450],
    ['1,234,567', 123456700],
    ['12元', 1200],
    ['-3.00', -300],
    ['¥-3.00', -300],
    ['-¥3.00', -300],
    ['-0.00', 0],
    ['12.', 1200],
    ['12.3400', 1234],
    ['12.345', 'orders.row-money-fraction'],
    ['12,34', 'orders.row-money'],
    ['1.2.3', 'orders.row-money'],
    ['1.93E+3', 'orders.row-money'],
    ['1-2', 'orders.row-money'],
    ['一百', 'orders.row-money'],
    ['=B2*2', 'orders.row-formula'],
    ['999999999999', 'orders.row-money'],
  ])('%s is %s', (text, fen) => {
    expect(told(moneyOf(text))).toBe(fen)
  })

  it('is exact for every amount of fen, with and without commas', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000_000 }), (fen) => {
        const [yuan, rest] = [Math.floor(fen / 100), String(fen % 100).padStart(2, '0')]
        expect(told(moneyOf(`${yuan}.${rest}`))).toBe(fen)
        const commas = String(yuan).replace(/\B(?=(\d{3})+$)/g, ',')
        expect(told(moneyOf(`¥${commas}.${rest}`))).toBe(fen)
      }),
    )
  })

  it('that was paid is never below zero; that went back has no sign', () => {
    expect(told(paidOf('-1'))).toBe('orders.row-money-negative')
    expect(told(paidOf('10.00;5.5'))).toBe(1550)
    expect(told(refundOf('-12.00'))).toBe(1200)
    expect(told(refundOf('12.00'))).toBe(1200)
  })
})

describe('a time', () => {
  it.each([
    ['2016/5/23 22:02', '2016-05-23T14:02:00.000Z'],
    ['2019-01-02 03:04:05', '2019-01-01T19:04:05.000Z'],
    ['2019-01-02 03:04:05.0', '2019-01-01T19:04:05.000Z'],
    ['2019-01-02', '2019-01-01T16:00:00.000Z'],
    ['2019.1.2 3:04', '2019-01-01T19:04:00.000Z'],
    ['2019年1月2日3时4分', '2019-01-01T19:04:00.000Z'],
    ['2019年1月2日 03:04:05', '2019-01-01T19:04:05.000Z'],
    ['20190102', '2019-01-01T16:00:00.000Z'],
    ['20190102030405', '2019-01-01T19:04:05.000Z'],
    ['2019-01-02T03:04:05Z', '2019-01-02T03:04:05.000Z'],
    ['2019-01-02T03:04:05+08:00', '2019-01-01T19:04:05.000Z'],
    ['２０１９-０１-０２　03:04', '2019-01-01T19:04:00.000Z'],
    ['43467', '2019-01-01T16:00:00.000Z'],
    ['43467.127835648', '2019-01-01T19:04:05.000Z'],
    ['5/23/2016', 'orders.row-time-mixed'],
    ['23.05.2016 10:00', 'orders.row-time-mixed'],
    ['16-5-23', 'orders.row-time-mixed'],
    ['01/02/19', 'orders.row-time-mixed'],
    ['2019-02-29', 'orders.row-time'],
    ['2019-13-01', 'orders.row-time'],
    ['2019-01-02 25:00', 'orders.row-time'],
    ['1899-12-30', 'orders.row-time'],
    ['昨天', 'orders.row-time'],
    ['=NOW()', 'orders.row-formula'],
  ])('%s is %s', (text, iso) => {
    const time = timeOf(text)
    expect(time.ok ? new Date(time.value).toISOString() : time.code).toBe(iso)
  })

  it('of a day count is the same instant as the text of it, to the second', () => {
    const first = Date.UTC(1990, 0, 1) / 1000
    fc.assert(
      fc.property(fc.integer({ min: first, max: first + 100 * 365 * 86_400 }), (seconds) => {
        const wall = new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ')
        const days = seconds / 86_400 + 25_569
        expect(told(timeOf(String(days)))).toBe(told(timeOf(wall)))
      }),
    )
  })
})

describe('who it was', () => {
  it.each([
    ['18618486065', '18618486065'],
    ['+86 186 1848 6065', '18618486065'],
    ['86-18618486065', '18618486065'],
    ['186-1848-6065', '18618486065'],
    ['186****6065', undefined],
    ['18618486065-1234', undefined],
    ['010-12345678', undefined],
    ['12345', undefined],
  ])('the phone %s is %s', (text, phone) => {
    expect(phoneOf(text)).toBe(phone)
  })

  it('a masked name is none', () => {
    expect(buyerOf('林**')).toBeUndefined()
    expect(buyerOf('桂花糕爱好者')).toBe('桂花糕爱好者')
  })

  it.each(['散客', ' 匿名 买家', '０', '会员'])('a name that names nobody is none: %s', (text) => {
    expect(buyerOf(text)).toBeUndefined()
  })

  it.each([
    ['13800000001', '138****0001'],
    ['138-0000-0001 浙江', '138****0001 **'],
    ['6917926768823643751', '6917926768823643751'],
    ['linxia@example.com', '***@example.com'],
    ['王小明', '***'],
    ['2026年1月31日', '2026年1月31日'],
    ['合计：', '合计：'],
  ])('what stands where a number should, %s, is kept as %s', (text, kept) => {
    expect(discreetNumber(text)).toBe(kept)
  })
})

it.each([
  ['2', 2],
  ['2.0', 2],
  ['1;2;3', 6],
  ['-1', 'orders.row-count'],
  ['1.5', 'orders.row-count'],
  ['两件', 'orders.row-count'],
  ['9999999', 'orders.row-count'],
])('%s pieces are %s', (text, count) => {
  expect(told(countOf(text))).toBe(count)
})

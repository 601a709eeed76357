import { describe, expect, it } from 'vitest'
import { layOut } from '#core/orders/columns'
import { sentenceOfRow } from '#core/orders/refusals'
import {
  TEMPLATE_EXAMPLE,
  TEMPLATE_HEADER,
  TEMPLATE_NEEDED,
  TEMPLATE_NOTES,
} from '#core/orders/words'
import * as files from './orders/samples'
import { lineIn, read, refusedIn, type Values } from './orders/samples'

const { TAOBAO, TAOBAO_ROW, DOUYIN, DOUYIN_ROW, PINDUODUO, PINDUODUO_ROW, JD, JD_ROW } = files
const { PLAIN, PLAIN_ROW, TAOBAO_GOODS } = files

const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}+08:00`)

const dialectIn = (header: string): string => {
  const layout = layOut(header.split(','))
  return layout.ok ? layout.value.dialect : `${layout.code} ${Object.values(layout.details ?? {})}`
}

describe('a header', () => {
  it.each([
    ['taobao', TAOBAO],
    ['taobao', files.TAOBAO_2014],
    ['taobao', '订单编号,买家实付金额,订单状态,订单创建时间,商品标题'],
    ['taobao-goods', TAOBAO_GOODS],
    ['douyin', DOUYIN],
    ['pinduoduo', PINDUODUO],
    ['pinduoduo', PINDUODUO.replaceAll('(', '（').replaceAll(')', '）')],
    ['jd', JD],
    ['plain', PLAIN],
    ['plain', TEMPLATE_HEADER.join(',')],
    ['plain', TEMPLATE_NEEDED.join(',')],
  ])('of a %s file is known by its names', (dialect, header) => {
    expect(dialectIn(header)).toBe(dialect)
  })

  it.each([TAOBAO, DOUYIN, PINDUODUO, JD, PLAIN])('is known in any order: %.20s…', (header) => {
    expect(dialectIn(header.split(',').reverse().join(','))).toBe(dialectIn(header))
  })

  it('is known with blanks of every kind, quotes and unknown columns', () => {
    const header = `\ufeff"订单号"\t,\u3000实付金额\u00a0, 付款 时间 ,新的列,新的列,`
    expect(dialectIn(header)).toBe('plain')
  })

  it('without a needed column names it', () => {
    const header = TAOBAO.replace('订单状态', '状态').replace('订单创建时间,订单付款时间 ,', '')
    expect(dialectIn(header)).toBe(
      'orders.file-columns-missing 淘宝 / 天猫订单报表,订单状态、订单付款时间 / 订单创建时间',
    )
  })

  it('with a read column twice is refused; with an unread one twice it is not', () => {
    expect(dialectIn(`${PLAIN},实付金额`)).toBe('orders.file-columns-twice 实付金额')
    expect(dialectIn(`${TAOBAO},订单备注`)).toBe('taobao')
  })

  it('that we do not know shows its first names', () => {
    expect(dialectIn('姓名,电话,,生日')).toBe('orders.file-header-unknown 姓名、电话、生日')
    expect(dialectIn('林夏,13800000001')).toBe('orders.file-header-unknown （没有列名）')
  })
})

describe('a row of Taobao', () => {
  it('is an order as a whole', () => {
    expect(lineIn(TAOBAO, TAOBAO_ROW)).toEqual({
      platform: 'taobao',
      orderNo: '1234567890123456789',
      buyer: '桂花糕爱好者',
      phone: '18618486065',
      state: 'paid',
      at: at('2026-01-31 18:30:00'),
      title: '桂花糕礼盒',
      quantity: 2,
      paidFen: 12800,
      whole: true,
      refundFen: 0,
      endedAt: at('2026-02-05 09:00:00'),
    })
  })

  it('never carries the name, the address or the remark of a person', () => {
    const row = { ...TAOBAO_ROW, 收货人姓名: '林夏', 收货地址: '桂花路 1 号', 买家留言: '快点' }
    expect(JSON.stringify(lineIn(TAOBAO, row))).not.toMatch(/林夏|桂花路|快点/)
  })

  it.each<[string, Values, number, number, string]>([
    [
      'paid is without what went back (Tmall), all of it',
      { 买家实际支付金额: '0', 退款金额: '128' },
      12800,
      12800,
      'paid',
    ],
    ['the same in part', { 买家实际支付金额: '100', 退款金额: '28' }, 12800, 2800, 'paid'],
    [
      'paid is before what went back',
      { 买家实际支付金额: '128', 退款金额: '28' },
      12800,
      2800,
      'paid',
    ],
    ['closed after payment', { 订单状态: '交易关闭', 退款金额: '128' }, 12800, 12800, 'closed'],
    [
      'closed after payment, without an amount',
      { 订单状态: '交易关闭', 退款金额: '' },
      12800,
      12800,
      'closed',
    ],
    ['closed without payment', { 订单状态: '交易关闭', 订单付款时间: '' }, 0, 0, 'closed'],
    ['not paid yet', { 订单状态: '等待买家付款', 订单付款时间: '' }, 0, 0, 'unpaid'],
    [
      'cash on delivery on its way',
      { 订单状态: '卖家已发货，等待买家确认收货并付款' },
      0,
      0,
      'unpaid',
    ],
    ['words with a plain comma', { 订单状态: '买家已付款,等待卖家发货' }, 12800, 0, 'paid'],
  ])('%s', (_, values, paidFen, refundFen, state) => {
    const line = lineIn(TAOBAO, { ...TAOBAO_ROW, ...values })
    expect(line).toMatchObject({ paidFen, refundFen, state })
  })

  it('takes the time of payment, else that of the order', () => {
    const { 订单付款时间: _, ...row } = TAOBAO_ROW
    expect(lineIn(TAOBAO, row).at).toBe(at('2026-01-31 18:29:00'))
  })

  it('of the list of goods tells neither money nor time', () => {
    const row = {
      订单编号: '123',
      标题: '礼盒',
      购买数量: '2',
      商品属性: '6 枚装',
      订单状态: '交易成功',
    }
    expect(lineIn(TAOBAO_GOODS, row)).toEqual({
      platform: 'taobao',
      orderNo: '123',
      itemNo: '礼盒 / 6 枚装',
      title: '礼盒',
      sku: '6 枚装',
      quantity: 2,
      whole: false,
      state: 'paid',
      refundFen: 0,
    })
  })
})

describe('a row of Douyin', () => {
  it('is a part of its order', () => {
    expect(lineIn(DOUYIN, DOUYIN_ROW)).toEqual({
      platform: 'douyin',
      orderNo: '6917926768823643751',
      itemNo: '6917926768823643752',
      state: 'paid',
      at: at('2026-01-31 18:30:00'),
      title: '桂花糕礼盒',
      sku: '6 枚装',
      quantity: 1,
      paidFen: 6400,
      whole: false,
      refundFen: 0,
    })
  })

  it('that joins its sub-orders is the whole order', () => {
    const joined = { 子订单编号: '\t2222;1111', 选购商品: '礼盒;茶', 商品数量: '1;2' }
    const line = lineIn(DOUYIN, { ...DOUYIN_ROW, ...joined, 订单应付金额: '64.00;20.00' })
    expect(line).toMatchObject({ itemNo: '1111;2222', whole: true, quantity: 3, paidFen: 8400 })
  })

  it.each<[Values, string, number, number]>([
    [{ 订单状态: '已关闭', 售后状态: '退款成功' }, 'closed', 6400, 6400],
    [{ 订单状态: '已关闭', 售后状态: '-' }, 'closed', 0, 0],
    [{ 订单状态: '已完成', 售后状态: '退款成功' }, 'paid', 6400, 6400],
    [{ 订单状态: '已完成', 售后状态: '同意退款,退款失败' }, 'paid', 6400, 0],
    [{ 订单状态: '已完成', 售后状态: '补寄待用户收货' }, 'paid', 6400, 0],
    [{ 订单状态: '备货中', 售后状态: '售后关闭' }, 'paid', 6400, 0],
    [{ 订单状态: '待支付' }, 'unpaid', 0, 0],
  ])('%j is %s', (values, state, paidFen, refundFen) => {
    const line = lineIn(DOUYIN, { ...DOUYIN_ROW, ...values })
    expect(line).toMatchObject({ state, paidFen, refundFen })
  })
})

describe('a row of Pinduoduo', () => {
  it('has no buyer; its amounts and times end with a TAB', () => {
    expect(lineIn(PINDUODUO, PINDUODUO_ROW)).toEqual({
      platform: 'pinduoduo',
      orderNo: '260131-400000294410900',
      state: 'paid',
      at: at('2026-01-31 18:30:00'),
      title: '桂花糕礼盒',
      quantity: 1,
      paidFen: 6400,
      whole: true,
      refundFen: 0,
    })
  })

  it.each<[Values, string, number, number]>([
    [{ 订单状态: '未发货，退款成功', 售后状态: '退款成功' }, 'closed', 6400, 6400],
    [{ 订单状态: '已收货，退款成功' }, 'closed', 6400, 6400],
    [{ 订单状态: '已收货', 售后状态: '退款成功' }, 'paid', 6400, 6400],
    [{ 订单状态: '已取消' }, 'closed', 0, 0],
    [{ 订单状态: '已发货，待收货', 售后状态: '售后处理中' }, 'paid', 6400, 0],
    [{ 订单状态: '待付款', 订单成交时间: '', '用户实付金额(元)': '' }, 'unpaid', 0, 0],
  ])('%j is %s', (values, state, paidFen, refundFen) => {
    const line = lineIn(PINDUODUO, { ...PINDUODUO_ROW, ...values })
    expect(line).toMatchObject({ state, paidFen, refundFen })
  })

  it('given back in part without an amount is refused, with one it is taken', () => {
    const row = { ...PINDUODUO_ROW, 售后状态: '部分退款成功' }
    expect(refusedIn(PINDUODUO, row)).toBe('orders.row-refund-unknown 售后状态')
    const header = `${PINDUODUO},退款金额(元)`
    expect(lineIn(header, { ...row, '退款金额(元)': '4.00' }).refundFen).toBe(400)
  })
})

describe('a row of JD', () => {
  it('repeats what the whole order cost', () => {
    expect(lineIn(JD, JD_ROW)).toEqual({
      platform: 'jd',
      orderNo: '11729384072',
      itemNo: '1953814331',
      buyer: 'jd_linxia',
      phone: '18618486065',
      state: 'paid',
      at: at('2026-01-31 18:31:00'),
      title: '桂花糕礼盒',
      quantity: 1,
      paidFen: 23245,
      whole: true,
      refundFen: 0,
      endedAt: at('2026-02-03 10:00:00'),
    })
  })

  it.each([
    ['(删除)等待出库', 'closed', 0],
    ['（删除）等待确认收货', 'closed', 0],
    ['已取消', 'closed', 0],
    ['(锁定)等待出库', 'paid', 23245],
    ['等待付款', 'unpaid', 0],
  ])('that is %s was %s', (word, state, paidFen) => {
    const line = lineIn(JD, { ...JD_ROW, 订单状态: word })
    expect(line).toMatchObject({ state, paidFen, refundFen: 0 })
  })
})

describe('a row of our template', () => {
  it('needs a number, a time and an amount, no more', () => {
    expect(lineIn(PLAIN, PLAIN_ROW)).toEqual({
      platform: 'other',
      orderNo: 'A20260131001',
      state: 'paid',
      at: at('2026-01-31 00:00'),
      quantity: 1,
      paidFen: 12800,
      whole: false,
      refundFen: 0,
    })
  })

  it('that gave back more than it shows as paid was paid both', () => {
    const line = lineIn(PLAIN, { ...PLAIN_ROW, 实付金额: '28', 退款金额: '100' })
    expect(line).toMatchObject({ paidFen: 12800, refundFen: 10000 })
  })

  it('is explained by the names of its columns', () => {
    for (const name of ['订单号', '付款时间', '实付金额', '明细编号', '商品名称', '规格']) {
      expect(TEMPLATE_HEADER).toContain(name)
      expect(TEMPLATE_NOTES.join()).toContain(name)
    }
  })

  it('may name its platform, so that the same order of an export is the same', () => {
    expect(lineIn(PLAIN, { ...PLAIN_ROW, 平台: '天猫' }).platform).toBe('taobao')
    expect(refusedIn(PLAIN, { ...PLAIN_ROW, 平台: '微店' })).toBe('orders.row-platform 平台')
  })

  it('is filled in by our own example', () => {
    const values = Object.fromEntries(
      TEMPLATE_HEADER.map((name, n) => [name, TEMPLATE_EXAMPLE[n] ?? '']),
    )
    expect(lineIn(TEMPLATE_HEADER.join(','), values)).toMatchObject({ paidFen: 12800, quantity: 2 })
  })
})

describe('a row is refused by name', () => {
  it.each<[string, string, Values]>([
    ['orders.row-cell-missing 订单编号', TAOBAO, { ...TAOBAO_ROW, 订单编号: '' }],
    ['orders.row-cell-missing 订单状态', TAOBAO, { ...TAOBAO_ROW, 订单状态: '' }],
    ['orders.row-cell-missing 买家实际支付金额', TAOBAO, { ...TAOBAO_ROW, 买家实际支付金额: '' }],
    [
      'orders.row-cell-missing 订单付款时间',
      TAOBAO,
      { ...TAOBAO_ROW, 订单付款时间: '', 订单创建时间: '' },
    ],
    ['orders.row-id-scientific 订单编号', TAOBAO, { ...TAOBAO_ROW, 订单编号: '1.93E+15' }],
    ['orders.row-id-scientific 子订单编号', DOUYIN, { ...DOUYIN_ROW, 子订单编号: '6.91793E+18' }],
    ['orders.row-id 订单编号', TAOBAO, { ...TAOBAO_ROW, 订单编号: '合计：' }],
    ['orders.row-state 订单状态', TAOBAO, { ...TAOBAO_ROW, 订单状态: '神秘状态' }],
    ['orders.row-state 售后状态', DOUYIN, { ...DOUYIN_ROW, 售后状态: '神秘售后' }],
    ['orders.row-money 买家实际支付金额', TAOBAO, { ...TAOBAO_ROW, 买家实际支付金额: '免费' }],
    ['orders.row-money-fraction 实付金额', PLAIN, { ...PLAIN_ROW, 实付金额: '0.001' }],
    ['orders.row-money-negative 实付金额', PLAIN, { ...PLAIN_ROW, 实付金额: '-5' }],
    ['orders.row-formula 实付金额', PLAIN, { ...PLAIN_ROW, 实付金额: '=B2*2' }],
    ['orders.row-time-mixed 付款时间', PLAIN, { ...PLAIN_ROW, 付款时间: '5/6/2026' }],
    ['orders.row-time 付款时间', PLAIN, { ...PLAIN_ROW, 付款时间: '2026-02-30' }],
    ['orders.row-time 确认收货时间', TAOBAO, { ...TAOBAO_ROW, 确认收货时间: '####' }],
    ['orders.row-count 数量', PLAIN, { ...PLAIN_ROW, 数量: '一箱' }],
  ])('%s', (refused, header, values) => {
    expect(refusedIn(header, values)).toBe(refused)
  })

  it('with cells beyond the header; empty ones there do not matter', () => {
    const layout = layOut(PLAIN.split(','))
    if (!layout.ok) throw new Error('unreachable')
    const cells = files.cellsOf(PLAIN, PLAIN_ROW)
    const { rejected } = files.readCells(layout.value, [...cells, '', '多'])
    expect(rejected).toEqual({ row: 2, column: '', code: 'orders.row-cells-many', value: '1' })
    expect(files.readCells(layout.value, [...cells, '', '-']).line).toBeDefined()
  })

  it('without what a comma has shifted into another column', () => {
    const of = (values: Values) => read(PLAIN, { ...PLAIN_ROW, ...values }).rejected?.value
    expect(of({ 实付金额: '13800000001' })).toBe('138****0001')
    expect(of({ 付款时间: '浙江省杭州市文一路1号' })).toBe('*******一*1*')
    expect(of({ 订单状态: '13800000001 待收' })).toBe('138****0001 待收')
  })

  it('and an empty row is neither taken nor refused', () => {
    expect(read(PLAIN, {})).toEqual({})
    expect(read(PLAIN, { 买家: ' - ' })).toEqual({})
  })

  it('in a sentence that names the cell', () => {
    const { rejected } = read(PLAIN, { ...PLAIN_ROW, 订单号: '1.93E+15' })
    expect(
      sentenceOfRow('orders.row-id-scientific', rejected?.column ?? '', rejected?.value ?? ''),
    ).toBe(
      '「订单号」是 1.93E+15，Excel 把长单号改成了科学计数，后面几位已经丢了，请重新导出原文件',
    )
  })
})

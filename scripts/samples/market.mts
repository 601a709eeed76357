import { gbk } from '../../tests/rules/orders/gb18030.ts'
import { cellsOf, csvOf, DOUYIN, TAOBAO, type Values } from '../../tests/rules/orders/samples.ts'
import { xlsx } from '../../tests/rules/orders/workbook.ts'
import { type Sold, stampOf } from '../lib/sold/sold.mts'
import { yuan } from '../lib/sold/template.mts'

const TAOBAO_STATES = { 已付款: '交易成功', 未付款: '等待买家付款', 已关闭: '交易关闭' } as const
const DOUYIN_STATES = { 已付款: '已完成', 未付款: '待支付', 已关闭: '已关闭' } as const
const DAY = 24 * 3600_000

const taobaoRow = (sold: Sold): Values => ({
  订单编号: `="${sold.no}"`,
  买家会员名: sold.buyer,
  总金额: yuan(sold.fen),
  买家实际支付金额: sold.state === '已付款' ? yuan(sold.fen) : '0.00',
  订单状态: TAOBAO_STATES[sold.state],
  收货人姓名: '*',
  联系手机: `'${sold.phone}`,
  订单创建时间: stampOf(sold.at - 60_000),
  订单付款时间: sold.state === '已付款' ? stampOf(sold.at) : '',
  宝贝标题: sold.goods.name,
  宝贝总数量: String(sold.count),
  退款金额: yuan(sold.backFen),
  确认收货时间: sold.state === '已付款' ? stampOf(sold.at + 5 * DAY) : '',
})

/** Rows as people break them by opening and saving a file; each is left out with its reason. */
const broken: readonly Values[] = [
  { 订单编号: '4.02156E+18' },
  { 买家实际支付金额: '=1+1' },
  { 订单付款时间: '2026年13月45日' },
  { 订单状态: '等一等再说' },
  { 订单编号: '' },
]

/** Taobao's list of orders, in GBK as Taobao writes it, with a few rows that can not be read. */
export const taobaoFile = (all: readonly Sold[]): Buffer => {
  const rows = all.map(taobaoRow)
  const step = Math.floor(rows.length / (broken.length + 1))
  for (const [i, wrong] of broken.entries())
    rows.splice((i + 1) * step, 0, { ...rows[i], ...wrong })
  return gbk(csvOf(TAOBAO, rows))
}

const douyinRow = (sold: Sold): Values => ({
  主订单编号: sold.no,
  子订单编号: `${sold.no.slice(0, -1)}9`,
  选购商品: sold.goods.name,
  商品规格: sold.goods.spec,
  商品数量: String(sold.count),
  订单应付金额: yuan(sold.fen),
  收件人: '*',
  收件人手机号: sold.phone,
  订单提交时间: stampOf(sold.at),
  订单完成时间: sold.state === '已付款' ? stampOf(sold.at + 7 * DAY) : '-',
  订单状态: DOUYIN_STATES[sold.state],
  售后状态: sold.backFen >= sold.fen ? '退款成功' : '-',
})

/** Douyin's list of orders as a workbook; ids are texts. */
export const douyinFile = (all: readonly Sold[]): Buffer =>
  xlsx([DOUYIN.split(','), ...all.map((one) => cellsOf(DOUYIN, douyinRow(one)))])

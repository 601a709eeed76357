import { douyinStates } from '../states'
import type { Dialect } from './dialect'

/** One row per sub-order, or one per order with `;` between the sub-orders (facts/platform.md §5). */
export const douyin: Dialect = {
  id: 'douyin',
  name: '抖店订单',
  platform: 'douyin',
  marks: [['主订单编号'], ['子订单编号'], ['选购商品', '商品ID']],
  columns: {
    orderNo: ['主订单编号'],
    itemNo: ['子订单编号'],
    phone: ['收件人手机号'],
    state: ['订单状态'],
    after: ['售后状态'],
    paidAt: ['支付完成时间'],
    madeAt: ['订单提交时间'],
    endedAt: ['订单完成时间'],
    title: ['选购商品'],
    sku: ['商品规格'],
    quantity: ['商品数量'],
    paid: ['订单应付金额'],
    refund: ['退款金额', '退款金额(元)'],
  },
  needs: [['orderNo'], ['itemNo'], ['state'], ['paid'], ['paidAt', 'madeAt']],
  states: douyinStates,
  shape: 'item',
}

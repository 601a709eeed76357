import { pinduoduoStates } from '../states'
import type { Dialect } from './dialect'

/** One row per order of one kind of goods; no column tells the buyer (facts/platform.md §5). */
export const pinduoduo: Dialect = {
  id: 'pinduoduo',
  name: '拼多多订单',
  platform: 'pinduoduo',
  marks: [['订单号'], ['用户实付金额(元)', '商家实收金额(元)']],
  columns: {
    orderNo: ['订单号'],
    phone: ['用户购买手机号'],
    state: ['订单状态'],
    after: ['售后状态'],
    paidAt: ['支付时间'],
    madeAt: ['订单成交时间'],
    endedAt: ['确认收货时间'],
    title: ['商品'],
    sku: ['商品规格'],
    quantity: ['商品数量(件)'],
    paid: ['用户实付金额(元)'],
    refund: ['退款金额(元)', '退款金额'],
  },
  needs: [['orderNo'], ['state'], ['paid'], ['paidAt', 'madeAt']],
  states: pinduoduoStates,
  shape: 'order',
}

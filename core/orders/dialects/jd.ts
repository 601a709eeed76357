import { jdStates } from '../states'
import type { Dialect } from './dialect'

/**
 * One row per SKU; what the order cost stands in each of them (facts/platform.md §5). 结算金额 is what
 * the customer paid after coupons, balance included; 应付金额 is what was left of it to pay.
 */
export const jd: Dialect = {
  id: 'jd',
  name: '京东订单',
  platform: 'jd',
  marks: [
    ['订单号', '订单编号'],
    ['下单帐号', '下单账号', '京东价'],
  ],
  columns: {
    orderNo: ['订单号', '订单编号'],
    itemNo: ['商品ID', '商品编号'],
    buyer: ['下单帐号', '下单账号'],
    phone: ['联系电话'],
    state: ['订单状态'],
    paidAt: ['付款确认时间'],
    madeAt: ['下单时间'],
    endedAt: ['订单完成时间'],
    title: ['商品名称'],
    sku: ['货号'],
    quantity: ['订购数量'],
    paid: ['结算金额', '应付金额'],
  },
  needs: [['orderNo'], ['state'], ['paid'], ['paidAt', 'madeAt']],
  states: jdStates,
  shape: 'order',
}

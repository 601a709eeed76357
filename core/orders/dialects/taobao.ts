import { taobaoStates } from '../states'
import type { Dialect } from './dialect'

/** ExportOrderList: one row per order (facts/platform.md §5; newer files rename some columns). */
export const taobao: Dialect = {
  id: 'taobao',
  name: '淘宝 / 天猫订单报表',
  platform: 'taobao',
  marks: [['订单编号'], ['买家实际支付金额', '买家实付金额']],
  columns: {
    orderNo: ['订单编号'],
    buyer: ['买家会员名', '买家昵称'],
    phone: ['联系手机', '联系电话'],
    state: ['订单状态'],
    paidAt: ['订单付款时间'],
    madeAt: ['订单创建时间'],
    endedAt: ['确认收货时间'],
    title: ['宝贝标题', '商品标题'],
    quantity: ['宝贝总数量'],
    paid: ['买家实际支付金额', '买家实付金额'],
    total: ['总金额'],
    refund: ['退款金额'],
  },
  needs: [['orderNo'], ['state'], ['paid'], ['paidAt', 'madeAt']],
  states: taobaoStates,
  shape: 'order',
}

/** ExportOrderDetailList (宝贝报表): what was in an order, without buyer, time and payment. */
export const taobaoGoods: Dialect = {
  id: 'taobao-goods',
  name: '淘宝 / 天猫宝贝报表',
  platform: 'taobao',
  marks: [['订单编号'], ['标题'], ['购买数量']],
  columns: {
    orderNo: ['订单编号'],
    state: ['订单状态'],
    title: ['标题'],
    sku: ['商品属性', '外部系统编号', '商家编码'],
    quantity: ['购买数量'],
  },
  needs: [['orderNo'], ['state'], ['title'], ['quantity']],
  states: taobaoStates,
  shape: 'goods',
}

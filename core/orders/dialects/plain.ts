import type { Platform } from '../../events/event'
import { plain as plainText } from '../cells'
import { plainStates } from '../states'
import type { Dialect } from './dialect'

/** Our own template, for every shop whose platform we do not read and for tills of before. */
export const plain: Dialect = {
  id: 'plain',
  name: '通用订单模板',
  platform: 'other',
  marks: [['订单号'], ['实付金额']],
  columns: {
    platform: ['平台'],
    orderNo: ['订单号'],
    itemNo: ['明细编号'],
    buyer: ['买家'],
    phone: ['手机号'],
    state: ['订单状态'],
    paidAt: ['付款时间'],
    title: ['商品名称'],
    sku: ['规格'],
    quantity: ['数量'],
    paid: ['实付金额'],
    refund: ['退款金额'],
  },
  needs: [['orderNo'], ['paid'], ['paidAt']],
  states: plainStates,
  silent: { state: 'paid' },
  shape: 'item',
}

const PLATFORMS: ReadonlyMap<string, Platform> = new Map([
  ['淘宝', 'taobao'],
  ['天猫', 'taobao'],
  ['抖音', 'douyin'],
  ['抖店', 'douyin'],
  ['拼多多', 'pinduoduo'],
  ['京东', 'jd'],
  ['门店', 'store'],
  ['其他', 'other'],
])

/** The platform that a row of the template names. */
export const platformOf = (text: string): Platform | undefined =>
  PLATFORMS.get(text) ?? PLATFORMS.get(plainText(text))

import { plain } from './cells'
import type { OrderState } from './line'

/** What a marketplace's word says of an order. */
export interface Status {
  state: OrderState
  /** The word itself says that the money went back. */
  back?: true
  /** Ended before it was delivered, or became other orders: never bought, whatever was paid. */
  never?: true
}

/** What an after-sale word says of the money: stays, went back whole, went back in part. */
export type AfterSale = 'stays' | 'whole' | 'part'

/** Words are compared without spaces, commas and full-width forms: exports write both `，` and `,`. */
const wordOf = (text: string): string => plain(text).replace(/,/g, '')

type Words<T> = ReadonlyMap<string, T>

const words = <T>(...groups: readonly [T, string][]): Words<T> => {
  const table = new Map<string, T>()
  for (const [meaning, list] of groups)
    for (const word of list.trim().split(/\s+/)) table.set(wordOf(word), meaning)
  return table
}

const UNPAID: Status = { state: 'unpaid' }
const PAID: Status = { state: 'paid' }
const CLOSED: Status = { state: 'closed' }
const BACK: Status = { state: 'closed', back: true }
const NEVER: Status = { state: 'closed', never: true }

/**
 * Words of the sellers' consoles as public readers of their exports have them (facts/platform.md §5;
 * the trade states of Taobao's open platform, with their Chinese). Cash on delivery is paid once signed.
 */
export const taobaoStates = words<Status>(
  [
    UNPAID,
    `等待买家付款 没有创建支付宝交易 等待买家确认货到付款订单信息 买家已确认，等待卖家发货
     卖家已发货，等待买家确认收货并付款 国际信用卡支付付款确认中 外卡支付付款确认中`,
  ],
  [
    PAID,
    `买家已付款，等待卖家发货 买家已付款 等待卖家发货 卖家部分发货 卖家已发货，等待买家确认
     卖家已发货，等待买家确认收货 等待买家确认收货 买家已签收 买家已签收，回款至卖家
     买家已签收,货到付款专用 交易成功`,
  ],
  [CLOSED, '交易关闭 交易被淘宝关闭 付款以前，卖家或买家主动关闭交易'],
  [BACK, '付款以后用户退款成功，交易自动关闭'],
)

export const douyinStates = words<Status>(
  [UNPAID, '待支付 待付款 待确认'],
  [PAID, '已支付 备货中 待发货 部分发货 已部分发货 已发货 已收货 已完成 交易成功'],
  [CLOSED, '已关闭 已取消 交易关闭'],
)

export const pinduoduoStates = words<Status>(
  [UNPAID, '待付款 待支付'],
  [PAID, '待发货 已发货，待收货 已发货，待签收 已发货 已收货 已签收 已评价 交易成功'],
  [CLOSED, '已取消 交易关闭'],
  [
    BACK,
    `退款成功 未发货，退款成功 已发货，退款成功 已收货，退款成功 已签收，退款成功 已取消，退款成功
     未成交，退款成功`,
  ],
)

/** `(删除)` stands before the state in which an order was called off; a split order's parent has it too. */
export const jdStates = words<Status>(
  [UNPAID, '未付款 等待付款 等待付款确认'],
  [PAID, '等待出库 等待发货 等待确认收货 (锁定)等待出库 (锁定)等待确认收货 锁定 完成 已完成'],
  [
    NEVER,
    `已取消 (删除)未付款 (删除)等待付款 (删除)等待付款确认 (删除)等待出库 (删除)等待发货
     (删除)等待确认收货 (删除)锁定 (删除)暂停 (删除)完成`,
  ],
)

/** Words of our own template; an empty cell is 已付款. */
export const plainStates = words<Status>(
  [UNPAID, '未付款 待付款 待支付'],
  [PAID, '已付款 已支付 已发货 已完成 已收货 完成 交易成功'],
  [CLOSED, '已关闭 已取消 交易关闭'],
  [BACK, '已退款 退款成功 全部退款'],
)

/** After-sale words of Douyin and Pinduoduo. */
export const afterSales = words<AfterSale>(
  [
    'stays',
    `无 无售后 无售后或售后取消 无售后或售后关闭 售后处理中 售后待处理 售后中 售后取消 售后关闭
     售后取消，退款失败 退款中 退款失败 退款关闭 待商家处理 待买家退货 待商家收货 待退款
     同意退款，退款中 同意退款，退款失败 换货成功 补寄成功 维修成功`,
  ],
  ['whole', '退款成功 同意退款，退款成功 已退款 已全额退款 全额退款成功'],
  ['part', '部分退款 部分退款成功 已部分退款 退款成功（部分退款）'],
)

/** Exchanging, sending again and mending move goods, never money. */
const GOODS_ONLY = /^(换货|补寄|维修)/

// As it stands first: most words need no folding, which costs more than all else of a row.
export const statusIn = (table: Words<Status>, text: string): Status | undefined =>
  table.get(text) ?? table.get(wordOf(text))

export const afterSaleOf = (text: string): AfterSale | undefined =>
  afterSales.get(text) ??
  afterSales.get(wordOf(text)) ??
  (GOODS_ONLY.test(wordOf(text)) ? 'stays' : undefined)

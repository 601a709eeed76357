import { csvLine } from '../../../core/kernel/csv.ts'
import { TEMPLATE_HEADER } from '../../../core/orders/words.ts'
import { type Sold, stampOf } from './sold.mts'

export const yuan = (fen: number): string => (fen / 100).toFixed(2)

const rowOf = (sold: Sold): Record<string, string> => ({
  平台: sold.market,
  订单号: sold.no,
  买家: sold.buyer,
  手机号: sold.phone,
  订单状态: sold.state,
  付款时间: stampOf(sold.at),
  商品名称: sold.goods.name,
  规格: sold.goods.spec,
  数量: String(sold.count),
  实付金额: yuan(sold.fen),
  退款金额: yuan(sold.backFen),
})

/** A file in the template that every shop can fill in. */
export const templateOf = (all: readonly Sold[]): string =>
  [TEMPLATE_HEADER, ...all.map((one) => TEMPLATE_HEADER.map((name) => rowOf(one)[name] ?? ''))]
    .map((cells) => csvLine([...cells]))
    .join('')

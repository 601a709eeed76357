import { plain } from './dialects/plain'

/** Header of our own template; those in the first list must be filled in. */
export const TEMPLATE_NEEDED = ['订单号', '付款时间', '实付金额'] as const

export const TEMPLATE_HEADER: readonly string[] = Object.values(plain.columns).map(
  ([name = '']) => name,
)

const EXAMPLE: Readonly<Record<string, string>> = {
  平台: '其他',
  订单号: 'A20260131001',
  明细编号: '1',
  买家: '林夏',
  手机号: '13800000000',
  订单状态: '已付款',
  付款时间: '2026-01-31 18:30:00',
  商品名称: '桂花糕礼盒',
  规格: '6 枚装',
  数量: '2',
  实付金额: '128.00',
  退款金额: '0.00',
}

/** One row as an example; to be deleted by who fills the template in. */
export const TEMPLATE_EXAMPLE: readonly string[] = TEMPLATE_HEADER.map(
  (name) => EXAMPLE[name] ?? '',
)

/** Read beside the template before a file is chosen. */
export const TEMPLATE_NOTES: readonly string[] = [
  '只有订单号、付款时间、实付金额必须填，其余可以空着',
  '一张订单有几种商品就写几行：订单号相同，实付金额写每一行自己的',
  '明细编号分得开同一张订单的几行；不写时按商品名称和规格区分',
  '单号请设成文本格式，超过 15 位的数字会被 Excel 改成科学计数',
  '同一张订单在几个文件里出现，只算一次',
]

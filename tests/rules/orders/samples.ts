import { layOut } from '#core/orders/columns'
import { type Read, readRow } from '#core/orders/lines'

export const readCells = (layout: Parameters<typeof readRow>[0], cells: readonly string[]): Read =>
  readRow(layout, cells, 2)

/**
 * Header rows of real exports (facts/platform.md §5), blanks included. Values are ours: no row of a
 * real person is in this repository.
 */
export const TAOBAO = [
  '订单编号,买家会员名,买家支付宝账号,支付单号,支付详情,买家应付货款,买家应付邮费,买家支付积分,总金额,返点积分,',
  '买家实际支付金额,买家实际支付积分,订单状态,买家留言,收货人姓名,收货地址 ,运送方式,联系电话 ,联系手机,订单创建时间,',
  '订单付款时间 ,宝贝标题 ,宝贝种类 ,物流单号 ,物流公司,订单备注,宝贝总数量,店铺Id,店铺名称,订单关闭原因,卖家服务费,',
  '买家服务费,发票抬头,是否手机订单,分阶段订单信息,特权订金订单id,是否上传合同照片,是否上传小票,是否代付,定金排名,',
  '修改后的sku,修改后的收货地址,异常信息,天猫卡券抵扣,集分宝抵扣,是否是O2O交易,新零售交易类型,新零售导购门店名称,',
  '新零售导购门店id,新零售发货门店名称,新零售发货门店id,退款金额,预约门店,确认收货时间,打款商家金额,',
  '含应开票给个人的个人红包,是否信用购,体验期结束时间,前N有礼,配送类型,主订单编号',
].join('')
export const TAOBAO_2014 =
  '订单编号,买家会员名,买家支付宝账号,买家应付货款,买家应付邮费,买家支付积分,总金额,返点积分,买家实际支付金额,买家实际支付积分,订单状态,买家留言,收货人姓名,收货地址 ,运送方式,联系电话 ,联系手机,订单创建时间,订单付款时间 ,宝贝标题 ,宝贝种类 ,物流单号 ,物流公司,订单备注,宝贝总数量,店铺Id,店铺名称,订单关闭原因'
export const TAOBAO_GOODS =
  '订单编号,标题,价格,购买数量,外部系统编号,商品属性,套餐信息,备注,订单状态,商家编码'
export const DOUYIN =
  '主订单编号,子订单编号,选购商品,商品规格,商品数量,商家编码,订单应付金额,运费,收件人,收件人手机号,详细地址,订单提交时间,商家备注,订单完成时间,订单状态,售后状态,取消原因,发货时间,平台实际承担优惠金额,商家实际承担优惠金额,达人实际承担优惠金额'
export const PINDUODUO =
  '商品,订单号,订单状态,商品总价(元),邮费(元),店铺优惠折扣(元),平台优惠折扣(元),多多支付立减金额(元),用户实付金额(元),商家实收金额(元),商品数量(件),发货时间,确认收货时间,商品id,商品规格,样式ID,商家编码-规格维度,商家编码-商品维度,商家备注,售后状态,快递单号,快递公司,订单成交时间,是否分期,分期期数,手续费承担方,分期方式'
export const JD =
  '订单号,商品ID,商品名称,订购数量,支付方式,下单时间,京东价,订单金额,结算金额,余额支付,应付金额,订单状态,订单类型,下单帐号,客户姓名,客户地址,联系电话,订单备注,发票类型,发票抬头,发票内容,商家备注,商家备注等级（等级1-5为由高到低）,运费金额,付款确认时间,增值税发票,货号,订单完成时间,订单来源,订单渠道'
export const PLAIN =
  '平台,订单号,明细编号,买家,手机号,订单状态,付款时间,商品名称,规格,数量,实付金额,退款金额'

export type Values = Readonly<Record<string, string>>

/** Cells of a row in the header's order; what is not named is empty. */
export const cellsOf = (header: string, values: Values): string[] =>
  header.split(',').map((name) => values[name.trim()] ?? '')

/** One row of a file with this header, read as row 2. */
export const read = (header: string, values: Values): Read => {
  const layout = layOut(header.split(','))
  if (!layout.ok) throw new Error(layout.code)
  return readRow(layout.value, cellsOf(header, values), 2)
}

export const lineIn = (header: string, values: Values) => {
  const { line, rejected } = read(header, values)
  if (!line) throw new Error(JSON.stringify(rejected))
  return line
}

/** The code and the column that a row is refused for. */
export const refusedIn = (header: string, values: Values): string => {
  const { rejected } = read(header, values)
  return `${rejected?.code} ${rejected?.column}`
}

export const TAOBAO_ROW: Values = {
  订单编号: '="1234567890123456789"',
  买家会员名: '桂花糕爱好者',
  总金额: '128.00',
  买家实际支付金额: '128.00',
  订单状态: '交易成功',
  收货人姓名: '林夏',
  联系手机: "'18618486065",
  订单创建时间: '2026-01-31 18:29:00',
  订单付款时间: '2026-01-31 18:30:00',
  宝贝标题: '桂花糕礼盒',
  宝贝总数量: '2',
  退款金额: '0.00',
  确认收货时间: '2026-02-05 09:00:00',
}
export const DOUYIN_ROW: Values = {
  主订单编号: '\t6917926768823643751',
  子订单编号: '\t6917926768823643752',
  选购商品: '\t桂花糕礼盒',
  商品规格: '\t6 枚装',
  商品数量: '1',
  订单应付金额: '64.00',
  收件人手机号: '\t186****6065',
  订单提交时间: '\t2026-01-31 18:30:00',
  订单完成时间: '\t-',
  订单状态: '\t已发货',
  售后状态: '\t-',
}
export const PINDUODUO_ROW: Values = {
  商品: '桂花糕礼盒',
  订单号: '\t260131-400000294410900',
  订单状态: '已收货',
  '用户实付金额(元)': '64.00\t',
  '商家实收金额(元)': '60.00\t',
  '商品数量(件)': '1\t',
  售后状态: '无售后或售后取消',
  订单成交时间: '2026/1/31 18:30\t',
}
export const JD_ROW: Values = {
  订单号: '11729384072',
  商品ID: '1953814331',
  商品名称: '桂花糕礼盒',
  订购数量: '1',
  下单时间: '2026-01-31 18:29:56',
  京东价: '128.00',
  订单金额: '256.00',
  结算金额: '232.45',
  应付金额: '232.45',
  订单状态: '完成',
  下单帐号: 'jd_linxia',
  联系电话: '18618486065',
  付款确认时间: '2026-01-31 18:31:00',
  订单完成时间: '2026-02-03 10:00:00',
}
export const PLAIN_ROW: Values = {
  订单号: 'A20260131001',
  付款时间: '2026-01-31',
  实付金额: '128',
}

/** Lines of a CSV file as the platform writes them: quoted where needed, `\r\n`. */
export const csvOf = (header: string, rows: readonly Values[]): string =>
  [header, ...rows.map((row) => cellsOf(header, row).map(quoted).join(','))]
    .join('\r\n')
    .concat('\r\n')

const quoted = (cell: string): string =>
  /[",\r\n\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell

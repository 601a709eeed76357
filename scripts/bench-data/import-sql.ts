/** DuckDB's import of the same files: one row for each order, and one for each customer. */

const text = (name: string): string => `'${name.replaceAll("'", "''")}'`

const csv = (files: readonly string[]): string =>
  `read_csv([${files.map(text).join(', ')}], header = true, all_varchar = true, union_by_name = true)`

/** Yuan as text to fen. */
const fen = (column: string): string =>
  `cast(round(cast(coalesce(nullif(${column}, ''), '0') as decimal(18, 2)) * 100) as bigint)`

const PLAIN_RANK = `case 订单状态 when '待付款' then 0 when '已退款' then 2 else 1 end`

/** Rows of one item, from whichever files, are one: the latest state, the larger refund. */
const plainItems = (files: readonly string[]): string => `
  select 平台 as platform, 订单号 as order_no, 明细编号 as item_no, max(nullif(买家, '')) as buyer,
    max(cast(付款时间 as timestamp)) as paid_at, max(${PLAIN_RANK}) as rank, max(${fen('实付金额')}) as fen,
    max(case when 订单状态 = '已退款' then ${fen('实付金额')} else ${fen('退款金额')} end) as back
  from ${csv(files)} group by all`

/** One row is one order; what is shown as paid may be without what went back. */
const taobaoOrders = (file: string): string => `
  select '淘宝' as platform, regexp_extract(订单编号, '[0-9]+') as order_no,
    nullif(买家会员名, '') as buyer,
    cast(coalesce(nullif(订单付款时间, ''), 订单创建时间) as timestamp) as paid_at,
    case 订单状态 when '等待买家付款' then 0 when '交易关闭' then 2 else 1 end as rank,
    ${fen('买家实际支付金额')} as paid, ${fen('退款金额')} as refund, ${fen('总金额')} as total
  from ${csv([file])}`

/** Tables \`orders\` and \`customers\`. */
export const importSql = (taobao: string, plain: readonly string[]): string[] => [
  `create table orders as
   with items as (${plainItems(plain)}), told as (${taobaoOrders(taobao)})
   select platform, order_no, max(buyer) as buyer, max(paid_at) as paid_at, max(rank) > 0 as bought,
     sum(fen) filter (where rank > 0) as fen, sum(back) filter (where rank > 0) as back
   from items group by platform, order_no
   union all
   select platform, order_no, max(buyer), max(paid_at), max(rank) > 0,
     max(case when rank = 0 then 0 when refund > paid or paid + refund <= total then paid + refund
       else paid end),
     max(case when rank = 0 then 0 else refund end)
   from told group by platform, order_no`,
  `create table customers as
   select platform, coalesce(buyer, order_no) as customer, count(*) as orders, sum(fen) as fen,
     sum(back) as back, max(paid_at) as last
   from orders where bought group by all`,
]

export const importSums = `
  select (select count(*) from orders) as orders, sum(orders) as bought, sum(fen) as fen,
    sum(back) as "backFen", count(*) as customers, count(*) filter (where orders > 1) as repeaters
  from customers`

import { afterAll, beforeAll, expect, it } from 'vitest'
import { openPage } from './hands'
import { openTable, type TableForTest } from './table'
import { meetAtTill, payWithCoupons, typePrice } from './till'

/** From the first sale to a cup for points, and back again, by the people at the table. */

let table: TableForTest

beforeAll(async () => {
  table = await openTable({
    brand: 'tea',
    query:
      'phones=shopper,clerk,operator:wide&at.clerk=clerk/home/index&at.operator=operator/board/index',
  })
})
afterAll(() => table?.close())

const shopper = () => table.phone('shopper')
const clerk = () => table.phone('clerk')

it('stamps the day in one tap on the first screen', async () => {
  await table.hold(await table.thing('包裹卡 1'), 'shopper')
  await shopper().tap('同意并收下')
  await shopper().sees('已放进您的券包')
  await openPage(table, 'shopper', 'pages/card')
  await shopper().sees('新茶客')
  await table.shot('points-1-home')
  await shopper().tap('签到')
  await shopper().sees(/今天已签到/)
  await table.shot('points-2-stamped')
})

it('shows the clerk one quote, and records exactly that', async () => {
  await meetAtTill(table)
  await typePrice(table, '128')
  await table.shot('points-3-keys')
  await clerk().tap('算一下')
  await clerk().sees('实收')
  await table.shot('points-4-quote')
  await payWithCoupons(table, '116')
  await shopper().sees(/116/)
  await table.shot('points-5-sold')
})

it('lets the member pay a part with points, and says what is left', async () => {
  await meetAtTill(table)
  await typePrice(table, '40.50')
  await clerk().tap('算一下')
  await clerk().tap(/^用 \d+ 分抵/)
  await clerk().sees(/用 117 分 −¥5.85/)
  await table.shot('points-6-with-points')
  await clerk().tap('确认收款 ¥34.65')
  await clerk().sees('已收款')
  await clerk().sees('现有 34 分')
})

it('shows every entry with its reason', async () => {
  await openPage(table, 'shopper', 'member/points')
  await shopper().sees('消费 · 青石巷店')
  await table.shot('points-7-ledger')
  await shopper().tap('签到')
  await shopper().sees('本人')
  await table.shot('points-8-why')
})

it('takes a sale back from the list of the day: points return to their lots', async () => {
  await openPage(table, 'clerk', 'clerk/today', { tab: 'sold' })
  await clerk().tap(/40\.5|34\.65/)
  await clerk().tap('退货')
  await clerk().tap('看看退多少')
  await clerk().sees('退给顾客')
  await table.shot('points-9-return')
  await clerk().tap('确认退货，退 ¥34.65')
  await clerk().sees('已退货，请退给顾客')
  await openPage(table, 'shopper', 'member/points')
  await shopper().sees('退货返还 · 青石巷店')
  await table.shot('points-10-returned')
})

it('exchanges points for a cup that a clerk hands out', async () => {
  await openPage(table, 'shopper', 'member/shop')
  await shopper().sees('山茶小杯')
  await table.shot('points-11-shop')
  await shopper().tap('山茶小杯')
  await shopper().tap('用 60 分兑换')
  await shopper().tap('确认兑换')
  await shopper().sees('已放进您的券包')
  await shopper().tap('看这张券')
  await shopper().sees('请店员扫一扫')
  await table.shot('points-12-cup')
  await openPage(table, 'clerk', 'clerk/home')
  await clerk().tap('扫一扫核销')
  await table.hold('shopper', 'clerk')
  await clerk().tap('确认核销')
  await clerk().sees('已核销')
})

it('shows a month of stamps', async () => {
  await openPage(table, 'shopper', 'member/checkin')
  await shopper().sees('本月累计奖励')
  await table.shot('points-13-month')
})

it('lets the operator see what is owed, and find the member', async () => {
  await openPage(table, 'operator', 'operator/liability')
  await table.phone('operator').sees('哪个月到期')
  await table.shot('points-14-liability')
  await openPage(table, 'operator', 'operator/program')
  await table.phone('operator').sees('保存后会员看到的')
  await table.shot('points-15-program')
})

it('leaves no error in the console of any phone', () => {
  expect(table.faults).toEqual([])
})

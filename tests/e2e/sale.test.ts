import type { Route } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fill, goesAway, openPage } from './hands'
import { type Office, officeOf } from './office'
import { openTable, type TableForTest } from './table'
import { meetAtTill, typePrice } from './till'

/** A sale whatever the network does, and a member who takes everything along and leaves. */

let table: TableForTest
let office: Office

beforeAll(async () => {
  table = await openTable({
    brand: 'tea',
    query: 'phones=shopper,clerk,operator:wide&at.clerk=clerk/home/index',
  })
  office = officeOf(table)
})
afterAll(() => table?.close())

const shopper = () => table.phone('shopper')
const clerk = () => table.phone('clerk')
const sales = () => office.rowsOf('sales.record')

/** The shopper shows a fresh member code, and the clerk types what the goods cost. */
const quoteFor = async (keys: string): Promise<void> => {
  await meetAtTill(table)
  await typePrice(table, keys)
  await clerk().tap('算一下')
  await clerk().sees('实收')
}

const network = (state: 'offline' | 'online') =>
  table.page.evaluate((now) => window.table.phone('clerk')?.setNetwork(now), state)

it('tells the clerk plainly that there is no network, and records once when it is back', async () => {
  await table.hold(await table.thing('包裹卡 1'), 'shopper')
  await shopper().tap('同意并收下')
  await shopper().sees('已放进您的券包')
  await quoteFor('30')
  await network('offline')
  await clerk().tap('确认收款 ¥30')
  await clerk().sees(/没有网络.*再点一次不会重复收款/)
  await table.shot('sale-1-offline')
  expect(await sales()).toBe(0)
  await network('online')
  await clerk().tap('再试一次')
  await clerk().sees('已收款')
  expect(await sales()).toBe(1)
})

it('records once when the answer is lost on its way back', async () => {
  await quoteFor('45')
  let lost = 0
  const lose = async (route: Route) => {
    const isFirst = route.request().postData()?.includes('sales.record') && lost++ === 0
    if (!isFirst) return route.continue()
    await route.fetch()
    return route.abort()
  }
  await table.page.route('**/call/clerk', lose)
  await clerk().tap('确认收款 ¥45')
  await clerk().sees('已收款')
  await table.page.unroute('**/call/clerk', lose)
  expect(lost).toBeGreaterThan(1)
  expect(await sales()).toBe(2)
})

it('hands the member all that is kept about them', async () => {
  await openPage(table, 'shopper', 'member/profile')
  await shopper().tap('导出表格（CSV）')
  await shopper().sees('文件准备好了')
  await table.shot('sale-2-export')
  await shopper().tap('关闭')
  await goesAway(table, 'shopper', '文件准备好了')
})

it('ends the membership when the member says so in a word, and the till knows them no more', async () => {
  await shopper().tap('注销会员')
  await shopper().sees('75 分，全部作废')
  await table.shot('sale-3-closing')
  await fill(table, 'shopper', 'sure', '注销')
  await shopper().tap('注销，不能恢复')
  await shopper().sees('同意并入会')
  await table.shot('sale-4-guest')
  expect(await office.rowsOf('membership.close')).toBe(1)
})

it('leaves no error in the console but the one lost answer', () => {
  expect(table.faults.filter((fault) => !fault.includes('net::ERR_FAILED'))).toEqual([])
})

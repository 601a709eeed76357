import type { Route } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { comesTrue, layCode, openPage } from './hands'
import { type Office, officeOf } from './office'
import { openTable, type TableForTest } from './table'
import { STEP, scanAtTill } from './till'

/** Whatever a customer holds up, however often a thumb falls, whatever the network does. */

const NOT_OURS = '这不是本店的券码，请让顾客打开小程序里的券，出示券码'
const SCREENSHOT = '这个码过期了，可能是截图，请让顾客打开小程序，出示正在跳动的码'
const LONG_TEXT = '长'.repeat(300)

let table: TableForTest
let office: Office

beforeAll(async () => {
  table = await openTable({
    brand: 'tea',
    query: 'phones=shopper,friend,clerk&at.clerk=clerk/home/index',
  })
  office = officeOf(table)
})
afterAll(() => table?.close())

const shopper = () => table.phone('shopper')
const friend = () => table.phone('friend')
const clerk = () => table.phone('clerk')
const redeemed = () => office.rowsOf('redemption.redeem')

const digits = async (): Promise<string> =>
  (await shopper().frame.locator('#code-digits').textContent()) ?? ''

/** A code that was not spent yet: the next one of the same coupon. */
const nextCode = async (): Promise<void> => {
  const before = await digits()
  await table.shuke.cloud.clock.advance(STEP + 1000)
  await comesTrue(async () => (await digits()) !== before, 'the code turns')
}

const takeCard = async (person: string, name: string): Promise<void> => {
  await table.hold(await table.thing(name), person)
  await table.phone(person).tap('同意并收下')
  await table.phone(person).sees('已放进您的券包')
}

const undo = async (): Promise<void> => {
  await clerk().tap(/撤销（还有/)
  await clerk().tapId('modal-ok')
  await clerk().sees('已撤销，券回到会员的券包')
}

it.each([
  ['an address of somewhere else', 'https://example.com/menu?table=7'],
  ['a word', '你好'],
  ['a very long text', LONG_TEXT],
  ['eighteen digits and a sign', '1234567890123456+8'],
  ['a percent sign that decodes to nothing', '100%纯棉'],
])('answers %s with one plain sentence', async (name, text) => {
  await scanAtTill(table, await layCode(table, name, text))
  await clerk().sees(NOT_OURS)
})

it('answers a card from a parcel the same way, and scans on', async () => {
  await scanAtTill(table, await table.thing('包裹卡 3'))
  await clerk().sees(NOT_OURS)
  await table.shot('till-1-not-ours')
})

it('refuses a screenshot that is older than its window, and tells the clerk what to do', async () => {
  await takeCard('shopper', '包裹卡 1')
  await shopper().tap('看这张券')
  await shopper().sees('请店员扫一扫，或报数字')
  await shopper().tapId('capsule-more')
  await shopper().tapId('menu-screenshot')
  const screenshot = await table.thing('截屏')
  await table.shuke.cloud.clock.advance(3 * STEP)
  await scanAtTill(table, screenshot)
  await clerk().sees(SCREENSHOT)
  await table.shot('till-2-screenshot')
})

it('has one effect for two quick taps', async () => {
  const before = await redeemed()
  await nextCode()
  await scanAtTill(table, 'shopper')
  await clerk().frame.getByText('确认核销', { exact: true }).dblclick()
  await clerk().sees('已核销')
  expect(await redeemed()).toBe(before + 1)
  await undo()
})

it('says in plain words that there is no network, and redeems once when it is back', async () => {
  const before = await redeemed()
  await nextCode()
  await scanAtTill(table, 'shopper')
  await clerk().sees('核销后：券失效')
  await table.page.evaluate(() => window.table.phone('clerk')?.setNetwork('offline'))
  await clerk().tap('确认核销')
  await clerk().sees(/现在没有网络，连上后再试一次.*再点一次不会重复核销/)
  await table.shot('till-3-offline')
  await table.page.evaluate(() => window.table.phone('clerk')?.setNetwork('online'))
  await clerk().tap('再试一次')
  await clerk().sees('已核销')
  expect(await redeemed()).toBe(before + 1)
  await undo()
})

it('redeems once when the answer is lost on its way back', async () => {
  const before = await redeemed()
  await nextCode()
  await scanAtTill(table, 'shopper')
  await clerk().sees('核销后：券失效')
  let lost = 0
  const lose = async (route: Route) => {
    const isFirst = route.request().postData()?.includes('redemption.redeem') && lost++ === 0
    if (!isFirst) return route.continue()
    await route.fetch()
    return route.abort()
  }
  await table.page.route('**/call/clerk', lose)
  await clerk().tap('确认核销')
  await clerk().sees('已核销')
  await table.page.unroute('**/call/clerk', lose)
  expect(lost).toBe(2)
  expect(await redeemed()).toBe(before + 1)
})

it("lets the clerk choose among a member's coupons when the member code is shown", async () => {
  await takeCard('friend', '包裹卡 2')
  await openPage(table, 'friend', 'member/code')
  await friend().sees('请店员扫一扫，挑一张券来用')
  await scanAtTill(table, 'friend')
  await clerk().sees('只核销一张券')
  await table.shot('till-4-choose')
  await clerk().tap('新客茶礼 12 元券')
  await clerk().sees('核销后：券失效')
  await clerk().tap('确认核销')
  await clerk().sees('已核销')
  await friend().sees(/在青石巷店用了「新客茶礼 12 元券」/)
  await table.shot('till-5-member')
})

it('tells of an empty purse when nothing is left to choose', async () => {
  await table.shuke.cloud.clock.advance(STEP + 1000)
  await openPage(table, 'friend', 'member/code')
  await friend().sees('请店员扫一扫，挑一张券来用')
  await scanAtTill(table, 'friend')
  await clerk().sees(/现在没有能在本店用的券/)
})

it('leaves no error in the console but the one lost answer', () => {
  expect(table.faults.filter((fault) => !fault.includes('net::ERR_FAILED'))).toEqual([])
})

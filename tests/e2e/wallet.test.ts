import { afterAll, beforeAll, expect, it } from 'vitest'
import type { TemplateView } from '../../core/coupons/contract.ts'
import { speakTo } from '../../scripts/start/demo/person.mts'
import { goesAway, openPage } from './hands'
import { openTable, type TableForTest } from './table'

/** A coupon with several uses, at the till and in a cellar without network. */

const NAME = '续杯卡 5 次'

let table: TableForTest

beforeAll(async () => {
  table = await openTable({
    brand: 'tea',
    query: 'phones=shopper,clerk&at.clerk=clerk/home/index',
  })
})
afterAll(() => table?.close())

const shopper = () => table.phone('shopper')
const network = (kind: 'offline' | 'online') =>
  table.page.evaluate((to) => {
    const phone = window.table.phone('shopper') as unknown as { setNetwork(kind: string): void }
    phone.setNetwork(to)
  }, kind)

const templateId = async (): Promise<string> => {
  const say = speakTo(table.shuke.url)
  const { templates } = await say<{ templates: TemplateView[] }>(
    'operator',
    'operator',
    'coupons.templates',
    {},
  )
  return templates.find(({ form }) => form.name === NAME)?.id ?? ''
}

it('is taken from the claim page, by joining in the same tap', async () => {
  await openPage(table, 'shopper', 'member/offer', { template: await templateId() })
  await shopper().sees('送您一张券')
  await shopper().tap('同意并收下')
  await shopper().sees('已放进您的券包')
  await shopper().tap('看这张券')
  await shopper().sees('一共 5 次，还剩 5 次')
})

it('tells its member by itself that the till took one use, and goes on', async () => {
  const clerk = table.phone('clerk')
  await clerk.tap('扫一扫核销')
  await table.hold('shopper', 'clerk')
  await clerk.tap('确认核销')
  await shopper().sees(/用了一次，还剩 4 次/)
  await shopper().sees('请店员扫一扫，或报数字')
  await table.shot('wallet-1-used-once')
})

it('without network is shown from memory, marked, and without a code', async () => {
  await openPage(table, 'shopper', 'pages/wallet')
  await shopper().sees('还剩 4 次')
  await network('offline')
  await openPage(table, 'shopper', 'pages/wallet')
  await shopper().sees(/^离线，.*的券包$/)
  await shopper().tap(NAME)
  await shopper().sees('没有网络，券码暂时出不来')
  expect(await shopper().frame.locator('#code-digits').count()).toBe(0)
  await table.shot('wallet-2-offline')
})

it('has its code again with the network, by itself', async () => {
  await network('online')
  await shopper().sees('请店员扫一扫，或报数字')
  await goesAway(table, 'shopper', /^离线/)
})

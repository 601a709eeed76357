import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { ImportView } from '../../core/orders/contract.ts'
import { at } from '../../scripts/lib/root.mts'
import { speakTo } from '../../scripts/start/demo/person.mts'
import { UNCLAIMED } from './full-data'
import { fill, openPage } from './hands'
import { openTable, PATIENCE, shootFailure, type TableForTest } from './table'

/** From a marketplace's file to a coupon for the people in it, at the table. */

const FILE = at('samples/orders/taobao.csv')

interface Consent {
  version: string
  hash: string
}

let table: TableForTest

beforeAll(async () => {
  table = await openTable({
    brand: 'tea',
    query: 'phones=operator:wide,shopper,friend&at.operator=data/imports/index',
  })
})
afterEach(({ task }) => shootFailure(table, task))
afterAll(() => table?.close())

const operator = () => table.phone('operator')
const ask = <T>(route: string, input: unknown) =>
  speakTo(table.shuke.url)<T>('operator', 'operator', route, input)

/** What was noted a minute ago is folded by the next firings. */
const settle = async (): Promise<void> => {
  for (let firing = 0; firing < 2; firing += 1) {
    await table.shuke.cloud.clock.advance(61_000)
    await table.shuke.cloud.fireTimer('jobs')
  }
}

/** WeChat asks about privacy once, before the first file. */
const choose = async (file: string, asked: boolean): Promise<void> => {
  await operator().tap('导入订单')
  const chooser = table.page.waitForEvent('filechooser', { timeout: PATIENCE })
  await operator().frame.locator('#choose').filter({ visible: true }).click({ timeout: PATIENCE })
  if (asked) await operator().tap('同意并继续')
  await (await chooser).setFiles(file)
}

const joinNow = async (person: string): Promise<void> => {
  const say = speakTo(table.shuke.url)
  const home = await say<{ consent: Consent }>(person, 'member', 'membership.home', {})
  const { version, hash } = home.consent
  await say(person, 'member', 'membership.join', { consent: { version, hash } }, `join:${person}`)
}

const ordersOf = (text: string | null): number => Number(/(\d+)/.exec(text ?? '')?.[1] ?? -1)

it('checks a file of orders: what it would do, and which rows nobody can read', async () => {
  await choose(FILE, true)
  await operator().sees('还没有改动任何数据。看过下面的数字，再决定开始。')
  await operator().sees(/读懂 \d+ 行，\d+ 行没有读懂/)
  await table.shot('data-1-checked')
})

it('puts it in, and the same file changes nothing a second time', async () => {
  const start = operator().frame.locator('#start').filter({ visible: true })
  const orders = ordersOf(await start.textContent())
  expect(orders).toBeGreaterThan(20)
  await start.click()
  await operator().sees('全部写入了。以后再导入同样的订单，也不会重复计算。')
  await table.shot('data-2-done')
  await operator().tapId('nav-back')
  await choose(FILE, false)
  await operator().sees('这些订单都已经有了，不用再导入。')
  await operator().tapId('nav-back')
})

it('lets a member claim an order that was brought, and nobody else after her', async () => {
  for (const who of ['shopper', 'friend']) {
    await joinNow(who)
    await openPage(table, who, 'member/orders')
    await fill(table, who, 'order-no', UNCLAIMED)
    await table.phone(who).tap('认领这个订单')
    await table.phone(who).sees(who === 'shopper' ? /认领好了/ : /已经被|已由|别的会员/)
  }
  await table.shot('data-3-claimed')
})

it('joins the member and the buyer only when somebody at the desk says so', async () => {
  await settle()
  await openPage(table, 'operator', 'data/waiting')
  await operator().sees(/会员认领过这位买家的一个订单/)
  await operator()
    .frame.getByText(/会员认领过这位买家的一个订单/)
    .first()
    .click()
  await operator().sees(/^合计不变/)
  await table.shot('data-4-same')
  await operator().tap('是同一人')
  await fill(table, 'operator', 'same-why', '电话里问过了')
  await operator().tap('确认合并')
})

it('knows her at the desk by that order, with stage and reason', async () => {
  await settle()
  await openPage(table, 'operator', 'data/find')
  await fill(table, 'operator', 'find-text', UNCLAIMED)
  await operator().tap('找这位顾客')
  await operator().sees('为什么')
  await operator().sees(/^会员 尾号/)
  await table.shot('data-5-person')
})

it('says in one sentence whom a rule means, and how many they are', async () => {
  await openPage(table, 'operator', 'data/segment')
  await operator().frame.locator('#add-0').click({ timeout: PATIENCE })
  await operator().tap('购买次数')
  await fill(table, 'operator', 'rule-min', '2')
  await operator().tap('365 天')
  await operator().tap('好了')
  await fill(table, 'operator', 'segment-name', '买过两次的')
  await operator().sees(/近 365 天.*购买.*2 次/)
  await operator().sees(/可以触达/)
  await table.shot('data-6-segment')
})

it('keeps who it means at this moment, and gives them a coupon', async () => {
  await operator().tap('保存人群')
  await operator().tap('生成名单')
  await fill(table, 'operator', 'audience-name', '今天的老顾客')
  await operator().tap('生成')
  await settle()
  await operator().tap('给这些人发券')
  await operator().sees('只发给名单「今天的老顾客」里的会员，下面可以再缩小。')
  await table.shot('data-7-grant')
})

it('takes the whole file back', async () => {
  const { imports } = await ask<{ imports: ImportView[] }>('orders.imports', {})
  const brought = imports.find(({ name, state }) => name === 'taobao.csv' && state === 'done')
  await openPage(table, 'operator', 'data/import', { id: brought?.id ?? '' })
  await operator().tap('撤销这次导入')
  await fill(table, 'operator', 'undo-why', '选错了文件')
  await operator().tap('确认撤销')
  await operator().sees('这次写入的都已收回，和没有导入过一样。')
  await table.shot('data-8-undone')
  expect(table.faults).toEqual([])
})

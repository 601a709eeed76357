import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { MINUTE } from '../../core/kernel/time'
import { comeToAfternoon } from './backstage'
import { bytesOf, closeViewer, fill, openPage } from './hands'
import { type Office, officeOf } from './office'
import { openTable, shootFailure, type TableForTest } from './table'

/** A coupon's way from an operator's idea to a member's wallet, by every road, and its recall. */

const NINE = '午后九折'
const REFILL = '续杯卡 5 次'
const CAKE = '桂花糕会员价'

let table: TableForTest
let office: Office
let nine: string

beforeAll(async () => {
  table = await openTable({
    brand: 'tea',
    query: 'phones=shopper,friend,operator:wide&at.operator=operator/templates/index',
  })
  await comeToAfternoon(table)
  office = officeOf(table)
  await table.hold(await table.thing('包裹卡 1'), 'shopper')
  await shopper().tap('同意并收下')
  await shopper().sees('已放进您的券包')
})
afterEach(({ task }) => shootFailure(table, task))
afterAll(() => table?.close())

const shopper = () => table.phone('shopper')
const friend = () => table.phone('friend')
const operator = () => table.phone('operator')
const open = (id: string) => operator().frame.locator(`#${id}`).click()

/** The jobs come every ten minutes (cloudbaserc.json). */
const jobsRun = () => table.shuke.cloud.clock.advance(10 * MINUTE)

const offer = (person: string) => openPage(table, person, 'member/offer', { template: nine })

const network = (state: 'offline' | 'online') =>
  table.page.evaluate((now) => window.table.phone('shopper')?.setNetwork(now), state)

it('tells a percent-off coupon in words, and what it can cost at most, while it is written', async () => {
  await operator().tap('新建一张券')
  await fill(table, 'operator', 'draft-name', NINE)
  await operator().tap('打折')
  await fill(table, 'operator', 'draft-fold', '9')
  await fill(table, 'operator', 'draft-cap', '20')
  await fill(table, 'operator', 'draft-stock', '100')
  await operator().tap('品牌')
  await operator().sees('最多花 ¥2000：100 张 × ¥20')
  await operator().sees('无门槛 9 折，最多减 20 元')
  await table.shot('coupons-1-draft')
})

it('limits it to some goods and to the hours of workdays', async () => {
  await open('fold-goods')
  await operator().tap('指定商品')
  await operator().tap('现泡茶')
  await operator().sees('只限指定的商品')
  await open('fold-windows')
  await operator().tap('加一个时段')
  await operator().sees('周一至周五 14:00–17:00 可用')
  await table.shot('coupons-2-rules')
})

it('publishes it after its whole promise was read', async () => {
  await operator().tap('发布')
  await operator().sees(/发布后：顾客可以从领取页和包裹卡领这张券/)
  await operator().sees(/费用由品牌承担/)
  await table.shot('coupons-3-publish')
  await operator().tap('确认发布')
  await operator().sees('扫这个码打开领取页；长按可以保存或转发')
  await table.shot('coupons-4-published')
  nine = await office.templateNamed(NINE)
})

it('says on the claim page that it is paused, and lets people take it when it goes on', async () => {
  await operator().tap('暂停发放')
  await operator().sees(/来的人会看到「暂停发放」/)
  await operator().tap('确认暂停')
  await operator().sees('接着发剩下的')
  await offer('shopper')
  await shopper().sees('这张券暂停发放')
  await table.shot('coupons-5-paused')
  await operator().tap('恢复发放')
  await operator().tap('确认恢复')
  await operator().sees('先不发，随时恢复')
  await offer('shopper')
  await shopper().tap('收下这张券')
  await shopper().sees('已放进您的券包')
  await table.shot('coupons-6-taken')
  await openPage(table, 'shopper', 'pages/card')
  await offer('shopper')
  await shopper().sees('这张券您已经领过了')
})

it('gives a card of five uses to everybody who is meant, and counts them first', async () => {
  await openPage(table, 'operator', 'operator/grants')
  await operator().tap('按人群发券')
  await operator().tap('选一张正在发放的券')
  await operator().tapId(`option-${REFILL}`)
  await operator().tapId('picker-ok')
  await fill(table, 'operator', 'grant-why', '冬至回馈老顾客')
  // The demo's regulars joined before that afternoon; only the shopper came on the very day.
  await fill(table, 'operator', 'audience-joined', '1')
  await operator().tap('看看有多少人')
  await operator().sees(/会发给 1 位，每人 1 张「续杯卡 5 次」/)
  await table.shot('coupons-7-grant')
  await operator().tap('发给这 1 位')
  await operator().sees('发放中')
  await jobsRun()
  await operator().sees(/看了 1 位，发出 1 张/)
  await table.shot('coupons-8-granted')
  await openPage(table, 'shopper', 'pages/wallet')
  await shopper().sees(REFILL)
})

it('makes codes for another coupon; one of them is looked at, then taken, and only once', async () => {
  await openPage(table, 'operator', 'operator/code-batch')
  await fill(table, 'operator', 'codes-name', '某某平台十二月')
  await operator().tap('选一张正在发放的券')
  await operator().tapId(`option-${CAKE}`)
  await operator().tapId('picker-ok')
  await fill(table, 'operator', 'codes-count', '5')
  await operator().tap('生成')
  await operator().sees('处理中')
  await jobsRun()
  await operator().tap('保存')
  const csv = (await bytesOf(table, '某某平台十二月')).toString('utf8')
  await closeViewer(table)
  await table.shot('coupons-9-codes')
  const code = csv.split(/\r?\n/)[1]?.split(',')[1]?.replaceAll('"', '') ?? ''
  await openPage(table, 'shopper', 'pages/wallet')
  await shopper().tap('兑换码')
  await fill(table, 'shopper', 'typed', 'ABCD-EFGH-JKMN')
  await shopper().tap('看看换什么')
  await shopper().frame.locator('.field-bad').waitFor()
  await table.shot('coupons-10-wrong-code')
  await fill(table, 'shopper', 'typed', code)
  await shopper().tap('看看换什么')
  await shopper().sees('这个码换一张券')
  await table.shot('coupons-11-code')
  await shopper().tap('收下这张券')
  await shopper().sees('已放进您的券包')
  await openPage(table, 'shopper', 'pages/wallet')
  await shopper().tap('兑换码')
  await fill(table, 'shopper', 'typed', code)
  await shopper().tap('看看换什么')
  await shopper().sees(/已经.*用/)
})

it('shows the wallet by tabs, what ends first on top', async () => {
  await openPage(table, 'shopper', 'pages/wallet')
  for (const name of [NINE, REFILL, CAKE, '新客茶礼 12 元券']) await shopper().sees(name)
  await table.shot('coupons-12-wallet')
  await shopper().tap('用过')
  await shopper().sees(/还没有用过的券/)
  await shopper().tap('可用')
})

it('keeps the wallet without network, says from when it is, and shows no code', async () => {
  await network('offline')
  await openPage(table, 'shopper', 'pages/wallet')
  await shopper().sees(/离线/)
  await table.shot('coupons-13-offline')
  await shopper().tap(REFILL)
  await shopper().sees('没有网络，券码暂时出不来')
  await table.shot('coupons-14-no-code')
  await shopper().tap('再试一次')
  await shopper().sees('没有网络，券码暂时出不来')
  // The page asks by itself every few seconds: with network, that may be sooner than any finger.
  await network('online')
  await shopper().sees('请店员扫一扫，或报数字')
  await table.shot('coupons-15-coupon')
})

it('recalls a whole batch with a reason that its members can read', async () => {
  await openPage(table, 'operator', 'operator/template', { id: nine })
  await operator().tap('作废这一批')
  await operator().sees(/会员手里还没用的约 1 张全部不能再用/)
  await fill(table, 'operator', 'void-why', '折扣印错了')
  await table.shot('coupons-16-void')
  await operator().tap('确认作废')
  await operator().sees('已停止')
  await jobsRun()
  await operator().tap('看进度')
  await operator().sees(/共作废 1 张，已经全部完成/)
  await table.shot('coupons-17-voided')
  await openPage(table, 'shopper', 'pages/wallet')
  await shopper().tap('过期')
  await shopper().tap(NINE)
  await shopper().sees('这张券已经作废，不能使用')
  await shopper().sees(/折扣印错了/)
  await table.shot('coupons-18-story')
})

it('tells a newcomer at the claim page that this coupon is over', async () => {
  await offer('friend')
  await friend().sees('这张券已经停止发放了')
})

it('leaves no error in the console of any phone', () => {
  expect(table.faults).toEqual([])
})

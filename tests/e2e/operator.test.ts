import { afterAll, beforeAll, expect, it } from 'vitest'
import { CARD_URL } from '../../scripts/start/secrets.mts'
import { bytesOf, closeViewer, fill } from './hands'
import { codesOnSheet } from './print'
import { openTable, PATIENCE, type TableForTest } from './table'

/** From an empty environment to a printed card in a customer's hand, all by the wide window. */

const CARDS = 11

let table: TableForTest

beforeAll(async () => {
  table = await openTable({
    query: 'phones=operator:wide,shopper,friend&at.operator=operator/board/index',
  })
})
afterAll(() => table?.close())

const operator = () => table.phone('operator')
const back = () => operator().tapId('nav-back')

it('tells a person without the role whose place this is, and where a set-up code goes', async () => {
  await operator().sees('这里只给品牌运营使用')
  await operator().tap('我有启动码')
  await operator().sees('您是这个品牌的第一位运营吗')
})

it('refuses a wrong set-up code kindly and takes the right one', async () => {
  await fill(table, 'operator', 'setup-code', 'AAAA-BBBB-CCCC-DDDD')
  await fill(table, 'operator', 'setup-name', '苏掌柜')
  await operator().tap('成为运营')
  await operator().sees('启动码不对，请核对启动或部署时打印的那一串')
  await table.shot('operator-1-wrong-code')
  await fill(table, 'operator', 'setup-code', table.shuke.secrets.setupCode)
  await operator().tap('成为运营')
  await operator().sees(/从这里开始/)
  await table.shot('operator-2-board')
})

it('refuses the used set-up code to a second person', async () => {
  const friend = table.phone('friend')
  await friend.tap('我的')
  await friend.tap('运营后台')
  await friend.tap('我有启动码')
  await fill(table, 'friend', 'setup-code', table.shuke.secrets.setupCode)
  await fill(table, 'friend', 'setup-name', '阿宁')
  await friend.tap('成为运营')
  await friend.sees('启动码已经用过了，请让已有的运营来添加')
})

it('sets the brand and opens a store', async () => {
  await operator().tap('名称、颜色、会员须知')
  await fill(table, 'operator', 'brand-name', '山间茶铺')
  await fill(table, 'operator', 'brand-slogan', '一杯好茶，慢慢喝')
  await table.shot('operator-3-brand')
  await operator().tap('保存')
  await operator().sees('已保存')
  await back()
  await operator().tap('名称、地址、电话、营业时间')
  await operator().tap('加一家门店')
  await fill(table, 'operator', 'store-name', '青石巷店')
  await fill(table, 'operator', 'store-address', '青石巷 18 号，老邮局对面')
  await operator().tap('保存')
  await operator().sees('青石巷 18 号，老邮局对面')
  await back()
})

it('marks what is missing in a draft, and shows the promise in plain words while typing', async () => {
  await operator().tap('优惠券')
  await operator().tap('新建一张券')
  await operator().tap('发布')
  await operator().sees('请给券起个名字')
  await fill(table, 'operator', 'draft-name', '新客茶礼 12 元券')
  await fill(table, 'operator', 'draft-off', '12')
  await fill(table, 'operator', 'draft-min', '60')
  await fill(table, 'operator', 'draft-stock', '500')
  await operator().tap('品牌')
  await operator().sees(/满 60 元.*12 元/)
  await table.shot('operator-4-draft')
})

it('says what publishing does before it does it', async () => {
  await operator().tap('发布')
  await operator().sees(/发布后：顾客可以从领取页和包裹卡领这张券/)
  await table.shot('operator-5-publish')
  await operator().tap('确认发布')
  await operator().sees('扫这个码打开领取页；长按可以保存或转发')
  await table.shot('operator-6-published')
  await back()
  await back()
})

it('makes a batch of cards for that coupon', async () => {
  await operator().tap('包裹卡')
  await operator().tap('制一批卡')
  await fill(table, 'operator', 'batch-name', '冬季包裹卡')
  await operator().tap('选一张正在发放的券')
  await operator().tapId('option-新客茶礼 12 元券')
  await operator().tapId('picker-ok')
  await fill(table, 'operator', 'batch-count', String(CARDS))
  await operator().tap('制卡')
  await operator().sees(`第 1–${CARDS} 张`)
  await table.shot('operator-7-batch')
})

it('prints a sheet and a list on which every code is the same, right address', async () => {
  await operator().tap('导出卡号表 CSV')
  const csv = (await bytesOf(table, '.csv')).toString('utf8')
  await closeViewer(table)
  await operator().tap('下载打印版 PDF')
  const codes = await codesOnSheet(await bytesOf(table, '.pdf'))
  const listed = csv.split(/\r?\n/).flatMap((line) => /https:\S+/.exec(line)?.[0] ?? [])
  expect(codes).toHaveLength(CARDS)
  expect(new Set(codes).size).toBe(CARDS)
  expect(codes.every((code) => code.startsWith(CARD_URL))).toBe(true)
  expect(codes).toEqual(listed)
})

it('cuts a card out of that very sheet, and a customer takes what it gives', async () => {
  const sheet = table.page.getByTestId('page-1')
  await sheet.waitFor({ timeout: PATIENCE })
  const { width, height } = (await sheet.boundingBox()) ?? { width: 0, height: 0 }
  // The middle of the second card in the first column.
  await sheet.click({ position: { x: width * 0.27, y: height * 0.4 } })
  const card = await table.thing('剪下的卡')
  await table.shot('operator-8-sheet')
  await closeViewer(table)
  await table.hold(card, 'shopper')
  const shopper = table.phone('shopper')
  await shopper.sees('这张卡送您')
  await shopper.tap('同意并收下')
  await shopper.sees('已放进您的券包')
  await table.shot('operator-9-taken')
})

it('shows the operator that one card was taken', async () => {
  await back()
  await operator().sees(/11 张，已领 1 张/)
  await back()
  await operator().sees('回头客占比')
  await table.shot('operator-10-board')
})

it('leaves no error in the console of any phone', () => {
  expect(table.faults).toEqual([])
})

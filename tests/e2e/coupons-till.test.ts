import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { TemplateResults, TemplateView } from '../../core/coupons/contract'
import type { Ticket } from '../../core/coupons/views'
import { businessDayOf, MINUTE } from '../../core/kernel/time'
import type { Statement } from '../../core/settlement/contract'
import { type Backstage, backstageOf, comeToAfternoon } from './backstage'
import { bytesOf, closeViewer, comesTrue, fill, openPage } from './hands'
import { openTable, shootFailure, type TableForTest } from './table'
import { meetAtTill, STEP, scanAtTill } from './till'

/** Coupons of every kind at one till, while a second till looks on and a manager has the last word. */

const NUTS = '盐烤夏威夷果兑换券'
const REFILL = '续杯卡 5 次'
const WELCOME = '新客茶礼 12 元券'
const CAKE = '桂花糕会员价'
const NINE = '午后九折'

let table: TableForTest
let stage: Backstage
const ids: Record<string, string> = {}

beforeAll(async () => {
  table = await openTable({
    brand: 'tea',
    query: 'phones=shopper,clerk,friend,operator:wide&at.clerk=clerk/home/index',
    width: 2700,
  })
  await comeToAfternoon(table)
  stage = backstageOf(table)
  await stage.hire('friend', 'manager', '阿宁')
  await stage.publish({
    name: NINE,
    benefit: { kind: 'percent-off', offPercent: 10, capFen: 2000, minFen: 0 },
    rules: '',
    stock: 100,
    perMember: 1,
    validity: { kind: 'days', days: 30 },
    storeIds: [],
    scope: { productIds: [], categoryIds: ['drinks'] },
    bearer: { kind: 'store' },
  })
  const shopper = table.phone('shopper')
  await table.hold(await table.thing('包裹卡 1'), 'shopper')
  await shopper.tap('同意并收下')
  await shopper.sees('已放进您的券包')
  for (const name of [NUTS, REFILL, CAKE, NINE]) await stage.claim('shopper', name)
  const { tickets } = await stage.say<{ tickets: Ticket[] }>(
    'shopper',
    'member',
    'coupons.wallet',
    { filter: 'usable' },
  )
  for (const { name, id } of tickets) ids[name] = id
})
afterEach(({ task }) => shootFailure(table, task))
afterAll(() => table?.close())

const shopper = () => table.phone('shopper')
const clerk = () => table.phone('clerk')
const friend = () => table.phone('friend')
const operator = () => table.phone('operator')

const digits = async (): Promise<string> =>
  (await shopper().frame.locator('#code-digits').textContent()) ?? ''

/** The shopper holds up this coupon; its code was not spent yet. */
const showCoupon = async (name: string): Promise<void> => {
  await table.shuke.cloud.clock.advance(2 * STEP)
  await openPage(table, 'shopper', 'member/coupon', { id: ids[name] ?? '' })
  await shopper().sees('请店员扫一扫，或报数字')
}

const period = () => {
  const today = businessDayOf(table.shuke.cloud.clock.now())
  return { from: today, to: today }
}

const settled = async (): Promise<Statement> =>
  (await stage.say<{ total: Statement }>('operator', 'operator', 'settlement.all', period())).total

/** What the uses that stand cost, as each coupon's own page tells it. */
const costOfTemplates = async (): Promise<number> => {
  const ask = <T>(route: string, input: unknown) =>
    stage.say<T>('operator', 'operator', route, input)
  const { templates } = await ask<{ templates: TemplateView[] }>('coupons.templates', {})
  let fen = 0
  for (const { id } of templates) {
    const input = { templateId: id }
    const { results } = await ask<{ results: TemplateResults }>('coupons.template', input)
    fen += results.costFen
  }
  return fen
}

const typeCode = async (person: 'clerk' | 'friend', code: string): Promise<void> => {
  const till = table.phone(person)
  await openPage(table, person, 'clerk/home')
  await till.tap('输入券码数字')
  await till.type('.digits-in input', code)
  await till.tap('看看这张券')
}

it('redeems an exchange coupon in two taps, and the next scan waits at the thumb', async () => {
  await showCoupon(NUTS)
  await clerk().tap('扫一扫核销')
  await table.hold('shopper', 'clerk')
  await clerk().sees('核销后：券失效')
  await table.shot('coupons-till-1-quote')
  await clerk().tap('确认核销')
  await clerk().sees('已核销')
  await clerk().sees('扫下一张')
  await table.shot('coupons-till-2-done')
})

it('uses a card of five twice, and gives the second use back', async () => {
  await showCoupon(REFILL)
  await clerk().tap('扫下一张')
  await table.hold('shopper', 'clerk')
  await clerk().sees(/还剩 5 次，用后剩 4 次/)
  await clerk().tap('确认核销')
  await clerk().sees('已核销第 1 次')
  await shopper().sees(/在青石巷店用了一次，还剩 4 次/)
  await table.shot('coupons-till-3-first-use')
  await showCoupon(REFILL)
  await clerk().tap('扫下一张')
  await table.hold('shopper', 'clerk')
  await clerk().tap('确认核销')
  await clerk().sees('已核销第 2 次')
  await clerk().tap(/撤销（还有/)
  await clerk().tapId('modal-ok')
  await clerk().sees('已撤销，这一次还给会员')
  await shopper().sees('还剩 4 次')
  await table.shot('coupons-till-4-undone')
})

it('finds the best coupons for goods of the catalogue, and says why not the others', async () => {
  await meetAtTill(table)
  await clerk().tap('选商品')
  for (const name of ['桂花乌龙', '老白茶', '桂花糕']) await clerk().tap(name)
  await clerk().sees('3 件商品')
  await table.shot('coupons-till-5-goods')
  await clerk().tap('算一下')
  await clerk().sees(`${CAKE}、${WELCOME}`)
  await table.shot('coupons-till-6-bill')
  await clerk().frame.locator('#coupon').click()
  await clerk().sees(`不能和「${WELCOME}」同时用`)
  await table.shot('coupons-till-7-choice')
  await clerk().tap('用这 2 张券')
})

it('locks them while the money changes hands, so that no other till can take them', async () => {
  await showCoupon(WELCOME)
  const code = await digits()
  await clerk().tap(/^收款 ¥/)
  await clerk().sees(/券已锁定到 \d\d:\d\d，收到 ¥57.90 后点「已收款」/)
  await shopper().sees('店员正在收款')
  await typeCode('friend', code)
  await friend().sees('这张券正在另一笔收款里用着')
  await table.shot('coupons-till-8-held')
  await clerk().tap('已收款')
  await clerk().sees('现有 57 分')
  await shopper().sees('已核销')
  await table.shot('coupons-till-9-sold')
})

it('lets the manager take a use back after the ten minutes, with a reason', async () => {
  await table.shuke.cloud.clock.advance(11 * MINUTE)
  await openPage(table, 'friend', 'clerk/today')
  await friend().sees(NUTS)
  await friend().frame.locator('.log-row', { hasText: NUTS }).getByText('退券').click()
  await friend().sees(/退回后：券回到会员的券包，没有到期就能再用/)
  await fill(table, 'friend', 'why', '坚果没有货了')
  await table.shot('coupons-till-10-reverse')
  await friend().tap('确认退回')
  await friend().sees('已退券')
  await table.shot('coupons-till-11-reversed')
  await openPage(table, 'shopper', 'member/coupon', { id: ids[NUTS] ?? '' })
  await shopper().sees(/坚果没有货了/)
})

it('finds a redemption of the day by a part of its name', async () => {
  await openPage(table, 'clerk', 'clerk/today')
  await clerk().sees(NUTS)
  await clerk().type('.field-box input', '续杯')
  await comesTrue(async () => (await clerk().frame.getByText(NUTS).count()) === 0, 'others go')
  await clerk().sees(REFILL)
  await table.shot('coupons-till-12-search')
  await clerk().type('.field-box input', '没有这种')
  await clerk().sees('没有找到，换个词或换一天试试')
})

it("settles the store to the fen, by who bears it, on the manager's phone and the desk", async () => {
  const { fen, made, back } = await settled()
  expect({ fen, made, back }).toEqual({ fen: 300 + 1200 + 810, made: 5, back: 2 })
  expect(await costOfTemplates()).toBe(fen)
  await openPage(table, 'friend', 'clerk/settlement')
  await friend().sees('核销 5 次，退回 2 次')
  await friend().sees('¥23.10')
  await table.shot('coupons-till-13-settled')
  await openPage(table, 'operator', 'operator/settlement')
  await operator().sees('用了 5 次，退回 2 次，净 3 次')
  await operator().sees('3 次 · ¥23.10')
  await table.shot('coupons-till-14-desk')
})

it('prints the statement and exports its rows, with the same sum', async () => {
  await operator().tap('打印结算单 PDF')
  const pdf = await bytesOf(table, '日.pdf')
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  await table.shot('coupons-till-15-statement')
  await closeViewer(table)
  await operator().tap('导出明细 CSV')
  const csv = (await bytesOf(table, '日.csv')).toString('utf8')
  for (const name of [WELCOME, CAKE, NUTS, REFILL]) expect(csv).toContain(name)
  await closeViewer(table)
  await operator().tap('青石巷店')
  await operator().sees(CAKE)
  await table.shot('coupons-till-16-rows')
})

it('finds a coupon by the digits on its page, with its whole story', async () => {
  await showCoupon(REFILL)
  await openPage(table, 'operator', 'operator/coupon')
  await fill(table, 'operator', 'coupon-code', await digits())
  await operator().tap('查这张券')
  await operator().sees('撤销核销，退回券包')
  await table.shot('coupons-till-17-found')
})

it('stops a clerk at the daily limit that the operator set', async () => {
  await openPage(table, 'operator', 'operator/staff')
  await operator().frame.locator('.row-card', { hasText: '小周' }).getByText('限额').click()
  await fill(table, 'operator', 'daily-limit', '1')
  await operator().tap('保存')
  await operator().sees('每天最多核销 1 次')
  await showCoupon(REFILL)
  await scanAtTill(table, 'shopper')
  await clerk().tap('确认核销')
  await clerk().sees(/已核销第/)
  await showCoupon(REFILL)
  await clerk().tap('扫下一张')
  await table.hold('shopper', 'clerk')
  await clerk().tap('确认核销')
  await clerk().sees(/您今天的核销已经到了上限 1 次/)
  await table.shot('coupons-till-18-limit')
})

it('refuses the next call of a phone that was put out of use', async () => {
  await operator().frame.locator('.row-card', { hasText: '小周' }).getByText('查看').click()
  await operator().tap('停用')
  await operator().sees(/下一次操作就会被拒绝/)
  await table.shot('coupons-till-19-phone')
  await operator().tapId('modal-ok')
  await operator().sees('已停用')
  await typeCode('clerk', await digits())
  await clerk().sees('这台手机已经被停用，请联系品牌运营')
  await table.shot('coupons-till-20-phone')
})

it('leaves no error in the console of any phone', () => {
  expect(table.faults).toEqual([])
})

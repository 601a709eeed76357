import { afterAll, beforeAll, expect, it } from 'vitest'
import { clockText, DAY, HOUR, MINUTE } from '#core/kernel/time'
import { openPage } from './hands'
import { openTable, type TableForTest } from './table'

/** Phones whose clock is a day and three hours behind: only the server's time decides anything. */

const AHEAD = -(DAY + 3 * HOUR)

let table: TableForTest

beforeAll(async () => {
  table = await openTable({
    brand: 'tea',
    query: 'phones=shopper,clerk&at.clerk=clerk/home/index',
    phonesAhead: AHEAD,
  })
})
afterAll(() => table?.close())

const clerk = () => table.phone('clerk')

it('really runs on phones with a wrong clock', async () => {
  const frame = table.page.frames().find((one) => one.url().includes('person=shopper'))
  const seen =
    (await frame?.evaluate(() => [Date.now(), Date.parse(new Date().toISOString())])) ?? []
  expect(seen).toHaveLength(2)
  for (const at of seen) expect(Math.abs(at - Date.now() - AHEAD)).toBeLessThan(HOUR)
})

it('takes a card, and shows a code that goes on turning', async () => {
  const shopper = table.phone('shopper')
  await table.hold(await table.thing('包裹卡 1'), 'shopper')
  await shopper.tap('同意并收下')
  await shopper.tap('看这张券')
  await shopper.sees('请店员扫一扫，或报数字')
})

it('redeems, and gives the clerk the full time to take it back', async () => {
  await clerk().tap('扫一扫核销')
  await table.hold('shopper', 'clerk')
  await clerk().tap('确认核销')
  await clerk().sees('已核销')
  await clerk().sees('撤销（还有 10 分钟）')
  await table.phone('shopper').sees('已核销')
  await table.shot('wrong-clock-1-redeemed')
  await clerk().tap('撤销（还有 10 分钟）')
  await clerk().tapId('modal-ok')
  await clerk().sees('已撤销，券回到会员的券包')
  await table.phone('shopper').sees('请店员扫一扫，或报数字')
})

it("writes the server's time into the log", async () => {
  const now = table.shuke.cloud.clock.now()
  await openPage(table, 'clerk', 'clerk/today')
  await clerk().sees('新客茶礼 12 元券')
  const minutes = [now - MINUTE, now].map(clockText)
  await clerk().sees(new RegExp(`^(${minutes.join('|')})$`))
  expect(table.faults).toEqual([])
})

import { goesAway, openPage } from './hands'
import type { TableForTest } from './table'

/** What clerk and shopper do at the till in more than one story. */

/** A code turns every 30 s; a spent one never works again. */
export const STEP = 30_000

/** Before the clerk's open camera, from wherever the clerk stands. */
export const scanAtTill = async (table: TableForTest, thing: string): Promise<void> => {
  const clerk = table.phone('clerk')
  await openPage(table, 'clerk', 'clerk/home')
  await clerk.tap('扫一扫核销')
  await clerk.frame.getByTestId('camera').waitFor()
  await table.hold(thing, 'clerk')
}

/** The shopper shows a member code that was not spent yet, and the clerk begins a sale with it. */
export const meetAtTill = async (table: TableForTest): Promise<void> => {
  await table.shuke.cloud.clock.advance(2 * STEP)
  // The code of before, which is spent, must not be on the screen that the camera sees.
  await openPage(table, 'shopper', 'pages/me')
  await goesAway(table, 'shopper', '请店员扫一扫')
  await openPage(table, 'shopper', 'member/code')
  await table.phone('shopper').sees('请店员扫一扫')
  await scanAtTill(table, 'shopper')
  await table.phone('clerk').tap('收款')
}

/** The clerk types on the till's keys what the goods cost, instead of picking them. */
export const typePrice = async (table: TableForTest, keys: string): Promise<void> => {
  await table.phone('clerk').tap('输金额')
  const pad = table.phone('clerk').frame.locator('.keys')
  for (const key of keys) await pad.getByText(key, { exact: true }).click()
}

/** With coupons in the sale: they are locked, the money changes hands, then it is recorded. */
export const payWithCoupons = async (table: TableForTest, sum: string): Promise<void> => {
  const clerk = table.phone('clerk')
  await clerk.tap(`收款 ¥${sum}`)
  await clerk.sees(/券已锁定到/)
  await clerk.tap('已收款')
  await clerk.sees('扫下一张')
}

import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, it } from 'vitest'
import { at } from '../../scripts/lib/root.mts'
import { openPage } from './hands'
import { CAMPAIGN, invitingAt, openInvitation } from './inviting'
import { quietness, stillness } from './rest'
import { openTable, PATIENCE, type TableForTest } from './table'
import { meetAtTill, typePrice } from './till'

/** The README's pictures: `npm run pictures` writes them where the README looks for them. */
const FOLDER = at(process.env.SHUKE_PICTURES ?? 'artefacts/pictures')

let table: TableForTest

const picture = async (person: string, name: string) => {
  const inside = table.phone(person).frame.locator('body')
  // Skeletons, rings and the last answer come to rest first.
  await inside.evaluate(quietness)
  await inside.evaluate(stillness)
  const frame = table.page.getByTestId(`device-${person}`).locator('.case')
  await frame.screenshot({ path: path.join(FOLDER, `${name}.png`) })
}

beforeAll(async () => {
  mkdirSync(FOLDER, { recursive: true })
  table = await openTable({
    brand: 'tea',
    query:
      'phones=shopper,friend,clerk,operator:wide&at.clerk=clerk/home/index&at.operator=operator/board/index',
    width: 2700,
  })
})
afterAll(() => table?.close())

it('pictures the shopper from the card to the coupon', async () => {
  const shopper = table.phone('shopper')
  await table.hold(await table.thing('包裹卡 2'), 'shopper')
  await shopper.sees('这张卡送您')
  await picture('shopper', 'landing')
  await shopper.tap('同意并收下')
  await shopper.tap('看这张券')
  await shopper.sees('请店员扫一扫')
  await picture('shopper', 'coupon')
})

it('pictures the clerk at the till', async () => {
  const clerk = table.phone('clerk')
  await clerk.sees('扫一扫核销')
  await picture('clerk', 'till')
  await clerk.tap('扫一扫核销')
  await table.hold('shopper', 'clerk')
  await clerk.sees('核销后：券失效')
  await picture('clerk', 'quote')
  await clerk.tap('确认核销')
  await clerk.sees('已核销')
  await picture('clerk', 'result')
})

it('pictures the member card after the stamp of the day', async () => {
  const shopper = table.phone('shopper')
  await shopper.tapId('nav-home')
  await shopper.sees('会员号')
  await shopper.tap('签到')
  await shopper.sees(/今天已签到/)
  await picture('shopper', 'card')
})

it('pictures a sale, and what the member sees of it', async () => {
  const [shopper, clerk] = [table.phone('shopper'), table.phone('clerk')]
  await meetAtTill(table)
  await typePrice(table, '128')
  await clerk.tap('算一下')
  await clerk.sees('实收')
  await picture('clerk', 'sale')
  await clerk.tap(/^确认收款/)
  await clerk.sees('已收款')
  await openPage(table, 'shopper', 'member/points')
  await shopper.sees('消费 · 青石巷店')
  await picture('shopper', 'points')
})

it('pictures an invitation from both sides, and its poster', async () => {
  const [shopper, friend] = [table.phone('shopper'), table.phone('friend')]
  const inviting = invitingAt(table)
  const id = await inviting.campaignId()
  const { code } = await inviting.open('shopper', id)
  await openPage(table, 'shopper', 'member/invite', { id })
  await openInvitation(table, 'friend', code)
  await friend.sees('送您一份见面礼')
  await picture('friend', 'invited')
  await friend.tap('同意并加入')
  await shopper.sees('已有 1 位好友完成')
  await picture('shopper', 'invite')
  await shopper.tap('邀请海报')
  await shopper.frame.locator('#poster-done').waitFor({ timeout: PATIENCE })
  await picture('shopper', 'poster')
})

it('pictures the operator in a wide window', async () => {
  const operator = table.phone('operator')
  // What was filled in counts once it is a minute old.
  await table.shuke.cloud.clock.advance(61_000)
  await table.shuke.cloud.fireTimer('jobs')
  await openPage(table, 'operator', 'operator/board')
  await operator.sees('回头客占比')
  await picture('operator', 'board')
  await operator.tap('优惠券')
  await operator.tap('新客茶礼 12 元券')
  await picture('operator', 'template')
  await openPage(table, 'operator', 'operator/program')
  await operator.sees('保存后会员看到的')
  await picture('operator', 'program')
  await openPage(table, 'operator', 'operator/invites')
  await operator.tap(CAMPAIGN)
  await operator.sees('可以做的')
  await picture('operator', 'campaign')
})

import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { sceneOf as sceneOfCode } from '../../core/invites/code'
import { comeToAfternoon } from './backstage'
import { bytesOf, comesTrue, fill, openPage, sceneOf } from './hands'
import { askWhy, CAMPAIGN, codeIn, GIFT, type Inviting, invitingAt } from './inviting'
import { openTable, PATIENCE, shootFailure, type TableForTest } from './table'

/** A friend comes by a member's code, both get what was said, and it is taken back once. */

let table: TableForTest
let inviting: Inviting
let campaign: string

beforeAll(async () => {
  table = await openTable({
    brand: 'tea',
    query: 'phones=shopper,friend',
  })
  await comeToAfternoon(table)
  inviting = invitingAt(table)
  campaign = await inviting.campaignId()
  await inviting.join('shopper')
})
afterEach(({ task }) => shootFailure(table, task))
afterAll(() => table?.close())

const shopper = () => table.phone('shopper')
const friend = () => table.phone('friend')

const myCode = async (): Promise<string> => (await inviting.open('shopper', campaign)).code
const pointsOf = async (person: string): Promise<number> => {
  const { brief } = await inviting.say<{ brief: { balance: number } }>(
    person,
    'member',
    'points.page',
    {},
  )
  return brief.balance
}

it('is one quiet line among the member’s own things', async () => {
  await openPage(table, 'shopper', 'pages/me')
  await shopper().tap('邀请好友')
  await shopper().sees(CAMPAIGN)
  await shopper().sees('邀请好友，一起有礼')
  await shopper().sees('第 1 位好友')
  await shopper().sees(/还没有好友来过/)
  await table.shot('invites-1-empty')
})

it('has a code that another phone reads off the screen', async () => {
  await shopper().tap('我的邀请码')
  await shopper().frame.locator('#my-code img').waitFor({ timeout: PATIENCE })
  await table.shot('invites-2-code')
  await table.hold('shopper', 'friend')
  await friend().sees('送您一份见面礼')
  expect(await sceneOf(table, 'friend')).toBe(1047)
})

it('tells the friend what it gives, by whom, and all rules, before anything is asked', async () => {
  await friend().sees(GIFT)
  await friend().sees(/会员 尾号 \d{4}/)
  await friend().sees('怎么得到')
  await table.shot('invites-3-landing')
  await friend().tap('看完整规则')
  await friend().sees(/七天内注销会员的，这一位的奖励收回一次/)
  await table.shot('invites-4-rules')
  await friend().tap('关闭')
  await shopper().tap('关闭')
})

it('gives the friend the gift with joining', async () => {
  await friend().tap('同意并加入')
  await friend().sees(/欢迎加入/)
  await friend().sees(`${GIFT} 已经到账`)
  await table.shot('invites-5-joined')
})

it('tells the inviter by itself, with the reward on the same page', async () => {
  await shopper().sees('已有 1 位好友完成')
  await shopper().sees('刚刚有 1 位好友完成了')
  await shopper().sees('已到账')
  await table.shot('invites-6-counted')
  expect(await pointsOf('shopper')).toBe(30)
})

it('says why the friend counts, and from when for good', async () => {
  await askWhy(table, 'shopper', /已计入/)
  await shopper().sees(/好友完成了活动要求，已经计入；.* 起留存，不再收回/)
  await shopper().sees('扫邀请码打开了邀请')
  await shopper().sees('加入了会员')
  await table.shot('invites-7-why')
  await shopper().tap('关闭')
})

it('has the gift in the friend’s wallet, and says where it came from', async () => {
  await friend().tap('去券包看看')
  await friend().sees(GIFT)
  await openPage(table, 'friend', 'pages/me')
  await friend().sees(`见面礼 ${GIFT}`)
  await table.shot('invites-8-friend')
})

it('draws a poster whose code is the member’s, and saves it only when that is allowed', async () => {
  await shopper().tap('邀请海报')
  await shopper().frame.locator('#poster-done').waitFor({ timeout: PATIENCE })
  await table.shot('invites-9-poster')
  await shopper().tap('存到相册')
  await shopper().tap('同意并继续')
  await shopper().tapId('authorize-refuse')
  await shopper().sees(/相册现在不让存/)
  await table.shot('invites-10-refused')
  await shopper().tap('去设置')
  await shopper().frame.getByTestId('setting-scope.writePhotosAlbum').check({ timeout: PATIENCE })
  await shopper().tapId('settings-back')
  await shopper().sees('已存到相册')
  const saved = await codeIn(await bytesOf(table, '的图片 1'))
  expect(saved).toContain(sceneOfCode(await myCode()))
})

it('leads whoever holds the saved picture up to the same invitation', async () => {
  await table.hold(await table.thing('的图片 1'), 'friend')
  await friend().sees('您已经加入了')
  await table.shot('invites-11-again')
})

it('is taken back once when the friend closes the account, and says why', async () => {
  await openPage(table, 'shopper', 'member/invite', { id: campaign })
  await shopper().sees('已有 1 位好友完成')
  await openPage(table, 'friend', 'member/profile')
  await friend().tap('注销会员')
  await friend().frame.locator('.sheet-box').filter({ visible: true }).waitFor()
  await fill(table, 'friend', 'sure', '注销')
  await friend().tap('注销，不能恢复')
  await shopper().sees('已收回')
  await shopper().sees('邀请好友，一起有礼')
  await askWhy(table, 'shopper', /已收回/)
  await shopper().sees('好友在留存期内注销了会员，这一次不再计入')
  await table.shot('invites-12-taken-back')
  await comesTrue(async () => (await pointsOf('shopper')) === 0, 'points of the step are back')
  expect(await inviting.people(campaign, 'left')).toHaveLength(1)
})

it('does not pay again for the same friend', async () => {
  await inviting.bring('friend', await myCode())
  await openPage(table, 'shopper', 'member/invite', { id: campaign })
  await shopper().sees('邀请好友，一起有礼')
  expect(await pointsOf('shopper')).toBe(0)
})

it('leaves no error in the console of any phone', () => {
  expect(table.faults).toEqual([])
})

import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { DAY, MINUTE } from '../../core/kernel/time'
import { comeToAfternoon } from './backstage'
import { fill, openPage } from './hands'
import { CAMPAIGN, type Inviting, invitingAt } from './inviting'
import { openTable, PATIENCE, shootFailure, type TableForTest } from './table'

/** A campaign at the operator's desk: written, objected to, published, watched and judged. */

const NAME = '冬至带朋友来'
const MOMENTS = '分享朋友圈领券，人人有份'
const JOBS = 10 * MINUTE

let table: TableForTest
let inviting: Inviting
let campaignId = ''
let code = ''

beforeAll(async () => {
  table = await openTable({
    brand: 'tea',
    query: 'phones=shopper,friend,operator:wide&at.operator=operator/board/index',
  })
  await comeToAfternoon(table)
  inviting = invitingAt(table)
  await inviting.join('shopper')
})
afterEach(({ task }) => shootFailure(table, task))
afterAll(() => table?.close())

const operator = () => table.phone('operator')
const shopper = () => table.phone('shopper')
const openFold = (id: string) => operator().frame.locator(`#${id}`).click({ timeout: PATIENCE })
const write = (id: string, text: string) => fill(table, 'operator', id, text)

it('begins with a campaign that is good as it stands, and says what it costs at most', async () => {
  await operator().tap('任务宝')
  await operator().sees(CAMPAIGN)
  await operator().tap('新建活动')
  await operator().sees('会员看到的样子')
  await operator().sees(/最多花 ¥/)
  await write('invite-name', NAME)
  await table.shot('invites-desk-1-new')
})

it('shows the clause that forbids a sentence while it is written, and does not publish it', async () => {
  await write('invite-rules', MOMENTS)
  await operator().sees('不能发布')
  await table.shot('invites-desk-2-red')
  await operator().tap('发布')
  await operator().sees('发布前看一遍')
  await operator().sees('回去改好再发布')
  await table.shot('invites-desk-3-refused')
  await operator().tap('回去改好再发布')
})

it('is published once it is mended, with its whole promise read', async () => {
  await write('invite-rules', '好友第一次加入会员才计入，每位好友只计入一次。')
  await write('invite-contact', '021-5550 0118')
  await openFold('fold-risk')
  await write('risk-hour', '1')
  await openFold('fold-board')
  await operator().tap('显示排行榜')
  await operator().tap('预算就按最多花的填')
  await operator().tap('发布')
  await operator().sees(/上面的话就是对会员的承诺/)
  await table.shot('invites-desk-4-promise')
  await operator().tap('确认发布')
  await operator().sees('可以做的')
  await table.shot('invites-desk-5-published')
  campaignId = await inviting.campaignId(NAME)
  await table.shuke.cloud.clock.advance(15 * MINUTE)
})

it('holds the second friend of an hour, without telling the member why', async () => {
  code = (await inviting.open('shopper', campaignId)).code
  for (const person of ['anna', 'berta']) {
    await inviting.meet(person, person)
    await inviting.bring(person, code)
  }
  await openPage(table, 'shopper', 'member/invite', { id: campaignId })
  await shopper().sees('已有 1 位好友完成')
  await shopper().sees('1 位核实中')
  await table.shot('invites-desk-6-held')
})

it('lets the operator see what was measured, and let the friend through', async () => {
  await openPage(table, 'operator', 'operator/invite', { id: campaignId })
  await operator().sees('1 位等您核实')
  await operator().tap('好友')
  await operator().sees('触发了风控规则，等待人工核实，核实前不发奖励')
  await table.shot('invites-desk-7-people')
  await operator().tap('触发了风控规则，等待人工核实，核实前不发奖励')
  await operator().sees('来龙去脉')
  await operator().sees(/1 小时内 2 位好友完成/)
  await table.shot('invites-desk-8-person')
  await operator().tap('核实通过')
  await write('why-allow', '到店见过本人')
  await operator().tap('确认通过')
  await operator().sees('好友亲自完成了活动要求，已计入')
  await shopper().sees('已有 2 位好友完成')
  await table.shot('invites-desk-9-allowed')
})

it('plays the day again by other numbers, and changes nobody', async () => {
  await table.shuke.cloud.clock.advance(DAY)
  await openPage(table, 'operator', 'operator/invite-replay', { id: campaignId })
  // It proposes yesterday.
  await operator().tap('看看那一天')
  await operator().sees(/1 小时内 2 位好友完成/)
  await table.shot('invites-desk-10-replay')
})

it('ranks members by friends who stayed', async () => {
  await inviting.join('friend')
  const { code: other } = await inviting.open('friend', campaignId)
  await inviting.meet('carla', 'carla')
  await inviting.bring('carla', other)
  await table.shuke.cloud.clock.advance(8 * DAY)
  await table.shuke.cloud.clock.advance(JOBS)
  await openPage(table, 'operator', 'operator/invite-results', { id: campaignId })
  await operator().sees('请来最多的会员')
  await operator().sees('留存 2')
  await operator().sees('留存 1')
  await table.shot('invites-desk-11-results')
  await openPage(table, 'friend', 'pages/card')
  await openPage(table, 'friend', 'member/invite', { id: campaignId })
  await table.phone('friend').tap('排行榜')
  await table.phone('friend').sees('2 位')
  await table.shot('invites-desk-12-board')
})

/** One of the two friends of who stands first. */
const friendOfTheFirst = async (): Promise<string> => {
  const kept = await inviting.people(campaignId, 'kept')
  const isFirst = (inviterId: string) =>
    kept.filter((other) => other.inviterId === inviterId).length === 2
  return kept.find(({ inviterId }) => isFirst(inviterId))?.friendId ?? ''
}

it('ranks anew when a member is stopped for fraud', async () => {
  const friend = await friendOfTheFirst()
  await openPage(table, 'operator', 'operator/invite-person', { id: campaignId, friend })
  await operator().tap('停用邀请人')
  await write('why-block-inviter', '在群里花钱拉人')
  await operator().tap('确认停用')
  await operator().sees('已停用')
  await openPage(table, 'operator', 'operator/invite-results', { id: campaignId })
  await operator().sees('留存 1')
  await expect
    .poll(() => operator().frame.getByText('留存 2').filter({ visible: true }).count())
    .toBe(0)
  await table.shot('invites-desk-13-ranked-anew')
  await openPage(table, 'operator', 'operator/invite-blocked')
  await operator().sees('在群里花钱拉人')
  await table.shot('invites-desk-14-blocked')
})

it('stops everything with one switch', async () => {
  await openPage(table, 'operator', 'operator/invites')
  await operator().tap('全部暂停')
  await operator().sees(/进行中的 2 个活动都不再计入新好友/)
  await write('stop-why', '发现批量注册')
  await operator().frame.locator('.btn', { hasText: '全部暂停' }).filter({ visible: true }).click()
  await operator().sees('已暂停 2 个活动')
  await table.shot('invites-desk-15-stopped')
})

it('leaves no error in the console of any phone', () => {
  expect(table.faults).toEqual([])
})

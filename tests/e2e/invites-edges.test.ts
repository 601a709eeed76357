import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { MINUTE } from '../../core/kernel/time'
import { comeToAfternoon } from './backstage'
import { openPage } from './hands'
import { type Inviting, invitingAt, loseAnswer, networkOf, openInvitation } from './inviting'
import { type Office, officeOf } from './office'
import { openTable, PATIENCE, shootFailure, type TableForTest } from './table'

/** Everything that an invitation can be besides the first one to a new friend. */

/** Scene of a card that was opened in Moments (facts/platform.md §2.3). */
const MOMENTS = 1155
const SINGLE_PAGE = 1154

let table: TableForTest
let inviting: Inviting
let office: Office
let campaignId: string
let mine: string

beforeAll(async () => {
  table = await openTable({ brand: 'tea', query: 'phones=shopper,friend,guest-1,guest-4,clerk' })
  await comeToAfternoon(table)
  inviting = invitingAt(table)
  office = officeOf(table)
  campaignId = await inviting.campaignId()
  await inviting.join('shopper')
  mine = (await inviting.open('shopper', campaignId)).code
})
afterEach(({ task }) => shootFailure(table, task))
afterAll(() => table?.close())

const shopper = () => table.phone('shopper')
const friend = () => table.phone('friend')
const open = (person: string, scene?: number) => openInvitation(table, person, mine, scene)

/** A turn of a campaign is felt by who comes within seconds of it (server/invites/known.ts). */
const openUntil = (person: string, words: string): Promise<void> => {
  const seen = table.phone(person).frame.getByText(words).filter({ visible: true })
  const look = async () => {
    await open(person)
    return seen.count()
  }
  return expect.poll(look, { timeout: PATIENCE, interval: 1000 }).toBeGreaterThan(0)
}

/** The inviter's own page; a page that is open keeps what it has for a minute. */
const openAnew = async (): Promise<void> => {
  await table.shuke.cloud.clock.advance(MINUTE)
  await openPage(table, 'shopper', 'pages/card')
  await openPage(table, 'shopper', 'member/invite', { id: campaignId })
}

it('knows its own member, and leads them to their own page', async () => {
  await open('shopper')
  await shopper().sees('这是您自己的邀请')
  await table.shot('invites-edges-1-own')
  await shopper().tap('去我的邀请有礼')
  await shopper().sees('第 1 位好友')
})

it('welcomes who is a member already, and says that it does not count', async () => {
  await open('guest-1')
  await table.phone('guest-1').sees('很高兴又见到您')
  await table.shot('invites-edges-2-member')
})

it('leaves a friend with who invited them first', async () => {
  const late = table.phone('guest-4')
  await open('guest-4')
  await late.sees('您更早打开过另一份邀请，以最早的一份为准')
  await table.shot('invites-edges-3-second')
})

it('keeps staff out, kindly', async () => {
  await inviting.join('clerk')
  await openPage(table, 'clerk', 'member/invite', { id: campaignId })
  await table.phone('clerk').sees('店员和运营同事不参加邀请有礼')
  await table.shot('invites-edges-4-staff')
})

it('does not count out of Moments, and asks for nothing in their preview', async () => {
  await open('friend', SINGLE_PAGE)
  await friend().sees(/这是一份会员邀请的预览/)
  await table.shot('invites-edges-5-preview')
  // WeChat's preview lives apart; the mini-program itself begins anew.
  await openPage(table, 'friend', 'pages/card')
  await open('friend', MOMENTS)
  await friend().sees(/请让好友在聊天里分享给您/)
  await table.shot('invites-edges-6-moments')
})

it('does not know a code that nobody has', async () => {
  await openInvitation(table, 'friend', '0'.repeat(20))
  await friend().sees('这个邀请码认不出来，请让好友重新分享给您')
  await table.shot('invites-edges-7-unknown')
})

it('says without network that there is none, and goes on with it', async () => {
  await networkOf(table, 'friend', 'offline')
  await open('friend')
  await friend().sees(/没有网络/)
  await table.shot('invites-edges-8-offline')
  await networkOf(table, 'friend', 'online')
  await friend().tap('再试一次')
  await friend().sees('送您一份见面礼')
})

it('keeps the inviter’s page without network, and says from when it is', async () => {
  await openPage(table, 'shopper', 'pages/card')
  await networkOf(table, 'shopper', 'offline')
  await openPage(table, 'shopper', 'member/invite', { id: campaignId })
  await shopper().sees(/现在没有网络，连上后再试一次。下面是/)
  await shopper().sees('第 1 位好友')
  await table.shot('invites-edges-9-offline-mine')
  await networkOf(table, 'shopper', 'online')
})

it('says that it is paused on both sides, and goes on where it was', async () => {
  await office.do('invites.pause', { campaignId, why: '核对奖励' })
  await openUntil('friend', '活动暂停中，请稍后再来看看')
  await table.shot('invites-edges-10-paused')
  await openAnew()
  await shopper().sees(/活动暂停中，这段时间加入的好友不计入/)
  await table.shot('invites-edges-11-paused-mine')
  await office.do('invites.resume', { campaignId })
  await openUntil('friend', '送您一份见面礼')
})

it('joins once when the answer to joining is lost on its way', async () => {
  const lost = await loseAnswer(table, 'membership.join')
  await friend().tap('同意并加入')
  await expect.poll(lost, { timeout: PATIENCE }).toBe(1)
  await friend().sees(/欢迎加入/)
  await table.shot('invites-edges-12-lost')
  await openPage(table, 'friend', 'pages/card')
  await open('friend')
  await friend().sees('您已经加入了')
  await openAnew()
  await shopper().sees('已有 1 位好友完成')
  expect((await inviting.people(campaignId, 'counted')).length).toBe(4)
})

it('says that it is over, and keeps what was', async () => {
  await office.do('invites.end', { campaignId, why: '冬至活动收尾' })
  await openUntil('guest-4', '活动已经结束，谢谢您的关注')
  await table.shot('invites-edges-13-over')
  await openAnew()
  await shopper().sees(/活动已经结束，谢谢您/)
  await shopper().sees('已有 1 位好友完成')
  await table.shot('invites-edges-14-over-mine')
})

it('leaves no error but the lost answer in the console of any phone', () => {
  expect(table.faults.filter((fault) => !fault.includes('ERR_FAILED'))).toEqual([])
})

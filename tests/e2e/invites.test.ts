import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { openPage } from './hands'
import { openTable, shootFailure, type TableForTest } from './table'

/**
 * A member invites a friend: the real pages against the real functions, with the campaign that the
 * demo brand runs.
 */

let table: TableForTest
beforeAll(async () => {
  table = await openTable({ brand: 'tea', query: 'phones=shopper,friend' })
})
afterEach(({ task }) => shootFailure(table, task))
afterAll(() => table?.close())

const shopper = () => table.phone('shopper')
const friend = () => table.phone('friend')

it('leads a member by one quiet line to their own part in the campaign', async () => {
  await shopper().tap('同意并入会')
  await shopper().tap('邀请有礼')
  await shopper().sees('邀请好友，一起有礼')
  await shopper().sees('还没有好友来过')
  await shopper().tap('我的邀请码')
  await shopper().sees('请好友用微信扫一扫')
  await table.shot('invites-code')
  await shopper().tap('关闭')
})

it('sends the own invitation to a chat, where it says what it gives before it asks', async () => {
  await shopper().tap('发给好友')
  await shopper().tapId('share-to-friend')
  await friend().tapId('capsule-close')
  await friend().tapId('chat-shopper')
  await friend().tapId('card-0')
  await friend().sees('送您一份见面礼')
  await friend().sees(/会员 尾号/)
  await table.shot('invites-landing')
})

it('gives the friend their benefit at once, and shows it to the member while they watch', async () => {
  await friend().tap('同意并加入')
  await friend().sees(/已经到账/)
  await shopper().sees('已有 1 位好友完成')
  await shopper().sees('已到账')
  await table.shot('invites-progress')
})

it('tells why the friend is counted, and welcomes who is a member already', async () => {
  await shopper().tap(/好友 尾号/)
  await shopper().sees('加入了会员')
  await shopper().tap('关闭')
  await openPage(table, 'friend', 'member/invites')
  await friend().sees('我的见面礼')
  expect(table.faults).toEqual([])
})

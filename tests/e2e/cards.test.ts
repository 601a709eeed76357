import { afterAll, beforeAll, expect, it } from 'vitest'
import { bytesOf, cardsIn, layCode, openPage, type PrintedCard, sceneOf } from './hands'
import { type Office, officeOf } from './office'
import { openTable, type TableForTest } from './table'

/** Cards that are forged, mistyped, used, stopped or changed; and what members do with coupons. */

const NOT_RECOGNISED = '没有认出这张卡，请对着卡片再扫一次，或核对卡上的字符'
const HOUR = 3_600_000

let table: TableForTest
let office: Office
let cards: PrintedCard[]

beforeAll(async () => {
  table = await openTable({ brand: 'tea', query: 'phones=shopper,friend,operator' })
  office = officeOf(table)
  cards = cardsIn((await bytesOf(table, '.csv')).toString('utf8'))
})
afterAll(() => table?.close())

const shopper = () => table.phone('shopper')
const friend = () => table.phone('friend')

const card = (place: number): PrintedCard => {
  const one = cards[place]
  if (!one) throw new Error(`the demo has no card ${place}`)
  return one
}

/** Another last character: well formed, never signed by us. */
const forged = (text: string): string => text.slice(0, -1) + (text.endsWith('7') ? '8' : '7')

const typeShort = async (text: string): Promise<void> => {
  await openPage(table, 'friend', 'member/insert')
  await friend().type('#typed input', text)
  await friend().tap('看看送什么')
}

/** Scans a code with WeChat itself. */
const scan = async (person: string, name: string, url: string): Promise<void> =>
  table.hold(await layCode(table, name, url), person)

it('gives a forged link and a mistyped short code one and the same answer', async () => {
  await scan('shopper', 'forged', forged(card(5).url))
  await shopper().sees(NOT_RECOGNISED)
  await typeShort(forged(card(5).short))
  await friend().sees(NOT_RECOGNISED)
  await table.shot('cards-1-forged')
})

it('says when characters are missing, before anything is asked', async () => {
  await typeShort(card(5).short.slice(0, 9))
  await friend().sees('卡上一共 16 个字符，还差几个')
})

it('reads a short code that was typed in lower case, with O for 0', async () => {
  await typeShort(card(1).short.toLowerCase().replaceAll('0', 'o'))
  await friend().sees('这张卡送您')
  await table.shot('cards-2-typed')
})

it('says kindly that a batch was stopped, and still lets a person join', async () => {
  const batch = await office.batchOf(await office.templateNamed('桂花乌龙小样'), '停用的卡')
  await office.do('inserts.void', { batchId: batch.id, reason: '印刷有误' })
  await scan('friend', 'voided', batch.cards[0]?.url ?? '')
  await friend().sees('这批卡已经停用')
  await friend().sees('抱歉让您白跑一趟。会员卡还在等您')
  await table.shot('cards-3-voided')
  await friend().tap('去看看会员卡')
  await friend().tap('同意并入会')
  await friend().sees('出示会员码')
})

it('gives the new coupon when a printed batch was turned to another one', async () => {
  const tea = await office.templateNamed('新客茶礼 12 元券')
  const batch = await office.batchOf(tea, '改送的卡')
  const templateId = await office.templateNamed('桂花乌龙小样')
  await office.do('inserts.retarget', { batchId: batch.id, templateId })
  await scan('shopper', 'retargeted', batch.cards[0]?.url ?? '')
  await shopper().sees('桂花乌龙小样')
  await shopper().tap('同意并收下')
  await shopper().sees('已放进您的券包')
})

it('leads the same member back to their coupon on the second scan', async () => {
  await openPage(table, 'shopper', 'pages/card')
  await table.hold(await table.thing('retargeted'), 'shopper')
  await shopper().sees('这张券已经在您的券包里')
  await table.shot('cards-4-mine')
  await shopper().tap('去看这张券')
  await shopper().sees('请店员扫一扫，或报数字')
})

it('reminds a member who asked for it, once, and leads back to the coupon', async () => {
  await shopper().tap('快到期时提醒我')
  await shopper().tapId('subscribe-allow')
  await shopper().sees('到期前会在微信里提醒您')
  await table.shot('cards-5-reminder')
  await shopper().tapId('capsule-close')
  await table.shuke.cloud.clock.advance((28 * 24 + 12) * HOUR)
  expect(table.shuke.cloud.messages('shopper')).toHaveLength(1)
  await shopper().tapId('chat-service')
  await shopper().sees('券快到期了，记得来用')
  await table.shot('cards-6-message')
  await shopper().tapId('message-0')
  await shopper().sees('请店员扫一扫，或报数字')
  expect(await sceneOf(table, 'shopper')).toBe(1014)
})

it('opens a shared card where it leads, as WeChat does', async () => {
  await openPage(table, 'shopper', 'pages/card')
  await shopper().sees('出示会员码')
  await shopper().tapId('capsule-more')
  await shopper().tapId('menu-share')
  await shopper().tapId('share-to-operator')
  const operator = table.phone('operator')
  await operator.tapId('capsule-close')
  await operator.tapId('chat-shopper')
  await table.shot('cards-7-shared')
  await operator.tapId('card-0')
  await operator.sees('同意并入会')
  expect(await sceneOf(table, 'operator')).toBe(1007)
})

it('leaves no error in the console of any phone', () => {
  expect(table.faults).toEqual([])
})

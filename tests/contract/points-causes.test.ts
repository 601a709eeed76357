import { afterAll, beforeAll, expect, it } from 'vitest'
import type { EntryView } from '#core/points/views'
import { NO_PROGRAM } from '#core/program/rules'
import { codeOf, type Shuke } from '../bench'
import { addOperator, publish } from '../story'
import { balanced } from './balanced'
import { docs, type MemberDoc, memberBy, sumOfLots } from './points-bench'
import { memberWith, sell, setPoints, startTill, type Till, takeBack } from './sales-bench'

/** Every cause that a ledger can have, made by its own route, and what its page says of it. */

let shuke: Shuke
let till: Till

beforeAll(async () => {
  // Days before the end of a month, so that a day can be missed in it.
  ;({ shuke, till } = await startTill(Date.parse('2027-04-20T12:00:00+08:00')))
  const rules = { ...NO_PROGRAM.checkin, open: true, bonuses: [{ days: 2, points: 9 }] }
  await shuke.must(till.operator, 'operator', 'program.saveCheckin', { rules })
})
afterAll(() => shuke.stop())

/** The pages of all entries, the newest first. */
const pagesOf = async (person: string): Promise<EntryView[]> => {
  const { rows } = await shuke.must(person, 'member', 'points.page', {})
  const pages: EntryView[] = []
  for (const row of rows) {
    const { entry } = await shuke.must(person, 'member', 'points.entry', { entryId: row.id })
    expect(entry).toMatchObject(row)
    pages.push(entry)
  }
  return pages
}

it('a sale that points helped to pay, and its return', async () => {
  const person = await memberWith(shuke, till, 300)
  const sale = await sell(shuke, till, person, { fen: 10_000, points: 200 })
  const bought = { where: '一店', who: '店员', document: { kind: 'sale', id: sale.sale.id } }
  expect((await pagesOf(person)).slice(0, 2)).toMatchObject([
    { title: '消费 · 一店', cause: 'sale', points: 80, rule: expect.any(String), ...bought },
    { title: '抵扣 · 一店', cause: 'sale', points: -200, ...bought },
  ])
  const back = await takeBack(shuke, till, sale.sale, 10_000)
  expect(codeOf(back)).toBe('ok')
  const returned = (await pagesOf(person)).slice(0, 2)
  const signed = returned.map(({ title, points, cause }) => [title, points, cause])
  expect(signed.sort()).toEqual([
    ['退货收回 · 一店', -80, 'return'],
    ['退货返还 · 一店', 200, 'return'],
  ])
  await balanced(shuke, person)
})

it('a returned purchase whose points were spent: the debt, and what pays it', async () => {
  const person = await memberWith(shuke, till)
  const { sale } = await sell(shuke, till, person, { fen: 10_000 })
  const { _id: memberId } = await memberBy(shuke, person)
  const adjust = (points: number) =>
    shuke.must(till.operator, 'operator', 'points.adjust', { memberId, points, why: '更正' })
  await adjust(-70)
  await takeBack(shuke, till, sale, 10_000)
  const [taken] = await pagesOf(person)
  expect(taken).toMatchObject({ kind: 'takeback', points: -100, debt: 70, balance: -70 })
  const owed = await shuke.must(till.operator, 'operator', 'points.liability', {})
  expect(owed.debt).toBe(70)
  await adjust(100)
  expect((await pagesOf(person)).slice(0, 2)).toMatchObject([
    { title: '补上待补积分', kind: 'settle', points: 0, debt: -70, balance: 30 },
    { title: '品牌调整 · 更正', kind: 'earn', points: 100 },
  ])
  await balanced(shuke, person)
})

it('a check-in, a made-up day, and the bonus that it completed', async () => {
  const person = await memberWith(shuke, till, 50)
  await shuke.cloud.clock.set(Date.parse('2027-04-22T12:00:00+08:00'))
  await shuke.must(person, 'member', 'checkin.stamp', {})
  await shuke.must(person, 'member', 'checkin.makeUp', { day: '2027-04-21' })
  expect((await pagesOf(person)).slice(0, 3)).toMatchObject([
    { title: '累计签到奖励', cause: 'bonus', points: 9, who: '本人' },
    { title: '补签', cause: 'make-up', points: -10, document: { kind: 'day', id: '2027-04-21' } },
    { title: '签到', cause: 'checkin', points: 1, document: { id: '2027-04-22', name: '4月22日' } },
  ])
  await balanced(shuke, person)
})

it('an exchange and its cancelling', async () => {
  const person = await memberWith(shuke, till, 300)
  const templateId = await publish(shuke, till.operator, {
    name: '云雾茶',
    benefit: { kind: 'gift', item: '云雾茶' },
    shop: { price: 120, minLevel: 0 },
  })
  const { ticket } = await shuke.must(person, 'member', 'shop.exchange', { templateId })
  await shuke.must(person, 'member', 'shop.cancel', { couponId: ticket.id })
  const document = { kind: 'coupon', id: ticket.id, name: '云雾茶' }
  expect((await pagesOf(person)).slice(0, 2)).toMatchObject([
    { title: '取消兑换 · 云雾茶', cause: 'cancel', points: 120, kind: 'restore', document },
    { title: '兑换 · 云雾茶', cause: 'exchange', points: -120, kind: 'spend', document },
  ])
  await balanced(shuke, person)
})

it('closing the account: the operator still sees why, and nothing can be given any more', async () => {
  const person = await memberWith(shuke, till, 40)
  const { _id: memberId } = await memberBy(shuke, person)
  await setPoints(shuke, till.operator, { approveAbove: 100 })
  const wish = { memberId, points: 101, why: '迟到的答谢' }
  await shuke.must(till.operator, 'operator', 'points.adjust', wish)
  await shuke.must(person, 'member', 'membership.close', { sure: true })
  const { rows } = await shuke.must(till.operator, 'operator', 'points.entriesOf', { memberId })
  expect(rows[0]).toMatchObject({ title: '注销放弃', kind: 'forfeit', points: -40, balance: 0 })
  const later = await shuke.call(till.operator, 'operator', 'points.adjust', { ...wish, points: 1 })
  expect(codeOf(later)).toBe('membership.not-found')
  const second = await addOperator(shuke, till.operator)
  const { adjustments } = await shuke.must(second, 'operator', 'points.waiting', {})
  expect(adjustments).toMatchObject([{ member: '已注销的会员', points: 101, mine: true }])
  const decide = (approve: boolean) =>
    shuke.call(second, 'operator', 'points.decide', {
      adjustmentId: adjustments[0]?.id ?? '',
      approve,
    })
  expect(codeOf(await decide(true))).toBe('membership.not-found')
  expect(codeOf(await decide(false))).toBe('ok')
})

it('what the brand owes is the sum of what all lots have left', async () => {
  const all = await docs<MemberDoc>(shuke, 'members')
  const left = all.reduce((sum, { account }) => sum + sumOfLots(account), 0)
  const owed = await shuke.must(till.operator, 'operator', 'points.liability', {})
  expect(owed.points).toBe(left)
  expect(owed.months.reduce((sum, { points }) => sum + points, 0)).toBe(left)
  expect(owed.debt).toBe(all.reduce((sum, { account }) => sum + account.debt, 0))
})

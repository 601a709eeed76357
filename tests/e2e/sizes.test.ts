import { mkdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { businessDayOf } from '../../core/kernel/time.ts'
import { type FullWorld, fillWorld, LONG } from './full-world'
import { FOLDER, look, type Shown, sizes } from './sizes'
import { openTable, type TableForTest } from './table'

/**
 * Every page, with the longest words that the contract allows, on a usual and a small phone, in
 * large text, at night, and the pages for people at work in a wide window.
 */

const id = (of: keyof Omit<FullWorld, 'code' | 'memberCode'>) => (world: FullWorld) => ({
  id: world[of],
})

const template = (world: FullWorld) => ({ template: world.ruled })
const atTill = async (world: FullWorld) => ({ code: await world.memberCode() })
/** Up to the bill: the goods that cost most, and a coupon that fits them. */
const TO_BILL = ['收款', '输金额', '9', '00', '00', '算一下']
const settled = ({ till }: FullWorld) => {
  const today = businessDayOf(table.shuke.cloud.clock.now())
  return { store: till, name: LONG.store, from: today, to: today }
}

const pages: Shown<FullWorld>[] = [
  { person: 'shopper', page: 'pages/card' },
  { person: 'shopper', page: 'pages/wallet' },
  { person: 'shopper', page: 'pages/me' },
  { person: 'shopper', page: 'pages/me', tap: '我的个人信息', as: 'me-data' },
  { person: 'friend', page: 'pages/card', as: 'guest-card' },
  { person: 'friend', page: 'pages/wallet', as: 'guest-wallet' },
  { person: 'friend', page: 'pages/card', tap: '《会员须知》', as: 'guest-consent' },
  { person: 'shopper', page: 'member/code' },
  { person: 'shopper', page: 'member/coupon', query: id('coupon') },
  { person: 'shopper', page: 'member/coupon', query: id('gift'), as: 'coupon-gift' },
  { person: 'shopper', page: 'pages/wallet', turn: '未到时间', as: 'wallet-later' },
  { person: 'shopper', page: 'member/stores' },
  { person: 'shopper', page: 'member/redeem' },
  { person: 'shopper', page: 'member/points' },
  { person: 'shopper', page: 'member/entry', query: id('entry') },
  { person: 'shopper', page: 'member/checkin' },
  { person: 'shopper', page: 'member/program' },
  { person: 'shopper', page: 'member/shop' },
  { person: 'shopper', page: 'member/shop/good', query: id('good') },
  { person: 'shopper', page: 'member/profile' },
  { person: 'shopper', page: 'member/profile', tap: '注销会员', as: 'close-sheet' },
  { person: 'friend', page: 'member/points', as: 'guest-points' },
  { person: 'friend', page: 'member/shop', as: 'guest-shop' },
  { person: 'shopper', page: 'member/insert' },
  { person: 'friend', page: 'member/insert', query: () => ({ q: 'nonsense' }), as: 'insert-bad' },
  { person: 'friend', page: 'member/offer', query: (world) => ({ template: world.template }) },
  { person: 'friend', page: 'member/offer', query: template, as: 'offer-ruled' },
  { person: 'shopper', page: 'member/coupon', query: id('punch'), as: 'coupon-punch' },
  { person: 'clerk', page: 'clerk/home' },
  { person: 'clerk', page: 'clerk/home', tap: '输入券码数字', as: 'clerk-type' },
  { person: 'clerk', page: 'clerk/quote', query: async (world) => ({ code: await world.code() }) },
  { person: 'clerk', page: 'clerk/quote', query: () => ({ code: 'nonsense' }), as: 'refused' },
  { person: 'clerk', page: 'clerk/quote', query: atTill, as: 'clerk-choose' },
  { person: 'clerk', page: 'clerk/quote', query: atTill, turn: ['收款', '选商品'], as: 'goods' },
  { person: 'clerk', page: 'clerk/quote', query: atTill, turn: TO_BILL, as: 'bill' },
  {
    person: 'clerk',
    page: 'clerk/quote',
    query: atTill,
    turn: TO_BILL,
    tap: '#coupon',
    as: 'bill-coupons',
  },
  { person: 'clerk', page: 'clerk/result' },
  { person: 'clerk', page: 'clerk/today' },
  { person: 'clerk', page: 'clerk/today', query: () => ({ tab: 'sold' }), as: 'clerk-sold-list' },
  { person: 'clerk', page: 'clerk/settlement' },
  { person: 'clerk', page: 'clerk/sold', query: id('sale') },
  { person: 'clerk', page: 'clerk/sold', query: id('sale'), tap: '退货', as: 'return-sheet' },
  { person: 'friend', page: 'clerk/join' },
  { person: 'friend', page: 'clerk/home', as: 'no-clerk' },
  { person: 'operator', page: 'operator/board' },
  { person: 'operator', page: 'operator/setup' },
  { person: 'operator', page: 'operator/stores' },
  { person: 'operator', page: 'operator/stores', tap: '加一家门店', as: 'store-sheet' },
  { person: 'operator', page: 'operator/staff' },
  { person: 'operator', page: 'operator/staff', tap: '邀请员工', as: 'invite-sheet' },
  { person: 'operator', page: 'operator/templates' },
  { person: 'operator', page: 'operator/template', as: 'template-new' },
  { person: 'operator', page: 'operator/template', query: id('draft'), as: 'template-draft' },
  { person: 'operator', page: 'operator/template', query: id('template'), as: 'template-out' },
  { person: 'operator', page: 'operator/batches' },
  { person: 'operator', page: 'operator/batch', as: 'batch-new' },
  { person: 'operator', page: 'operator/batch', query: id('batch') },
  { person: 'operator', page: 'operator/batch', query: id('batch'), tap: '作废这批卡', as: 'void' },
  { person: 'operator', page: 'operator/brand' },
  { person: 'operator', page: 'operator/audit' },
  { person: 'operator', page: 'operator/program' },
  { person: 'operator', page: 'operator/program', turn: '等级', as: 'program-tiers' },
  { person: 'operator', page: 'operator/program', turn: '签到', as: 'program-checkin' },
  { person: 'operator', page: 'operator/members' },
  { person: 'operator', page: 'operator/member', query: id('member') },
  { person: 'operator', page: 'operator/liability' },
  { person: 'operator', page: 'operator/template', query: id('ruled'), as: 'template-ruled' },
  {
    person: 'operator',
    page: 'operator/template',
    query: id('ruled'),
    tap: '复制成新券',
    as: 'template-copy',
  },
  {
    person: 'operator',
    page: 'operator/template',
    query: id('draft'),
    turn: ['哪些商品能用', '指定商品', '星期和时段', '加一个时段', '谁能领', '每天和各店的数量'],
    as: 'template-folds',
  },
  { person: 'operator', page: 'operator/coupon', as: 'coupon-search' },
  {
    person: 'operator',
    page: 'operator/coupon',
    query: ({ punch }) => ({ code: punch }),
    as: 'coupon-found',
  },
  { person: 'operator', page: 'operator/grants' },
  { person: 'operator', page: 'operator/grant' },
  { person: 'operator', page: 'operator/codes' },
  { person: 'operator', page: 'operator/code-batch', as: 'codes-new' },
  { person: 'operator', page: 'operator/code-batch', query: id('codes') },
  { person: 'operator', page: 'operator/staff', tap: '查看', as: 'devices-sheet' },
  { person: 'operator', page: 'operator/products' },
  { person: 'operator', page: 'operator/settlement' },
  { person: 'operator', page: 'operator/settled', query: settled },
  { person: 'operator', page: 'operator/staff', tap: '限额', as: 'limit-sheet' },
]

let table: TableForTest
let world: FullWorld

beforeAll(async () => {
  table = await openTable({ brand: 'tea', query: 'phones=operator' })
  world = await fillWorld(table)
  mkdirSync(FOLDER, { recursive: true })
})
afterAll(() => table?.close())

describe.each(sizes)('$name', (size) => {
  it.each(['shopper', 'friend', 'clerk', 'operator'])('fits every page of the %s', async (who) => {
    expect(await look({ table, world, pages }, who, size)).toEqual([])
  })
})

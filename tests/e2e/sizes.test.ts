import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { businessDayOf } from '../../core/kernel/time.ts'
import { at } from '../../scripts/lib/root.mts'
import { speakTo } from '../../scripts/start/demo/person.mts'
import { misfits } from './fit'
import { type FullWorld, fillWorld, LONG } from './full-world'
import { openTable, PATIENCE, type TableForTest } from './table'

/**
 * Every page, with the longest words that the contract allows, on a usual and a small phone, in
 * large text, at night, and the pages for people at work in a wide window.
 */

const FOLDER = at('artefacts', 'sizes')

interface Shown {
  person: string
  page: string
  query?: (world: FullWorld) => Promise<Record<string, string>> | Record<string, string>
  /** Turns to other parts of the page, one after the other. */
  turn?: string | string[]
  /** Opens a sheet over the page: words, or `#id`. */
  tap?: string
  as?: string
}

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

const operator = <T>(route: string) =>
  speakTo(table.shuke.url)<T>('operator', 'operator', route, {})
/** The campaign that the demo brand runs, and a friend of it. */
const campaign = async () => {
  const { campaigns } = await operator<{ campaigns: { id: string }[] }>('invites.campaigns')
  return { id: campaigns.at(-1)?.id ?? '' }
}
const friend = async () => {
  const { id } = await campaign()
  const say = speakTo(table.shuke.url)
  const { friends } = await say<{ friends: { friendId: string }[] }>(
    'operator',
    'operator',
    'invites.people',
    { campaignId: id },
  )
  return { id, friend: friends[0]?.friendId ?? '' }
}

const pages: Shown[] = [
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
  { person: 'operator', page: 'operator/invites' },
  { person: 'operator', page: 'operator/invites', tap: '#stop-all', as: 'stop-all-sheet' },
  { person: 'operator', page: 'operator/invite', as: 'invite-new' },
  {
    person: 'operator',
    page: 'operator/invite',
    query: campaign,
    tap: '加名额、预算或时间',
    as: 'invite-out',
  },
  { person: 'operator', page: 'operator/invite-results', query: campaign },
  { person: 'operator', page: 'operator/invite-people', query: campaign, turn: '已计入' },
  { person: 'operator', page: 'operator/invite-person', query: friend },
  { person: 'operator', page: 'operator/invite', tap: '#step-0-now', as: 'reward-sheet' },
  { person: 'operator', page: 'operator/invite-replay', query: campaign },
  { person: 'operator', page: 'operator/invite-blocked' },
  { person: 'operator', page: 'operator/invite', tap: '#publish', as: 'publish-sheet' },
  { person: 'operator', page: 'operator/wecom' },
]

interface Size {
  name: string
  width: number
  height: number
  settings: string
  wide?: true
}

const sizes: Size[] = [
  { name: 'usual', width: 375, height: 812, settings: '' },
  { name: 'small', width: 320, height: 568, settings: '' },
  { name: 'large-text', width: 375, height: 812, settings: '&text=1.5' },
  { name: 'small-large-text', width: 320, height: 568, settings: '&text=1.5' },
  { name: 'night', width: 375, height: 812, settings: '&dark=1' },
  { name: 'wide', width: 980, height: 760, settings: '&wide=1', wide: true },
]

/** Pages for people at work, who sit before a wide window; a till is used there too. */
const forWork = ({ page }: Shown) => page.startsWith('operator/') || page.startsWith('clerk/')

let table: TableForTest
let world: FullWorld

beforeAll(async () => {
  table = await openTable({ brand: 'tea', query: 'phones=operator' })
  world = await fillWorld(table)
  mkdirSync(FOLDER, { recursive: true })
})
afterAll(() => table?.close())

interface PhoneInside {
  launch(options: { path: string; query: Record<string, string>; scene: number }): Promise<void>
  quiet: { wait(signature: () => unknown): Promise<void> }
  errors: Error[]
}

const settle = (page: Page) =>
  page.evaluate(async () => {
    const { phone } = window as unknown as { phone: PhoneInside }
    await phone.quiet.wait(() => document.getElementById('phone-root')?.innerHTML.length)
  })

const inside = (page: Page, target: { path: string; query: Record<string, string> }) =>
  page.evaluate(async ({ path: to, query }) => {
    const { phone } = window as unknown as { phone: PhoneInside }
    const root = document.getElementById('phone-root')
    await phone.launch({ path: `${to}/index`, query, scene: 1001 })
    await phone.quiet.wait(() => root?.innerHTML.length)
  }, target)

const errorsOf = (page: Page) =>
  page.evaluate(() => (window as unknown as { phone: PhoneInside }).phone.errors.map(String))

const show = async (page: Page, shown: Shown): Promise<void> => {
  const query = (await shown.query?.(world)) ?? {}
  await inside(page, { path: shown.page, query })
  for (const turn of [shown.turn ?? []].flat()) {
    const target = page.getByText(turn, { exact: true }).filter({ visible: true }).first()
    await target.click({ timeout: PATIENCE })
    await settle(page)
  }
  if (!shown.tap) return
  const door = shown.tap.startsWith('#') ? page.locator(shown.tap) : page.getByText(shown.tap)
  await door.filter({ visible: true }).first().click({ timeout: PATIENCE })
  await page.locator('.sheet-box').filter({ visible: true }).waitFor({ timeout: PATIENCE })
  // It slides in; what is measured and pictured is where it comes to rest.
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((one) => one.finished.catch(() => undefined))),
  )
}

const nameOf = ({ page, as }: Shown) => as ?? page.replaceAll('/', '-')

const openPhone = async (person: string, { width, height, settings }: Size): Promise<Page> => {
  const page = await table.page.context().newPage()
  await page.setViewportSize({ width, height })
  await page.goto(`${table.shuke.url}/phone/?person=${person}${settings}`)
  await page.waitForFunction(() => document.body.dataset.ready === 'true')
  return page
}

const look = async (person: string, size: Size): Promise<string[]> => {
  const page = await openPhone(person, size)
  const faults: string[] = []
  for (const shown of pages.filter((one) => one.person === person)) {
    if (size.wide && !forWork(shown)) continue
    const name = nameOf(shown)
    await show(page, shown)
    const bad = await page.evaluate(misfits)
    const title = await page.getByTestId('title').textContent()
    if (shown.page !== 'pages/card' && title === LONG.brand) bad.push('another page’s title')
    faults.push(...bad.map((fault) => `${name}: ${fault}`))
    await page.screenshot({ path: path.join(FOLDER, `${size.name}-${name}.png`) })
  }
  faults.push(...(await errorsOf(page)))
  await page.close()
  return faults
}

describe.each(sizes)('$name', (size) => {
  it.each(['shopper', 'friend', 'clerk', 'operator'])('fits every page of the %s', async (who) => {
    expect(await look(who, size)).toEqual([])
  })
})

import { describe, expect, test } from 'vitest'
import { CODE, clerkDay, home, MEMBER_CODE, row, south } from './clerk-answers.ts'
import { NOW, type Script } from './clerk-cloud.ts'
import { type Opened, open } from './clerk-phone.ts'
import { friendDay, CODE as INVITE, inviteDay } from './invite-answers.ts'
import { answers, consent, guestHome, LONG } from './member-answers.ts'
import { operatorDay, people, template } from './operator-answers.ts'
import { tillDay } from './sale-answers.ts'
import {
  drawnBy,
  firstSetDataBytes,
  interactionBytes,
  interactionCalls,
  largest,
} from './set-data.ts'
import { shopDay } from './shop-answers.ts'

const guest: Script = {
  ...answers,
  'membership.home': guestHome,
  'membership.consent': { consent },
  'coupons.offer': { ...answers['coupons.offer'], member: false },
}
const card = 'member/insert?q=https%3A%2F%2Fshop.example%2Fc%2F0ABCDEFGH'

const invitation = `member/invited?t=${INVITE}`

const till = `clerk/quote?code=${MEMBER_CODE}`
const oneYuan = ['.key:nth-child(9)']
/** Without coupons, which are chosen in the sheet: the first one is ticked off again. */
const toBill = ['收款', ...oneYuan, '#count', '#coupon', '[class*="--row"]', '不用券']
const withCoupon = ['收款', ...oneYuan, '00', '#count']

const twoOperators: Script = {
  ...operatorDay,
  'staff.list': { staff: [people[0], { ...people[0], id: 's9', name: '老陈', own: false }] },
}

const taps: [page: string, script: Script, taps: string[]][] = [
  ['pages/card', guest, ['《会员须知》']],
  ['pages/card', guest, ['同意并入会']],
  ['pages/wallet', answers, ['用过']],
  ['pages/wallet', answers, ['未到时间']],
  ['member/redeem', answers, ['#look']],
  ['pages/me', answers, ['会员须知']],
  ['pages/me', answers, ['我的个人信息']],
  ['pages/me', answers, ['特大']],
  ['member/insert', answers, ['看看送什么']],
  [card, answers, ['#take']],
  ['member/offer?template=t1', guest, ['《会员须知》']],
  ['member/offer?template=t1', guest, ['同意并收下']],
  ['member/invite?id=ic1', inviteDay, ['#rules']],
  ['member/invite?id=ic1', inviteDay, ['#code']],
  ['member/invite?id=ic1', inviteDay, ['#board']],
  ['member/invite?id=ic1', inviteDay, ['#name']],
  ['member/invite?id=ic1', inviteDay, ['[class$="--row"]']],
  [invitation, friendDay, ['#rules']],
  [invitation, friendDay, ['#gift-rules']],
  [invitation, friendDay, ['《会员须知》']],
  [invitation, friendDay, ['#take']],
  ['clerk/home', clerkDay, ['换门店']],
  ['clerk/home', clerkDay, ['输入券码数字']],
  [`clerk/quote?code=${CODE}`, clerkDay, ['确认核销']],
  [till, tillDay, ['收款', ...oneYuan, '#count']],
  [till, tillDay, [...toBill, '#coupon']],
  [till, tillDay, [...toBill, '自己填']],
  [till, tillDay, [...toBill, '用 47 分抵 ¥0.47']],
  [till, tillDay, [...toBill, '改金额']],
  [till, tillDay, [...toBill, '#confirm']],
  [till, tillDay, [...withCoupon, '#hold']],
  [till, tillDay, [...withCoupon, '#hold', '#confirm']],
  [till, tillDay, [...withCoupon, '#hold', '#release']],
  [till, tillDay, ['收款', '选商品', '[class$="--add"]']],
  ['clerk/home', clerkDay, ['#sound']],
  ['clerk/today', tillDay, ['收款']],
  ['clerk/sold?id=s1', tillDay, ['#return']],
  ['clerk/sold?id=s1', tillDay, ['#return', '退一部分']],
  ['clerk/sold?id=s1', tillDay, ['#return', '看看退多少']],
  ['clerk/sold?id=s1', tillDay, ['#return', '看看退多少', '#give-back']],
  ['member/shop/good?id=g1', shopDay, ['#exchange']],
  ['member/shop/good?id=g1', shopDay, ['#exchange', '#exchange-now']],
  ['member/profile', shopDay, ['#birthday']],
  ['member/profile', shopDay, ['#close']],
  ['member/profile', shopDay, ['#csv']],
  ['operator/stores', operatorDay, ['加一家门店']],
  ['operator/stores', operatorDay, [south.name]],
  ['operator/stores', operatorDay, ['加一家门店', '保存']],
  ['operator/staff', operatorDay, ['邀请员工']],
  ['operator/staff', operatorDay, ['邀请员工', '店长']],
  ['operator/staff', operatorDay, ['邀请员工', '运营']],
  ['operator/staff', operatorDay, ['.row-link']],
  ['operator/staff', twoOperators, ['.row-link']],
  ['operator/brand', operatorDay, ['保存']],
  ['operator/template', operatorDay, ['送东西']],
  ['operator/template', operatorDay, ['到某一天']],
  ['operator/template', operatorDay, ['指定门店']],
  ['operator/template', operatorDay, ['存为草稿']],
  ['operator/template?id=tDraft', operatorDay, ['发布']],
  ['operator/template?id=tDraft', operatorDay, ['送东西']],
  ['operator/template?id=tDraft', operatorDay, ['到某一天']],
  ['operator/template?id=tDraft', operatorDay, ['指定门店']],
  ['operator/template?id=tOut', operatorDay, ['停止发放']],
  ['operator/batch', operatorDay, ['制卡']],
  ['operator/batch?id=b1', operatorDay, ['改送别的券']],
  ['operator/batch?id=b1', operatorDay, ['作废这批卡']],
]

describe('what a tap sends to the screen before the cloud answers', () => {
  test.each(taps)('%s: %#', async (page, script, taps) => {
    const { bytes, calls } = await drawnBy(page, script, taps)
    expect({ taps, calls: calls <= interactionCalls, bytes }).toMatchObject({ taps, calls: true })
    expect(bytes, taps.join(', ')).toBeLessThanOrEqual(interactionBytes)
  })
})

const many = <T>(count: number, make: (place: number) => T): T[] =>
  Array.from({ length: count }, (_, place) => make(place))

const longText = many(200, (place) => `第 ${place + 1} 条，${LONG}。`).join('\n')
const audited = (place: number) => ({
  id: `a${place}`,
  at: NOW,
  action: 'brand.save',
  what: '更改品牌',
  who: LONG,
  where: LONG,
  why: LONG.repeat(2),
  before: LONG,
  after: LONG,
  requestId: 'abcdefghijklmnopqrst',
})
const stores = many(100, (place) => ({ id: `st${place}`, name: LONG, address: LONG.repeat(3) }))
const wordy = many(20, (place) => template(`t${place}`, 'published', { name: LONG }))
const posts = [{ storeId: south.id, storeName: LONG, role: 'clerk' }]

/** As much as a page may ever be given: full pages of rows, the longest words. */
const crowded: [page: string, script: Script, seen: (phone: Opened) => boolean][] = [
  [
    'operator/audit',
    { ...operatorDay, 'audit.list': { rows: many(20, audited) } },
    (phone) => phone.findAll('[class$="--row"]').length === 20,
  ],
  [
    'operator/stores',
    { ...operatorDay, 'stores.list': { stores } },
    (phone) => phone.findAll('.cell').length === 100,
  ],
  [
    'operator/template',
    { ...operatorDay, 'stores.list': { stores } },
    (phone) => phone.findAll('.choice-one').length > 100,
  ],
  [
    'operator/staff',
    {
      ...operatorDay,
      'staff.list': { staff: many(50, (place) => ({ ...people[1], id: `s${place}`, posts })) },
    },
    (phone) => phone.findAll('.row-card').length === 50,
  ],
  [
    'operator/templates',
    { ...operatorDay, 'coupons.templates': { templates: wordy } },
    (phone) => phone.findAll('.row-card').length === 20,
  ],
  [
    'clerk/today',
    { ...clerkDay, 'redemption.today': { rows: many(20, (at) => row(at, { name: LONG })) } },
    (phone) => phone.findAll('.log-row').length === 20,
  ],
  [
    'clerk/home',
    { ...clerkDay, 'staff.home': { ...home, last: many(10, (at) => row(at, { name: LONG })) } },
    (phone) => phone.findAll('.log-row').length === 5,
  ],
]

describe('a page that is given all it can be given', () => {
  test.each(crowded)('%s draws it in portions of 5 KB at most', async (page, script, seen) => {
    const phone = await open(page, script)
    await expect.poll(() => seen(phone)).toBe(true)
    expect(largest(phone)).toBeLessThanOrEqual(firstSetDataBytes)
  })

  test('the longest consent is fed in pieces and read as one', async () => {
    const home = { ...guestHome, consent: { ...consent, text: longText } }
    const phone = await open('pages/card', { ...guest, 'membership.home': home })
    await phone.tap('《会员须知》')
    await phone.until('第 200 条')
    expect(phone.text()).toContain(longText)
    expect(largest(phone)).toBeLessThanOrEqual(firstSetDataBytes)
  })
})

describe('a sheet', () => {
  test('is not on the screen, not even hidden, while it is closed', async () => {
    const phone = await open('operator/stores', operatorDay)
    expect(phone.find('#store-name')).toBeNull()
    await phone.tap('加一家门店')
    expect(phone.find('#store-name')).not.toBeNull()
    await phone.tap('关闭')
    expect(phone.find('#store-name')).toBeNull()
  })

  test('shows what the form holds now when it is opened again', async () => {
    const phone = await open('operator/stores', operatorDay)
    await phone.tap('加一家门店')
    await phone.input('#store-name', '湖滨店')
    await phone.tap('关闭')
    await phone.tap('加一家门店')
    expect(phone.find('#store-name')?.querySelector('input')?.value).toBe('')
  })
})

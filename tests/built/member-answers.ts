import type { Out } from '@/cloud'
import { NOW } from './clerk-cloud.ts'

export { NOW }

/** Scripted answers of the member function: what the pages get without any cloud. */

type Fn = 'member'
export type Answers = {
  [R in
    | 'membership.home'
    | 'membership.consent'
    | 'membership.join'
    | 'membership.code'
    | 'coupons.wallet'
    | 'coupons.show'
    | 'coupons.code'
    | 'coupons.offer'
    | 'coupons.claim'
    | 'inserts.look'
    | 'inserts.claim'
    | 'reminders.want']: Out<Fn, R>
}

const DAY = 86_400_000

export const tea = { name: '山间茶铺', slogan: '一杯好茶，慢慢喝', hue: 150, radius: 12 }
export const bakery = { name: '一日面包', slogan: '今天的面包，今天吃完', hue: 28, radius: 16 }

export const consent = {
  version: '2026-11',
  hash: 'a'.repeat(64),
  text: [
    '欢迎成为会员。请先看完下面几条。',
    '一、我们存什么：微信给这个小程序的编号、您的会员号、您的券和它们的使用记录。',
    '二、用来做什么：只用来发券、核销和答复您的问题，不给别的商家。',
    '三、不要什么：不要手机号、生日和地址。',
    '四、您随时可以来看这份须知，也可以让我们删掉您的记录。',
  ].join('\n'),
}

export const member = { number: '20260001 8842'.replace(' ', ''), joinedAt: NOW - 20 * DAY }

export type Ticket = Answers['coupons.show']['ticket']

export const ticket = (change: Partial<Ticket> = {}): Ticket => ({
  id: 'c1',
  name: '暖冬茶礼券',
  benefit: { kind: 'amount-off', offFen: 1200, minFen: 6000 },
  status: 'issued',
  expiresAt: NOW + 27 * DAY + 13 * 3_600_000,
  rule: '满 60 元可用 · 全部门店',
  ...change,
})

export const tickets: Ticket[] = [
  ticket({ expiresAt: NOW + 5 * 3_600_000 }),
  ticket({
    id: 'c2',
    name: '桂花糕兑换券',
    benefit: { kind: 'gift', item: '桂花糕一盒' },
    rule: '凭券兑换桂花糕一盒 · 湖滨店',
    expiresAt: NOW + 2 * DAY,
  }),
  ticket({
    id: 'c3',
    name: '新客回礼券',
    benefit: { kind: 'amount-off', offFen: 550, minFen: 0 },
    rule: '无门槛 · 全部门店',
  }),
]

/** As long as a brand may make it: 20 Han characters (look.md). */
export const LONG = '秋冬限定桂花乌龙与手作点心双人分享礼遇券'

const stores = [
  { id: 'st1', name: '湖滨店', address: '湖滨路 18 号一层' },
  { id: 'st2', name: '古街店', address: '古街 7 号，银杏树旁' },
]

const facts = [
  { label: '优惠', text: '满 60 元，减 12 元' },
  { label: '适用商品', text: '全部商品' },
  { label: '同时使用', text: '每笔限用 1 张' },
]

const offer = {
  templateId: 't1',
  name: '暖冬茶礼券',
  benefit: { kind: 'amount-off' as const, offFen: 1200, minFen: 6000 },
  rule: '满 60 元减 12 元 · 全部门店',
  rules: '每次消费用一张，不与其他优惠同享。\n不兑换现金。',
  validity: { kind: 'days' as const, days: 30 },
}

/** A member with three tickets and a fresh card in hand. */
export const answers: Answers = {
  'membership.home': { brand: tea, member, endingSoon: tickets },
  'membership.consent': { consent, given: { version: consent.version, at: NOW - 20 * DAY } },
  'membership.join': { member },
  'membership.code': { member, code: '210000012345678901', nextInMs: 21_000 },
  'coupons.wallet': { tickets },
  'coupons.show': {
    ticket: ticket(),
    facts,
    rules: '每次消费用一张，不与其他优惠同享。\n不兑换现金。',
    stores,
    story: [{ at: NOW - 3 * DAY, event: 'issued' }],
    reminder: { templateId: 'coupon-ending', wanted: false },
  },
  'coupons.code': { status: 'issued', code: '112345678901234567', nextInMs: 21_000 },
  'coupons.offer': { offer, facts, state: 'open', member: true },
  'coupons.claim': { ticket: ticket() },
  'inserts.look': { state: 'fresh', brand: tea, offer, member: true },
  'inserts.claim': { member, ticket: ticket() },
  'reminders.want': { wanted: true },
}

export const guestHome: Answers['membership.home'] = { brand: tea, endingSoon: [], consent }
